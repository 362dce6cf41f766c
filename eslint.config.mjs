// What can go wrong in a script without a test that sees it; style is a matter of taste, and of the next reader.
import js from "@eslint/js";
import globals from "globals";

// More than one word, or one with a capital that is not the name of a key.
const WORDS = /^[^.#[]*[a-zà-ÿ]{2,}[.,:;]? [a-zà-ÿ]{2,}|^(?!Enter$|Escape$|Control$|Meta$|Arrow)[A-ZÀ-Ý][a-zà-ÿ]+/;
// An error is for who makes the site; what finds an element is a selector.
const NOT_SAID = "NewExpression[callee.name=/Error$/] > TemplateLiteral, NewExpression[callee.name=/Error$/], CallExpression[callee.name=/^(around|part|parts)$/]";

export default [
  js.configs.recommended,
  {
    files: ["components/**/*.mjs", "tools/publish/offline.js"],
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": "error",
      "no-var": "error",
      "prefer-const": "error",
      // What a tool says stands in its template, where `sentence` finds it.
      "no-restricted-syntax": ["error", ...[`Literal[value=${WORDS}]`, `TemplateElement[value.raw=${WORDS}]`].map((text) => ({
        selector: `:not(${NOT_SAID}) > ${text}`,
        message: "What a reader reads stands in the template of the tool, as data-ot-say-…",
      }))],
      // Every text that comes from elsewhere goes into a page as text (Trusted Types forbids the rest).
      "no-restricted-properties": ["error", { property: "innerHTML" }, { property: "outerHTML" }, { property: "insertAdjacentHTML" }],
    },
  },
  {
    files: ["tools/publish/phone*.js"],
    languageOptions: { globals: globals.serviceworker },
  },
  {
    // Knows Dutch, and says none of it.
    files: ["components/search/engine.mjs"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    // Runs before any module, also in a browser that knows none.
    files: ["components/page/early.js"],
    languageOptions: { ecmaVersion: 5, sourceType: "script", globals: globals.browser },
    // ES5 cannot leave the name of an error out.
    rules: { "no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
];

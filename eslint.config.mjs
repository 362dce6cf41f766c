// What can go wrong in a script without a test that sees it; style is a matter of taste, and of the next reader.
import js from "@eslint/js";
import globals from "globals";

// More than one word, or one with a capital that is not the name of a key.
const WORDS = /[a-zà-ÿ]{2,}[.,:;]? [a-zà-ÿ]{2,}|^(?!Arrow(?:Down|Up)$|Enter$|Escape$|Control$|Meta$)[A-ZÀ-Ý][a-zà-ÿ]+/;

export default [
  js.configs.recommended,
  {
    files: ["components/**/*.mjs"],
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": "error",
      "no-var": "error",
      "prefer-const": "error",
      // What a tool says stands in its template: `sentence` finds it there. An error is for who makes the site.
      "no-restricted-syntax": ["error", ...["Literal[value=WORDS]", "TemplateElement[value.raw=WORDS]"].map((kind) => ({
        selector: `:not(NewExpression[callee.name=/Error$/] > *, NewExpression[callee.name=/Error$/] > TemplateLiteral > *)${kind.replace("WORDS", WORDS)}`,
        message: "What a reader reads stands in the template of the tool, as data-ot-say-…",
      }))],
      // Every text that comes from elsewhere goes into a page as text (Trusted Types forbids the rest).
      "no-restricted-properties": ["error", { property: "innerHTML" }, { property: "outerHTML" }, { property: "insertAdjacentHTML" }],
    },
  },
  {
    // Runs before any module, also in a browser that knows none.
    files: ["components/page/early.js"],
    languageOptions: { ecmaVersion: 5, sourceType: "script", globals: globals.browser },
    // ES5 cannot leave the name of an error out.
    rules: { "no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
];

// What can go wrong in a script without a test that sees it; style is a matter of taste, and of the next reader.
import js from "@eslint/js";
import globals from "globals";

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

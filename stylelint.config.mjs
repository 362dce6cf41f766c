// The style sheets: what stylelint's standard asks, and what keeps ours flat. Each change of a rule says why.
export default {
  extends: "stylelint-config-standard",
  rules: {
    // Flat BEM under one prefix; what starts with md- is Material's.
    "selector-class-pattern": "^(ot|md)-[a-z0-9]+(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+)?$",
    // Ours, and Material's with its two dashes in between.
    "custom-property-pattern": "^(ot|md)-[a-z0-9]+(-[a-z0-9]+)*(--[a-z0-9]+)?$",
    // The rules of one part stand together, and the layers decide between parts: by selector this order says nothing.
    "no-descending-specificity": null,
    // A later layer wins already; and an important rule in an early layer could not be outdone at all.
    "declaration-no-important": true,
    // The ids of the pages belong to the content, which changes; a style is for a class.
    "selector-max-id": 0,
    // Material's sheet stands in a layer below ours: its classes are there to be styled, not to lend their weight.
    "selector-disallowed-list": [
      ["/\\.md-(typeset|content)(?![\\w-])[^,]*[\\s>+~]/"],
      { message: "No class of the theme as an ancestor: the layers decide" },
    ],
    // A text has the size of its role, or that of the text around it; on the big screen it has that of the screen.
    "declaration-property-value-allowed-list": [
      { "font-size": ["/^var\\(--ot-size-[a-z]+\\)$/", "inherit", "/^[\\d.]+vh$/", "/^max\\([\\d.]+vmin, var\\(--ot-size-[a-z]+\\)\\)$/"] },
      { message: "Take the size of a role from macros/look/sizes.py" },
    ],
    // Colours stand in macros/look/colours.py alone, so that dark and print have each.
    "color-no-hex": true,
  },
  overrides: [
    { files: ["**/tokens.css"], rules: { "color-no-hex": null } },
  ],
};

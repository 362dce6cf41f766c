// What the template of a component promised to be in the page.

/**
 * The first element in a component that a selector finds.
 * @template {Element} T
 * @param {Element} component
 * @param {string} selector
 * @param {new () => T} kind
 */
export function part(component, selector, kind) {
  const found = component.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`<${component.localName}> has no ${selector}`);
}

/**
 * Every element below another that a selector finds; there may be none.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} kind
 */
export const parts = (within, selector, kind) =>
  [...within.querySelectorAll(selector)].flatMap((each) => (each instanceof kind ? [each] : []));

// Checklist items: how many are done.
import { store } from "ot/lib/store.mjs";
import { sentence } from "ot/lib/dom.mjs";

/**
 * How many of these items are done, and of how many; what is n.v.t. is not among them.
 * @param {string[]} ids
 */
export function count(ids) {
  const states = ids.map((id) => store.get(store.path("item", id)));
  const na = states.filter((state) => state === "na").length;
  return { done: states.filter((state) => state === "done").length, total: ids.length - na, na };
}

/**
 * The same in words, those of the macro `counts` in parts.jinja.
 * @param {HTMLElement} tool
 * @param {string[]} ids
 */
export function counted(tool, ids) {
  const numbers = count(ids);
  return sentence(tool, numbers.na ? "count-na" : "count", numbers);
}

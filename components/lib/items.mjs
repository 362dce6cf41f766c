// Checklist items: how many are done, and whether a text is still the one that was ticked.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { sentence } from "ot/lib/dom.mjs";

/**
 * How many of these items are done, and of how many; what is n.v.t. is not among them.
 * @param {string[]} ids
 */
export function count(ids) {
  const states = ids.map((id) => store.get(path("item", id)));
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

/**
 * A short print of a text (FNV-1a), the same for the same words.
 * @param {string} text
 */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (const char of text.trim().replace(/\s+/g, " ")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

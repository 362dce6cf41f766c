// Checklist items: how many are done, and whether a text is still the one that was ticked.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";

/** "4 van 12 gedaan" for these items; what is n.v.t. is not among the twelve. */
export function count(ids) {
  const { done, total, na } = count.of(ids);
  return `${done} van ${total} gedaan${na ? `, ${na} n.v.t.` : ""}`;
}

/** The same in numbers. */
count.of = (ids) => {
  const states = ids.map((id) => store.get(path("item", id)));
  const na = states.filter((state) => state === "na").length;
  return { done: states.filter((state) => state === "done").length, total: ids.length - na, na };
};

/** A short print of a text (FNV-1a), the same for the same words. */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (const char of text.trim().replace(/\s+/g, " ")) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}

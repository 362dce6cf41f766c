// The assignments a reader keeps apart, each with a name of their own choice. Entries of one stand below its id.
import { store, FIRST } from "ot/lib/store.mjs";

/**
 * Every assignment; the first is there without any set-up and has no name until somebody gives it one.
 * @returns {[id: string, name: string][]}
 */
export function assignments() {
  const named = store.list("").filter(([name]) => /^[^/]+\/name$/.test(name));
  return named.length ? named.map(([name, v]) => [name.slice(0, -"/name".length), String(v)]) : [[FIRST, ""]];
}

// Every item of a checklist asks for it, and finding it looks at every entry: it is found once after each change.
/** @type {string | undefined} */
let found;
store.addEventListener("change", () => { found = undefined; });

/**
 * The id of the assignment that all tools work on.
 * @returns {string}
 */
export function current() {
  if (found) return found;
  const ids = assignments().map(([id]) => id);
  const chosen = store.get("current");
  return (found = ids.includes(chosen) ? chosen : ids[0]);
}

/**
 * The name of an entry of the current assignment, such as path("item", id).
 * @param {string[]} names
 */
export const path = (...names) => [current(), ...names].join("/");

/**
 * Make an assignment and go on with it.
 * @param {string} name
 * @param {string} first what the one without a name is called from now on
 */
export function add(name, first) {
  const id = crypto.getRandomValues(new Uint32Array(2)).join("-");
  /** @type {Parameters<typeof store.change>[0]} */
  const changes = assignments()[0][1] ? {} : { [`${FIRST}/name`]: { v: first } };
  store.change({ ...changes, [`${id}/name`]: { v: name }, current: { v: id } });
}

/**
 * Remove an assignment with all that stands below it.
 * @param {string} id
 * @returns {() => void} the way back
 */
export const remove = (id) => store.clear(`${id}/`);

/**
 * What is kept of a record, by the rest of its name: nothing for an answer, a field for each text of a form.
 * @param {string} name
 */
export const below = (name) => store.list(name).filter(([rest]) => /^(\/|$)/.test(rest));

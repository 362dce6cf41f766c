// The assignments a reader keeps apart, each with a name of their own choice. Entries of one stand below its id.
import { store, FIRST } from "ot/lib/store.mjs";

/** Every assignment, [id, name]; the first is there without any set-up and has no name until somebody gives it one. */
export function assignments() {
  const named = store.list("").filter(([name]) => /^[^/]+\/name$/.test(name)).map(([name, v]) => [name.slice(0, -5), String(v)]);
  return named.length ? named : [[FIRST, ""]];
}

// Every item of a checklist asks for it, and finding it looks at every entry: it is found once after each change.
let found;
store.addEventListener("change", () => { found = undefined; });

/** The id of the assignment that all tools work on. */
export function current() {
  if (found) return found;
  const ids = assignments().map(([id]) => id);
  const chosen = store.get("current");
  return (found = ids.includes(chosen) ? chosen : ids[0]);
}

/** The name of an entry of the current assignment: path("item", id). */
export const path = (...parts) => [current(), ...parts].join("/");

/** Make an assignment and go on with it. `first` is what the one without a name is called from now on. */
export function add(name, first) {
  const id = crypto.getRandomValues(new Uint32Array(2)).join("-");
  const unnamed = assignments()[0][1] ? {} : { [`${FIRST}/name`]: { v: first } };
  store.change({ ...unnamed, [`${id}/name`]: { v: name }, current: { v: id } });
}

/** Remove an assignment with all that stands below it; gives the way back. */
export const remove = (id) => store.clear(`${id}/`);

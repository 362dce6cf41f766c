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

/** The successors of records that are gone, by their ids; the page has them. @type {Map<string, string>} */
const successors = new Map(JSON.parse(document.documentElement.dataset.otSuccessors ?? "[]"));

// Every item of a checklist asks for it, and finding it looks at every entry: it is found once after each change.
/** @type {string | undefined} */
let found;
store.addEventListener("change", () => {
  found = undefined;
  takeOver();
});

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
 * What was kept of a record that is gone goes on under its successor, one record at a time: the change that this is,
 * calls for the next. Where there is an answer under the successor already, both stay as they are.
 */
function takeOver() {
  /** @type {Parameters<typeof store.change>[0]} */
  const changes = {};
  let taken;
  for (const [name, v] of store.list("")) {
    const [assignment, kind, id, ...rest] = name.split("/");
    const to = successors.get(kind === "phase" ? v : id);
    const [from, base] = [id, to].map((each) => `${assignment}/${kind}/${each}`);
    if (!to) continue;
    if (kind === "phase") changes[name] = { v: to };
    // A form is kept from the moment that the reader asks for it.
    else if (!store.entry(base) && !store.entry(`${base}/keep`) && (taken ??= from) === from) {
      changes[[base, ...rest].join("/")] = store.entry(name) ?? { v };
      changes[name] = { v: null };
    }
  }
  if (Object.keys(changes).length) store.change(changes);
}
takeOver();

// A file from another device, or of before: what is in it, and taking over what the reader wants of it.
import { MOST, StateError, VERSION, checked, isId, isObject, isText, parsed, upgraded } from "ot/lib/state.mjs";
import { holds, visible } from "ot/lib/texts.mjs";

const MOST_ENTRIES = 20_000;
const LONGEST = 200;

/**
 * @typedef {import("ot/lib/state.mjs").State} State
 * @typedef {import("ot/lib/state.mjs").Entry} Entry
 * @typedef {import("ot/lib/state.mjs").Change} Change
 * @typedef {object} Incoming an assignment in a file
 * @property {string} id
 * @property {string} name empty where the reader gave none
 * @property {number} ticks
 * @property {number} answers
 * @property {number} texts
 * @property {number} last when it was last changed, in milliseconds since 1970
 * @property {Map<string, Entry>} entries by the rest of their names
 */

/**
 * Read a file that any version so far has written.
 * @param {string} text
 * @param {State} store what it is for
 * @returns {Incoming[]} the assignments that hold something
 */
export function read(text, store) {
  const file = parsed(text);
  if (!isObject(file) || !Number.isInteger(file.version) || file.version < 1) throw new StateError("damaged");
  if (file.version > VERSION) throw new StateError("newer");
  if (!isObject(file.entries) || (file.of ?? store.device.slug) !== store.device.slug) throw new StateError("damaged");
  const named = Object.entries(file.entries);
  if (named.length > MOST_ENTRIES) throw new StateError("damaged");
  const now = store.device.now();
  /** @type {Map<string, Map<string, Entry>>} */
  const found = new Map();
  for (const [name, entry] of upgraded(named.map(([each, content]) => [each, checked(content, now)]), file.version)) {
    const [id, ...rest] = name.split("/");
    if (!rest.length) continue;   // of the device, such as which assignment was chosen there
    const row = rest[2] === "row" ? rest[3] : "1";
    const rows = Array.isArray(entry.v) ? entry.v.length : 0;
    if (!isId(id) || !isId(row) || rows > MOST || name.length > LONGEST) throw new StateError("damaged");
    found.set(id, (found.get(id) ?? new Map()).set(rest.join("/"), entry));
  }
  return [...found].map(([id, entries]) => incoming(id, entries)).filter(({ entries }) => [...entries.values()].some(({ v }) => v !== null));
}

/** @param {string} id @param {Map<string, Entry>} entries @returns {Incoming} */
function incoming(id, entries) {
  const there = [...entries].filter(([, { v }]) => v !== null);
  /** @param {(name: string, v: any) => boolean} which */
  const count = (which) => there.filter(([name, { v }]) => which(name, v)).length;
  return {
    id, entries, name: visible(entries.get("name")?.v),
    ticks: count((name) => name.startsWith("item/")),
    answers: count((name) => name.startsWith("flag/") || name.startsWith("chosen/")),
    texts: count((name, v) => isText(`/${name}`) && typeof v === "string" && Boolean(v.trim())),
    last: Math.max(...[...entries.values()].map(({ t }) => t)),
  };
}

/**
 * Take over assignments of a file: all that was asked for, or nothing.
 * @param {State} store
 * @param {[Incoming, string][]} choices each with the id of the assignment here that it goes together with; empty to put it
 *   beside what is here
 * @returns {() => boolean} the way back
 */
export function take(store, choices) {
  store.fresh("");
  const taken = new Set(store.assignments().map(([id]) => id));
  /** @type {Record<string, Change>} */
  const changes = {};
  /** @type {string[]} */
  const added = [];
  for (const [each, to] of choices) {
    const beside = !to && (taken.has(each.id) || each.id in changes) ? store.device.id() : each.id;
    if (!to) added.push(beside);
    for (const [rest, entry] of each.entries) {
      const change = to ? together(store, each, to, rest, entry) : entry.v === null ? undefined : entry;
      if (change) changes[`${to || beside}/${rest}`] = change;
    }
    if (!to && !each.entries.get("name")?.v) changes[`${beside}/name`] = { v: null };
  }
  const before = store.shown;
  // Who did nothing here yet goes on with what came.
  const moves = added.length && !store.list(store.path("")).length;
  if (moves) changes.current = { v: added[0] };
  const undo = store.change(changes, true);
  if (moves) store.show(added[0]);
  return () => {
    const whole = undo();
    if (moves && store.shown === added[0]) store.show(before);
    return whole;
  };
}

/**
 * What becomes of an entry here with one of the file: the newest counts, and of texts both.
 * @param {State} store
 * @param {Incoming} file
 * @param {string} to
 * @param {string} rest
 * @param {Entry} entry
 * @returns {Change | undefined} nothing where what is here stays
 */
function together(store, file, to, rest, entry) {
  const here = store.entry(`${to}/${rest}`);
  const live = here && here.v !== null;
  // What was taken away there was taken away in that assignment, and in no other.
  if (entry.v === null && (file.id !== to || rest === "name")) return undefined;
  if (!here || (!live && file.id !== to)) return entry;
  if (rest === "name") return visible(here.v) ? undefined : entry;
  if (live && entry.v !== null) {
    if (Array.isArray(entry.v)) return { v: [...new Set([...Array.isArray(here.v) ? here.v : [], ...entry.v])].slice(0, MOST) };
    if (isText(`/${rest}`) && typeof here.v === "string" && typeof entry.v === "string") {
      if (holds(here.v, entry.v)) return undefined;
      return { v: holds(entry.v, here.v) ? entry.v : `${here.v}\n\n${entry.v}` };
    }
  }
  return entry.t > here.t ? entry : undefined;
}

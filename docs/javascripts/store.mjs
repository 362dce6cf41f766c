// What a reader keeps on this device: the only module that touches localStorage.
//
// One key holds {version, erased, entries}. An entry is {v: value, t: time, …} under a name such as
// "<assignment>/item/<id>". Every tab has all entries in memory and writes all of them. What another tab or a file
// brings is merged entry by entry, the newest first, so that two tabs lose nothing. Entries older than `erased` are
// gone. A name that this version does not know stays as it is.
export const VERSION = 2;
const KEY = "opdracht-teruggeven";
const DAMAGED = `${KEY}:onleesbaar`;
const DAY = 864e5;
/** The assignment that is there without any set-up. */
export const FIRST = "eerste";

// From each earlier version to the next. 1 knew no assignments: "item/<id>" is now "eerste/item/<id>".
const MIGRATIONS = {
  1: ({ entries = {}, ...rest }) => ({
    ...rest,
    version: 2,
    entries: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${FIRST}/${name}`, entry])),
  }),
};

/** Why a text is no state of ours: "damaged" or "newer". */
export class StateError extends Error {}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Read a state that was written by any version so far. */
export function parse(text) {
  let state;
  try { state = JSON.parse(text); } catch { /* as damaged as any other text */ }
  if (!isObject(state) || !Number.isInteger(state.version) || state.version < 1) throw new StateError("damaged");
  if (state.version > VERSION) throw new StateError("newer");
  while (state.version < VERSION) state = MIGRATIONS[state.version](state);
  const time = (value) => Number.isSafeInteger(value) && value >= 0;
  if (!isObject(state.entries) || !time(state.erased ?? 0)) throw new StateError("damaged");
  for (const entry of Object.values(state.entries)) {
    if (!isObject(entry) || !("v" in entry) || !time(entry.t)) throw new StateError("damaged");
    // A clock that ran ahead must not keep every later answer from counting.
    entry.t = Math.min(entry.t, Date.now() + DAY);
  }
  return state;
}

class Store extends EventTarget {
  #entries = new Map();
  #erased = 0;
  #rest = {};        // fields that a later release may have put beside ours
  #clock = 0;
  #raw = null;       // what storage held when we last looked
  #storage = null;

  /** "kept", or why what is done now is not kept: "blocked", "full", "newer"; or what to know: the browser emptied
      it ("cleared"), or it could not be read ("damaged"). */
  status = "kept";

  constructor() {
    super();
    try {
      this.#storage = globalThis.localStorage;   // the getter itself throws where storage is blocked
      this.#storage.getItem(KEY);
    } catch {
      this.#storage = null;
      this.status = "blocked";
    }
    this.#read();
    addEventListener("storage", ({ key, newValue, storageArea }) => {
      if (storageArea !== this.#storage || (key !== KEY && key !== null)) return;
      this.#take(newValue);
    });
    // A page that comes back as it was left has missed every event.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && this.#storage) this.#take(this.#storage.getItem(KEY));
    });
  }

  /** The value of an entry, or undefined. */
  get(name) { return this.entry(name)?.v ?? undefined; }

  /** A whole entry, or undefined. */
  entry(name) { return this.#entries.get(name); }

  /** [the rest of the name, the value] of every entry below a prefix that has a value. */
  list(prefix) {
    return [...this.#entries]
      .filter(([name, { v }]) => name.startsWith(prefix) && v !== null)
      .map(([name, { v }]) => [name.slice(prefix.length), v]);
  }

  /** Set one entry; null takes its value away. `more` may carry other fields of it. */
  set(name, v, more = {}) { return this.change({ [name]: { v, ...more } }); }

  /** Change several entries at once, {name: {v, …}}; gives the way back. */
  change(changes) {
    this.#read(true);
    const before = {};
    const t = this.#now();
    for (const [name, entry] of Object.entries(changes)) {
      before[name] = this.#entries.get(name) ?? { v: null };
      this.#entries.set(name, { ...entry, t });
    }
    this.#write();
    this.#tell();
    return () => this.change(before);
  }

  /** Take all values below a prefix away; gives the way back. */
  clear(prefix) {
    return this.change(Object.fromEntries(this.list(prefix).map(([rest]) => [prefix + rest, { v: null }])));
  }

  /** Everything as text, to keep in a file. */
  export() { return JSON.stringify(this.#state(), null, 1); }

  /** Merge a file's text, or put it in the place of all there is; a StateError changes nothing. */
  import(text, replace = false) {
    const state = parse(text);
    this.#read(true);
    if (replace) {
      this.#entries.clear();
      this.#erased = this.#now();
      const t = this.#now();
      for (const entry of Object.values(state.entries)) entry.t = t;
    }
    this.#merge({ ...state, erased: replace ? this.#erased : 0 });
    this.#write();
    this.#tell();
  }

  /** Erase all there is, in storage and in every tab. */
  erase() {
    try {
      this.#storage?.removeItem(KEY);
      this.#storage?.removeItem(DAMAGED);
    } catch { /* Nothing was kept. */ }
    this.#forget();
    this.#tell();
  }

  #state() {
    return { ...this.#rest, version: VERSION, erased: this.#erased, entries: Object.fromEntries(this.#entries) };
  }

  #now() { return (this.#clock = Math.max(Date.now(), this.#clock + 1)); }

  #forget() {
    this.#entries.clear();
    this.#raw = null;
    if (this.status !== "blocked") this.status = "kept";
  }

  // What another tab wrote. Where it lacks something of ours, all is written again, so that every tab ends the same.
  #take(raw) {
    if (raw === null) this.#forget();
    else if (this.#adopt(raw)) this.#write();
    this.#tell();
  }

  #read(writing = false) {
    if (!this.#storage) return;
    const raw = this.#storage.getItem(KEY);
    if (raw === this.#raw) return;
    if (raw !== null) this.#adopt(raw);
    // Erasing tells every tab; nothing told us, so it was the browser. What this page still knows is written again.
    else if (writing) this.status = "cleared";
  }

  // Merge what storage holds; gives whether we know more than it does.
  #adopt(raw) {
    this.#raw = raw;
    try {
      const state = parse(raw);
      this.#merge(state);
      const { entries, erased = 0 } = state;
      return erased < this.#erased || Object.keys(entries).length !== this.#entries.size ||
        [...this.#entries].some(([name, { t }]) => t !== entries[name]?.t);
    } catch (error) {
      this.status = error.message;
      if (this.status === "damaged") try { this.#storage.setItem(DAMAGED, raw); } catch { /* No room for a copy. */ }
      return false;
    }
  }

  #merge({ version: _, erased = 0, entries, ...rest }) {
    this.#rest = { ...this.#rest, ...rest };
    this.#erased = Math.max(this.#erased, erased);
    for (const [name, entry] of Object.entries(entries)) {
      const own = this.#entries.get(name);
      const newer = !own || entry.t > own.t || (entry.t === own.t && JSON.stringify(entry) > JSON.stringify(own));
      if (newer) this.#entries.set(name, entry);
      this.#clock = Math.max(this.#clock, entry.t);
    }
    this.#clock = Math.max(this.#clock, this.#erased);
    for (const [name, { t }] of this.#entries) if (t <= this.#erased) this.#entries.delete(name);
  }

  #write() {
    if (!this.#storage || this.status === "newer") return;
    const raw = JSON.stringify(this.#state());
    try {
      this.#storage.setItem(KEY, raw);
      this.#raw = raw;
      if (this.status === "full") this.status = "kept";
    } catch {
      this.status = "full";
    }
  }

  #tell() { this.dispatchEvent(new Event("change")); }
}

export const store = new Store();

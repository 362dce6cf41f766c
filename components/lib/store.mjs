// What a reader keeps on this device: the only module of the tools that touches localStorage. (Light or dark is set
// before any module is there, by early.js.)
//
// Every entry has a key of its own, "<slug>/<name>", with {v: value, t: time, …} as JSON. The slug is that of the
// handreiking and stands in the page, so that two of them on one host share nothing. Two tabs that write at the same
// moment cannot overwrite each other's answers with a key for each: there is nothing to merge but one entry, and
// there the newest counts. A name says where it belongs, such as "<assignment>/item/<id>"; one that this version does
// not know stays as it is. A value that was taken away is null, so that an older file cannot bring it back.
export const VERSION = 2;
const SLUG = document.documentElement.dataset.otSlug;
const SPACE = `${SLUG}/`;
const MARK = "version";   // the one key that is no entry
const DAMAGED = `${SLUG}-onleesbaar/`;
const DAY = 864e5;
const PAUSE = 100;   // milliseconds in which another tab is heard
/** The assignment that is there without any set-up. */
export const FIRST = "eerste";

/**
 * @typedef {{ v: any, h?: string }} Change a value, or null to take it away, with other fields that it has
 * @typedef {Change & { t: number }} Entry the same with when it was written, in milliseconds since 1970
 */

// From each earlier version to the next: what an entry was called then, and what it is called now.
/** @type {Record<number, (name: string) => string>} */
const MIGRATIONS = {
  1: (name) => `${FIRST}/${name}`,   // 1 knew no assignments
};

/** Why something is no state of ours: "damaged" or "newer". */
export class StateError extends Error {}

/**
 * @param {any} value
 * @returns {value is Record<string, any>}
 */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * @param {unknown} entry
 * @returns {Entry}
 */
function checked(entry) {
  if (!isObject(entry) || !("v" in entry) || !Number.isSafeInteger(entry.t) || entry.t < 0) throw new StateError("damaged");
  // A clock that ran ahead must not keep every later answer from counting.
  return { ...entry, v: entry.v, t: Math.min(entry.t, Date.now() + DAY) };
}

/** @param {string} text */
function parsed(text) {
  try { return JSON.parse(text); } catch { throw new StateError("damaged"); }
}

/**
 * What an entry of an earlier version is called now.
 * @param {string} name
 * @param {number} version
 */
const newName = (name, version) => {
  for (let each = version; each < VERSION; each++) name = MIGRATIONS[each](name);
  return name;
};

/**
 * Read a file that any version so far has written.
 * @param {string} text
 * @returns {[name: string, entry: Entry][]}
 */
export function parse(text) {
  const state = parsed(text);
  if (!isObject(state) || !Number.isInteger(state.version) || state.version < 1) throw new StateError("damaged");
  if (state.version > VERSION) throw new StateError("newer");
  if (!isObject(state.entries)) throw new StateError("damaged");
  return Object.entries(state.entries).map(([name, entry]) => [newName(name, state.version), checked(entry)]);
}

class Store extends EventTarget {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  #clock = 0;
  #marked = false;   // whether our mark stood in storage when we last looked
  /** @type {Storage | null} */
  #storage = null;
  /** @type {number | undefined} */
  #restoring;

  /**
   * "kept"; why what is done now is not kept ("blocked", "full", "newer"); or what to know: the browser emptied it
   * ("cleared"), or something could not be read ("damaged").
   */
  status = "kept";

  constructor() {
    super();
    try {
      this.#storage = globalThis.localStorage;   // the getter itself throws where storage is blocked
      this.#load();
    } catch {
      this.#storage = null;
      this.status = "blocked";
    }
    addEventListener("storage", ({ key, newValue, storageArea }) => {
      if (!this.#storage || storageArea !== this.#storage) return;
      // Erased in another tab. An event may come late: what was written here after it is not what was erased.
      if (key === null || (key === SPACE + MARK && newValue === null)) this.#reload();
      else if (key.startsWith(SPACE)) this.#take(key.slice(SPACE.length), newValue ?? this.#storage.getItem(key));
      else return;
      this.#tell();
    });
    // A page that comes back as it was left has missed every event.
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      this.#reload();
      this.#tell();
    });
  }

  /**
   * The value of an entry, or undefined.
   * @param {string} name
   */
  get(name) { return this.entry(name)?.v ?? undefined; }

  /**
   * A whole entry, or undefined.
   * @param {string} name
   */
  entry(name) { return this.#entries.get(name); }

  /**
   * Every entry below a prefix that has a value.
   * @param {string} prefix
   * @returns {[rest: string, value: any][]}
   */
  list(prefix) {
    return [...this.#entries]
      .filter(([name, { v }]) => name.startsWith(prefix) && v !== null)
      .map(([name, { v }]) => /** @type {[string, any]} */ ([name.slice(prefix.length), v]));
  }

  /**
   * Set one entry.
   * @param {string} name
   * @param {any} v its value, or null to take it away
   * @param {Omit<Change, "v">} [more] other fields of it
   */
  set(name, v, more = {}) { return this.change({ [name]: { v, ...more } }); }

  /**
   * Change several entries at once.
   * @param {Record<string, Change>} changes by the name of the entry
   * @returns {() => void} the way back
   */
  change(changes) {
    /** @type {Record<string, Change>} */
    const before = {};
    const t = this.#now(Object.keys(changes));
    for (const [name, entry] of Object.entries(changes)) {
      before[name] = this.#entries.get(name) ?? { v: null };
      this.#entries.set(name, { ...entry, t });
    }
    this.#write(Object.keys(changes));
    this.#tell();
    return () => { this.change(before); };
  }

  /**
   * Take all values below a prefix away.
   * @param {string} prefix
   * @returns {() => void} the way back
   */
  clear(prefix) {
    return this.change(Object.fromEntries(this.list(prefix).map(([rest]) => [prefix + rest, { v: null }])));
  }

  /** Everything as text, to keep in a file. */
  export() { return JSON.stringify({ version: VERSION, entries: Object.fromEntries(this.#entries) }, null, 1); }

  /**
   * Merge what a file holds, or put it in the place of all there is; a StateError changes nothing.
   * @param {string} text
   * @param {boolean} [replace]
   */
  import(text, replace = false) {
    const entries = parse(text);
    const names = entries.map(([name]) => name);
    if (replace) {
      const there = new Set(names);
      this.#remove([...this.#entries.keys()].filter((name) => !there.has(name)));
      this.#entries.clear();
    }
    for (const [name, entry] of entries) if (entry.t >= (this.entry(name)?.t ?? 0)) this.#entries.set(name, entry);
    this.#write(names);
    this.#tell();
  }

  /**
   * Erase all there is, in storage and in every tab.
   * @returns {boolean} whether nothing is left; false also where the browser does not let us look
   */
  erase() {
    const left = () => [SPACE, DAMAGED].flatMap((space) => this.#keys(space).map((name) => space + name));
    let erased = false;
    try {
      // The mark goes last: it tells the other tabs.
      for (const key of left()) if (key !== SPACE + MARK) this.#storage?.removeItem(key);
      this.#remove([MARK]);
      erased = this.#storage !== null && !left().length;
    } catch { /* Then it is still there. */ }
    this.#reload();
    this.#tell();
    return erased;
  }

  /** @param {string} space */
  #keys(space) {
    return Object.keys(this.#storage ?? {}).filter((key) => key.startsWith(space)).map((key) => key.slice(space.length));
  }

  /** @param {string[]} names */
  #now(names) {
    // Another tab may have been here last, with a clock ahead of ours.
    for (const name of names) if (this.#storage) this.#take(name, this.#storage.getItem(SPACE + name));
    return (this.#clock = Math.max(Date.now(), this.#clock + 1));
  }

  #load() {
    if (!this.#storage) return;
    const mark = this.#storage.getItem(SPACE + MARK);
    const legible = mark === null || /^[1-9]\d*$/.test(mark);
    this.#marked = legible && mark !== null;
    if (!legible) this.#setApart(MARK, mark);
    const version = legible ? Number(mark ?? VERSION) : VERSION;
    if (version > VERSION) {
      this.status = "newer";
      return;
    }
    const keys = this.#keys(SPACE).filter((name) => name !== MARK);
    for (const name of keys) this.#take(newName(name, version), this.#storage.getItem(SPACE + name));
    if (legible && version === VERSION) return;
    this.#write([...this.#entries.keys()]);
    if (this.status === "kept") this.#remove(keys.filter((name) => newName(name, version) !== name));
  }

  /**
   * @param {string} name
   * @param {string | null} raw
   */
  #take(name, raw) {
    if (name === MARK) this.#marked = true;
    // Nothing there: another tab took it away, or it was never kept and only this page knows it.
    else if (raw === null) { if (this.status === "kept") this.#entries.delete(name); }
    else try {
      const entry = checked(parsed(raw));
      this.#clock = Math.max(this.#clock, entry.t);
      // Two tabs at the same moment: what came into storage last need not be the newest.
      if (entry.t >= (this.entry(name)?.t ?? 0)) this.#entries.set(name, entry);
      else this.#write([name]);
    } catch {
      this.#setApart(name, raw);
    }
  }

  /**
   * Keep a copy of what cannot be read, and take it out of the way.
   * @param {string} name
   * @param {string} raw
   */
  #setApart(name, raw) {
    this.status = "damaged";
    try {
      this.#storage?.setItem(DAMAGED + name, raw);
      this.#storage?.removeItem(SPACE + name);
    } catch { /* No room for a copy. */ }
  }

  /** @param {string[]} names */
  #write(names) {
    if (!this.#storage || this.status === "newer") return;
    try {
      if (this.#marked && this.#storage.getItem(SPACE + MARK) === null) this.#restoreSoon();
      // What found no room before is written as well.
      const all = this.status === "full" ? this.#entries.keys() : names;
      for (const name of all) this.#storage.setItem(SPACE + name, JSON.stringify(this.#entries.get(name)));
      if (this.#storage.getItem(SPACE + MARK) !== String(VERSION)) this.#storage.setItem(SPACE + MARK, String(VERSION));
      this.#marked = true;
      if (this.status === "full") this.status = "kept";
    } catch {
      this.status = "full";
    }
  }

  /**
   * Our mark is gone. Another tab erased all, and the event that tells so is on its way: then nothing may come back. Or
   * nothing is heard, and it was the browser: then what this page still knows is written again.
   */
  #restoreSoon() {
    clearTimeout(this.#restoring);
    this.#restoring = setTimeout(() => {
      this.#write([...this.#entries.keys()]);
      if (this.status === "kept") this.status = "cleared";
      this.#tell();
    }, PAUSE);
  }

  /** @param {string[]} names */
  #remove(names) { for (const name of names) this.#storage?.removeItem(SPACE + name); }

  /** Forget what this page knows, and look again. */
  #reload() {
    clearTimeout(this.#restoring);
    this.#entries.clear();
    this.#marked = false;
    if (this.status === "blocked") return;
    this.status = "kept";
    this.#load();
  }

  #tell() { this.dispatchEvent(new Event("change")); }
}

export const store = new Store();

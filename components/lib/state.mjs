// What a reader keeps on this device, as one tab knows it. It knows no page: storage, clock and chance are given to it, so
// that it can be tested as it is. store.mjs makes the one of a page.
//
// Every entry has a key of its own, "<slug>/<name>", with {v: value, t: time, …} as JSON, so that two tabs that write at the
// same moment have nothing to merge but one entry, and there the newest counts. A value that was taken away is null, so
// that an older file cannot bring it back. What a reader did stands below the id of an assignment:
//
//   <assignment>/name          what the reader calls it; {v: null, gone: true} once it was removed
//   <assignment>/<kind>/<id>   an answer, such as item/<id>; a text below form/<id>/ or thought/<id>/
//   current                    the assignment that a new tab begins with
//   eerste                     the id of what had that name on every device, up to version 2
//   version                    the one key that is no entry
import { fingerprint, merged, visible } from "ot/lib/texts.mjs";

export const VERSION = 3;
const MARK = "version";
const CURRENT = "current";
const OLD = "eerste";
const DAY = 864e5;
const PAUSE = 100;     // milliseconds in which another tab is heard
const LONGEST = 200;   // characters of a name
export const MOST = 100;   // rows of a form
const ID = /^[\w-]{1,60}$/;
const MARKED = /^[1-9]\d{0,8}$/;
/** What a reader wrote; every other value is one of a few. */
const TEXT = /^[^/]*\/(form|thought|phrase)\//;

/**
 * @typedef {{ v: any, h?: string, gone?: boolean, t?: number }} Change a value, or null to take it away, with other fields
 *   that it has; with the time of another device, where that is newer than what is here
 * @typedef {Change & { t: number }} Entry the same with when it was written, in milliseconds since 1970
 * @typedef {[name: string, entry: Entry]} Named
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Kept
 * @typedef {object} Device what a tab runs on
 * @property {string} slug of the handreiking
 * @property {() => Kept} local what all tabs share; throws where it is blocked
 * @property {() => Kept} session what only this tab has
 * @property {() => number} now
 * @property {() => string} id one that no device made before
 * @property {(act: () => void, pause: number) => any} later
 */

/** Why something is no state of ours or cannot be kept: "damaged", "newer" or "full". */
export class StateError extends Error {}

/** @param {any} value @returns {value is Record<string, any>} */
export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** @param {any} id @returns {id is string} */
export const isId = (id) => typeof id === "string" && ID.test(id);

/** @param {string} name @returns whether an entry holds what a reader wrote */
export const isText = (name) => TEXT.test(name);

/** @param {string} name @returns the id of the assignment that an entry belongs to, if any */
const owner = (name) => name.includes("/") ? name.slice(0, name.indexOf("/")) : undefined;

/** @param {string} text */
export function parsed(text) {
  try { return JSON.parse(text); } catch { throw new StateError("damaged"); }
}

/** @param {unknown} entry @param {number} now @returns {Entry} */
export function checked(entry, now) {
  if (!isObject(entry) || !("v" in entry) || !Number.isSafeInteger(entry.t) || entry.t < 0) throw new StateError("damaged");
  // A clock that ran ahead must not keep every later answer from counting.
  return { ...entry, v: entry.v, t: Math.min(entry.t, now + DAY) };
}

/** @param {any} v @returns what a tool can work with: a text, a number, a truth or a list of ids */
function plain(v) {
  if (Array.isArray(v)) return [...new Set(v.map(String).filter(isId))].slice(0, MOST);
  return v === null || typeof v === "object" ? undefined : v;
}

/**
 * Entries of an earlier version as they are now. The first assignment and the first row of a form had the same id
 * everywhere. They get one that follows from what they hold, so that each tab that is at it comes to the same.
 * @param {Named[]} entries
 * @param {number} version
 * @param {string} [known] the id that the first assignment got before
 * @returns {Named[]}
 */
export function upgraded(entries, version, known) {
  if (version >= VERSION) return entries;
  /** @type {Named[]} */
  const old = entries.map(([name, entry]) => [version === 1 ? `${OLD}/${name}` : name, entry]);
  const own = JSON.stringify(old.filter(([name]) => owner(name) === OLD).sort(([one], [two]) => one < two ? -1 : 1));
  const first = known ?? `${fingerprint(own)}-${fingerprint(own, 7)}`;
  return old.map(([name, entry]) => {
    if (name === CURRENT && entry.v === OLD) return [name, { ...entry, v: first }];
    const now = owner(name) === OLD ? first + name.slice(OLD.length) : name;
    const row = `r${owner(now)}`;
    const rows = now.endsWith("/rows") && Array.isArray(entry.v);
    return [now.replace("/row/1/", `/row/${row}/`),
      rows ? { ...entry, v: entry.v.map((/** @type {any} */ each) => String(each) === "1" ? row : each) } : entry];
  });
}

export class State extends EventTarget {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** Entries that only this page knows: there was no way to keep them. @type {Set<string>} */
  #unkept = new Set();
  /** What became of an assignment that had no id, or not the one that it got. @type {Map<string, string>} */
  #became = new Map();
  #clock = 0;
  #marked = false;   // whether our mark stood in storage when we last looked
  #newer = false;
  /** What to know: the browser emptied it ("cleared"), or something could not be read ("damaged"). */
  #told = "";
  /** @type {Kept | null} */
  #storage = null;
  /** The last of what this page wrote again after its mark was gone. */
  #restoring = 0;
  /** The name of the assignment that this tab shows, for when it is removed elsewhere. */
  #name = "";
  #shown = "";
  /** The one that this page made because there was none. */
  #made = "";
  /** How often all was erased while this page was there. */
  erased = 0;

  /** @param {Device} device */
  constructor(device) {
    super();
    this.device = device;
    try {
      this.#storage = device.local();   // the getter itself throws where storage is blocked
      this.#load();
    } catch {
      this.#storage = null;
    }
  }

  /** "kept"; why what is done now is not kept ("blocked", "full", "newer"); or what to know ("cleared", "damaged"). */
  get status() {
    if (!this.#storage) return "blocked";
    return this.#newer ? "newer" : this.#unkept.size ? "full" : this.#told || "kept";
  }

  /** Whether something that is done now stays. */
  get keeps() { return !["blocked", "full", "newer"].includes(this.status); }

  /** @param {string} name @returns whether only this page knows an entry */
  unkept(name) { return this.#unkept.has(this.#real(name)); }

  // The assignments.

  /** The id of the assignment that this tab shows; empty while the reader did nothing yet. */
  get shown() { return this.#shown; }

  /**
   * The name of an entry of that assignment, such as path("item", id).
   * @param {string[]} names
   */
  path(...names) { return [this.#shown, ...names].join("/"); }

  /** What an assignment is called now. @param {string} id */
  called(id) { return visible(this.get(`${id}/name`)); }

  /** Whether an assignment was removed. @param {string} id */
  gone(id) { return Boolean(this.entry(`${id}/name`)?.gone); }

  /** The id that an assignment has now, which had none or another. @param {string} id */
  became(id) {
    for (let next; (next = this.#became.get(id)) !== undefined;) id = next;
    return id;
  }

  /**
   * Every assignment that holds something, and the one that is shown; by name, those without one first.
   * @returns {[id: string, name: string][]}
   */
  assignments() {
    const ids = new Set([...this.#entries].filter(([, { v }]) => v !== null).map(([name]) => owner(name)).filter(isId));
    if (!this.gone(this.#shown)) ids.add(this.#shown);
    if (ids.size > 1) ids.delete("");
    const all = [...ids].map((id) => /** @type {[string, string]} */ ([id, this.called(id)]));
    return all.sort(([one, a], [two, b]) => a.localeCompare(b, "nl") || (one < two ? -1 : 1));
  }

  /** Go on with an assignment, in this tab and in those that are opened from now on. @param {string} id */
  show(id) {
    this.#go(id);
    if (id) this.change({ [CURRENT]: { v: id } });
    else this.#tell();
  }

  /**
   * Make an assignment and go on with it.
   * @param {string} name
   * @param {string} first what the one without a name is called from now on
   */
  add(name, first) {
    if (!this.called(this.#shown) && !this.gone(this.#shown)) this.set(this.path("name"), first);
    const id = this.device.id();
    this.change({ [`${id}/name`]: { v: name } });
    this.show(id);
  }

  /** @param {string} name */
  rename(name) { this.set(this.path("name"), name); }

  /**
   * Remove an assignment with all that stands below it, and go on with another.
   * @param {string} id
   * @returns {() => boolean} the way back
   */
  remove(id) {
    // What has no id yet may have text that is not kept: that goes too, and comes back with it.
    if (!id) {
      this.fresh("/");
      if (this.#shown) return () => true;   // another tab began: that is not what the reader saw
      this.set(this.path("name"), null);
      id = this.#shown;
    }
    this.fresh(`${id}/`);
    const names = [`${id}/name`, ...this.list(`${id}/`).map(([rest]) => `${id}/${rest}`)];
    const undo = this.change(Object.fromEntries(names.map((name) => [name, { v: null, gone: true }])));
    if (id === this.#shown) this.show(this.assignments()[0]?.[0] ?? "");
    return () => {
      const whole = undo();
      this.show(id);
      return whole;
    };
  }

  // Values.

  /**
   * The value of an entry, or undefined.
   * @param {string} name
   */
  get(name) { return plain(this.entry(name)?.v); }

  /**
   * A whole entry, or undefined.
   * @param {string} name
   */
  entry(name) { return this.#entries.get(this.#real(name)); }

  /**
   * Every entry below a prefix that has a value.
   * @param {string} prefix
   * @returns {[rest: string, value: any][]}
   */
  list(prefix) {
    const real = this.#real(prefix);
    return [...this.#entries]
      .filter(([name, { v }]) => name.startsWith(real) && plain(v) !== undefined)
      .map(([name, { v }]) => /** @type {[string, any]} */ ([name.slice(real.length), plain(v)]));
  }

  /**
   * Set one entry.
   * @param {string} name
   * @param {any} v its value, or null to take it away
   * @param {Omit<Change, "v">} [more] other fields of it
   */
  set(name, v, more = {}) { return this.change({ [name]: { v, ...more } }); }

  /**
   * Change several entries at once: all of them are kept, or none.
   * @param {Record<string, Change>} changes by the name of the entry
   * @param {boolean} [strict] whether they are not made at all where they cannot be kept; then a StateError says so
   * @returns {() => boolean} the way back, of what nobody changed since; it says whether that was all
   */
  change(changes, strict = false) {
    const real = this.#begun(changes);
    const names = Object.keys(real);
    for (const name of names) this.#look(name);
    this.#clock = Math.max(this.device.now(), this.#clock + 1);
    /** @type {Map<string, Entry | undefined>} */
    const before = new Map(names.map((name) => [name, this.#entries.get(name)]));
    for (const [name, { t = 0, ...entry }] of Object.entries(real))
      this.#entries.set(name, { ...entry, t: t > (before.get(name)?.t ?? -1) && t > 0 ? t : this.#clock });
    const after = new Map(names.map((name) => [name, /** @type {Entry} */ (this.#entries.get(name))]));
    this.#write(names);
    if (strict && names.some((name) => this.#unkept.has(name))) {
      for (const [name, entry] of before) {
        this.#unkept.delete(name);
        if (entry) this.#entries.set(name, entry);
        else this.#entries.delete(name);
      }
      throw new StateError("full");
    }
    this.#tell();
    return () => this.#undo(before, after);
  }

  /**
   * Take all values below a prefix away.
   * @param {string} prefix
   * @returns {() => boolean} the way back
   */
  clear(prefix) {
    this.fresh(prefix);
    return this.change(Object.fromEntries(this.list(prefix).map(([rest]) => [prefix + rest, { v: null }])));
  }

  /** Hear what other tabs wrote below a prefix, before any event tells so. @param {string} prefix */
  fresh(prefix) {
    if (!this.#shown) {
      this.#look(CURRENT);
      this.#meet();
    }
    const real = this.#real(prefix);
    // Where all is gone at once, who did it is still to be heard.
    const known = this.#storage?.getItem(this.#space + MARK) ? [...this.#entries.keys()] : [];
    for (const name of new Set([...this.#keys(this.#space), ...known])) if (name.startsWith(real)) this.#look(name);
  }

  /** Everything as text, to keep in a file; what a newer version wrote goes along as it is. */
  export() {
    const entries = this.#newer
      ? this.#keys(this.#space).filter((name) => name !== MARK).map((name) => {
        const raw = this.#storage?.getItem(this.#space + name) ?? "";
        try { return [name, parsed(raw)]; } catch { return [name, raw]; }
      })
      : [...this.#entries];
    const version = this.#newer ? Number(this.#storage?.getItem(this.#space + MARK)) : VERSION;
    return JSON.stringify({ of: this.device.slug, version, entries: Object.fromEntries(entries) }, null, 1);
  }

  /** Whether all is gone from storage, and who did it is still to be heard: then nothing should be written of before. */
  get emptied() {
    if (!this.#marked || !this.#storage || this.#storage.getItem(this.#space + MARK) !== null) return false;
    this.#restoreSoon();
    return true;
  }

  /**
   * Erase all there is, in storage and in every tab.
   * @returns {boolean} whether nothing is left; false also where the browser does not let us look
   */
  erase() {
    const left = () => [this.#space, this.#apart].flatMap((space) => this.#keys(space).map((name) => space + name));
    let erased = false;
    try {
      // The mark goes last: it tells the other tabs.
      for (const key of left()) if (key !== this.#space + MARK) this.#storage?.removeItem(key);
      this.#storage?.removeItem(this.#space + MARK);
      erased = this.#storage !== null && !left().length;
    } catch { /* Then it is still there. */ }
    this.#reload(true);
    return erased;
  }

  // What this tab hears.

  /**
   * Another tab wrote something, or took it away.
   * @param {string | null} key null where all went at once
   * @param {string | null} raw
   */
  heard(key, raw) {
    const name = key?.startsWith(this.#space) ? key.slice(this.#space.length) : undefined;
    // An event may come late: what was written here after it is not what was erased.
    if (key === null || (name === MARK && raw === null)) return this.#reload(true);
    if (name === undefined || !this.#storage) return;
    if (name === MARK && MARKED.test(raw ?? "")) {
      // Of a newer version: what is on the screen stays there. Of a page of before: it wrote under the names of before.
      this.#newer = Number(raw) > VERSION;
      if (Number(raw) < VERSION) return this.#reload();
    }
    // An event says where to look: what it tells of may be long gone.
    this.#look(name);
    if (name === CURRENT) this.#meet();
    this.#tell();
  }

  /** A page that comes back as it was left has missed every event. */
  returned() {
    this.#unkept.clear();
    this.#reload(this.#marked && this.#storage?.getItem(this.#space + MARK) === null);
  }

  // Below here only what this module needs itself.

  get #space() { return `${this.device.slug}/`; }
  get #apart() { return `${this.device.slug}-onleesbaar/`; }

  /** The name that an entry has, also where it was asked for before its assignment had an id. @param {string} name */
  #real(name) { return name.startsWith("/") ? this.became("") + name : name; }

  /** @param {string} space @returns the names that stand in storage */
  #keys(space) {
    const { length = 0 } = this.#storage ?? {};
    const keys = Array.from({ length }, (_, place) => this.#storage?.key(place) ?? "");
    return keys.filter((key) => key.startsWith(space)).map((key) => key.slice(space.length)).sort();
  }

  /** @param {string} id */
  #go(id) {
    this.#shown = id;
    if (id) this.#became.delete(id);
    else this.#became.clear();
    this.#name = this.called(id);
    try {
      const session = this.device.session();
      if (id) session.setItem(this.#space + CURRENT, id);
      else session.removeItem(this.#space + CURRENT);
    } catch { /* Then this page knows it alone. */ }
  }

  /**
   * The same changes with what comes with them: the first thing that a reader does makes an assignment, and what is done
   * in one that was removed elsewhere gives it its name back.
   * @param {Record<string, Change>} changes
   */
  #begun(changes) {
    /** @type {Record<string, Change>} */
    const more = {};
    if (Object.keys(changes).some((name) => name.startsWith("/")) && !this.#shown && !this.became("")) {
      this.#look(CURRENT);   // another tab may have begun a moment ago
      this.#meet();
      if (!this.#shown) {
        const id = this.device.id();
        this.#became.set("", id);
        this.#made = id;
        this.#go(id);
        more[CURRENT] = { v: id, h: "first" };
      }
    }
    const real = Object.fromEntries(Object.entries(changes).map(([name, change]) => [this.#real(name), change]));
    for (const name of Object.keys(real)) {
      const id = owner(name);
      if (!id || real[name].v === null || `${id}/name` in real || !this.gone(id)) continue;
      more[`${id}/name`] = { v: (id === this.#shown && this.#name) || null };
    }
    return { ...more, ...real };
  }

  /** Another tab made or chose an assignment: this tab goes along where it has none, or made one at the same moment. */
  #meet() {
    const { v: id, h } = this.entry(CURRENT) ?? {};
    if (!isId(id) || id === this.#shown) return;
    this.#look(`${id}/name`);
    if (this.gone(id)) return;
    const mine = this.#shown;
    if (mine) {
      if (h !== "first" || mine !== this.#made || this.gone(mine) || this.called(mine) || this.called(id)) return;
      this.fresh(`${mine}/`);
      if (mine < id && this.list(`${mine}/`).length) return void this.set(CURRENT, mine, { h: "first" });
    }
    this.#became.set(mine, id);
    this.#go(id);
    if (!mine) return;
    const moved = this.list(`${mine}/`).filter(([rest]) => !this.entry(`${id}/${rest}`));
    this.change(Object.fromEntries(moved.flatMap(([rest]) => [
      [`${id}/${rest}`, /** @type {Entry} */ (this.#entries.get(`${mine}/${rest}`))], [`${mine}/${rest}`, { v: null }]])));
  }

  /**
   * @param {Map<string, Entry | undefined>} before
   * @param {Map<string, Entry>} after
   */
  #undo(before, after) {
    /** @type {Record<string, Change>} */
    const changes = {};
    let whole = true;
    for (const [name, made] of after) {
      this.#look(name);
      const now = this.#entries.get(name);
      const old = { ...before.get(name) ?? { v: null }, t: 0 };
      if (now?.t === made.t) changes[name] = old;
      else if (now && typeof old.v === "string" && isText(name))
        changes[name] = { v: merged(String(made.v ?? ""), String(now.v ?? ""), old.v) };
      else whole = false;
    }
    this.change(changes);
    return whole;
  }

  #load() {
    if (!this.#storage) return;
    const mark = this.#storage.getItem(this.#space + MARK);
    const legible = mark === null || MARKED.test(mark);
    this.#marked = legible && mark !== null;
    if (!legible) this.#setApart(MARK, mark);
    const version = legible ? Number(mark ?? VERSION) : VERSION;
    this.#newer = version > VERSION;
    if (this.#newer) return;
    const names = this.#keys(this.#space).filter((name) => name !== MARK);
    for (const name of names) this.#take(name, this.#storage.getItem(this.#space + name));
    // A page of before that is still open writes under the names of before.
    const old = Math.min(version, names.some((name) => owner(name) === OLD) ? 2 : VERSION);
    if (old < VERSION) this.#upgrade(old);
    else if (!legible) this.#write([]);
    this.#settle();
  }

  /** @param {number} version */
  #upgrade(version) {
    const known = this.get(OLD);
    const before = [...this.#entries].filter(([name]) => name !== OLD);
    const after = upgraded(before, version, isId(known) ? known : undefined);
    const first = known ?? owner(after.find((_, place) => version === 1 || owner(before[place][0]) === OLD)?.[0] ?? "");
    if (first) after.push([OLD, this.entry(OLD) ?? { v: first, t: this.device.now() }]);
    this.#entries.clear();
    for (const [name, entry] of after) if (entry.t >= (this.#entries.get(name)?.t ?? 0)) this.#entries.set(name, entry);
    const left = before.map(([name]) => name).filter((name) => !this.#entries.has(name));
    // Each new name needs the room of its old one. What finds none stays as it was, to be tried again.
    const old = new Map(left.map((name) => [name, this.#storage?.getItem(this.#space + name) ?? ""]));
    for (const name of left) this.#storage?.removeItem(this.#space + name);
    this.#write([...this.#entries.keys()]);
    if (this.#unkept.size) for (const [name, raw] of old) {
      try { this.#storage?.setItem(this.#space + name, raw); } catch { /* It stood there a moment ago. */ }
    }
  }

  /** Which assignment this tab shows: the one that it showed, or the last that was chosen on this device. */
  #settle() {
    const ids = new Set([...this.#entries.keys()].map(owner));
    let own = null;
    try { own = this.device.session().getItem(this.#space + CURRENT); } catch { /* This tab has nothing of its own. */ }
    const last = this.get(CURRENT);
    const found = [this.became(this.#shown), own].find((id) => isId(id) && ids.has(id))
      ?? (isId(last) && ids.has(last) && !this.gone(last) ? last : this.assignments()[0]?.[0] ?? "");
    if (!this.#shown && found) this.#became.set("", found);
    this.#go(found);
  }

  /** See what stands in storage under a name now. @param {string} name */
  #look(name) { if (this.#storage && !this.#newer) this.#take(name, this.#storage.getItem(this.#space + name)); }

  /**
   * @param {string} name
   * @param {string | null} raw
   */
  #take(name, raw) {
    if (name === MARK) this.#marked = true;
    else if (name.length > LONGEST) return;
    // Nothing there: another tab took it away, or it was never kept and only this page knows it.
    else if (raw === null) { if (!this.#unkept.has(name)) this.#entries.delete(name); }
    else try {
      const entry = checked(parsed(raw), this.device.now());
      const mine = this.#entries.get(name);
      // Two tabs at the same moment: what came into storage last need not be the newest.
      const [newest] = [entry, ...mine ? [mine] : []].sort((one, two) =>
        two.t - one.t || (JSON.stringify(one) < JSON.stringify(two) ? 1 : -1));
      this.#clock = Math.max(this.#clock, newest.t);
      if (newest === mine) {
        if (!this.#unkept.has(name) && JSON.stringify(mine) !== JSON.stringify(entry)) this.#write([name]);
        return;
      }
      this.#entries.set(name, entry);
      this.#unkept.delete(name);
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
    this.#told = "damaged";
    try {
      this.#storage?.setItem(this.#apart + name, raw);
      this.#storage?.removeItem(this.#space + name);
    } catch { /* No room for a copy. */ }
  }

  /** @param {string[]} names */
  #write(names) {
    const others = [...this.#unkept].filter((name) => !names.includes(name));
    for (const name of names) this.#unkept.add(name);
    if (!this.#storage) return;
    const mark = this.#storage.getItem(this.#space + MARK);
    // A newer version of the site is at it: what it wrote, and its mark, are not ours to change.
    if (MARKED.test(mark ?? "") && Number(mark) > VERSION) this.#newer = true;
    if (this.#newer) return;
    if (this.#marked && mark === null) this.#restoreSoon();
    if (this.#put([...names, ...others]) || (others.length && this.#put(names))) this.#marked = true;
  }

  /**
   * Write entries, all or none.
   * @param {string[]} names
   */
  #put(names) {
    const storage = /** @type {Kept} */ (this.#storage);
    /** @type {[string, string][]} */
    const texts = names.map((name) => [this.#space + name, JSON.stringify(this.#entries.get(name))]);
    texts.push([this.#space + MARK, String(VERSION)]);
    /** @type {[string, string | null][]} */
    const before = [];
    try {
      for (const [key, text] of texts) {
        const there = storage.getItem(key);
        if (there === text) continue;
        storage.setItem(key, text);
        before.push([key, there]);
      }
      for (const name of names) this.#unkept.delete(name);
      return true;
    } catch {
      // The way back, step by step: each was there a moment ago, so there is room for it.
      for (const [key, text] of before.reverse()) {
        if (text === null) storage.removeItem(key);
        else storage.setItem(key, text);
      }
      return false;
    }
  }

  /**
   * Our mark is gone. Another tab erased all, and the event that tells so is on its way: then nothing may come back. Or
   * nothing is heard, and it was the browser: then what this page still knows is written again.
   */
  #restoreSoon() {
    const mine = ++this.#restoring;
    this.device.later(() => {
      if (mine !== this.#restoring) return;
      this.#write([...this.#entries.keys()]);
      if (!this.#unkept.size) this.#told = "cleared";
      this.#tell();
    }, PAUSE);
  }

  /**
   * Forget what this page knows, and look again.
   * @param {boolean} [erased] whether all was erased
   */
  #reload(erased = false) {
    this.#restoring++;
    if (erased) this.#unkept.clear();
    for (const name of this.#entries.keys()) if (!this.#unkept.has(name)) this.#entries.delete(name);
    this.#told = "";
    this.#marked = this.#newer = false;
    if (erased) {
      this.erased++;
      this.#go("");
    }
    this.#load();
    this.#tell();
  }

  #tell() {
    if (!this.gone(this.#shown)) this.#name = this.called(this.#shown);
    this.dispatchEvent(new Event("change"));
  }
}

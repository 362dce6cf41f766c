// What stands in the fields of one form, in one tab: for each assignment what was typed, and what of that is kept. It knows
// no page; form.mjs shows it.
//
// A field remembers the text that it last had in common with the store. What differs from that the reader typed here and
// nobody has yet; what the store has otherwise came from elsewhere. So a change from elsewhere goes into a field, also where
// the reader is in it, and where both changed both texts are there.
import { MOST } from "ot/lib/state.mjs";
import { merged } from "ot/lib/texts.mjs";

/** @typedef {import("ot/lib/state.mjs").State} State */
/** @typedef {import("ot/lib/state.mjs").Change} Change */

class Sheet {
  /** What stands in each field, by its name below the key of the form. @type {Map<string, string>} */
  texts = new Map();
  /** What stood there when it was last the same here and in the store. @type {Map<string, string>} */
  shared = new Map();
  /** @type {string[]} */
  rows = [];
  /** @type {string[]} */
  sharedRows = [];
  /** The row that was made because there was none. */
  begin = "";
  kept = false;

  get filled() { return [...this.texts.values()].some((text) => text.trim()); }
  /** @param {string} row */
  holds(row) { return [...this.texts].some(([name, text]) => name.startsWith(`row/${row}/`) && text.trim()); }
}

export class Draft {
  /** @type {Map<string, Sheet>} */
  #sheets = new Map();
  #erased = 0;

  /**
   * @param {State} store
   * @param {string} key of the form, below an assignment: keep = true, field/<field> = text, and with rows rows = [row…] and
   *   row/<row>/<field> = text
   * @param {boolean} [rows] whether it has rows
   */
  constructor(store, key, rows = false) {
    this.store = store;
    this.key = key;
    this.hasRows = rows;
    this.#erased = store.erased;
    this.sync();
  }

  /** @param {string} id */
  #base(id) { return `${id}/${this.key}/`; }
  /** @param {string} id */
  #kept(id) { return Boolean(this.store.get(`${this.#base(id)}keep`)); }

  /** The sheet of the assignment that is shown. */
  get #sheet() { return this.#of(this.store.shown); }

  /** @param {string} id */
  #of(id) {
    const there = this.#sheets.get(id) ?? new Sheet();
    this.#sheets.set(id, there);
    return there;
  }

  get kept() { return this.#kept(this.store.shown); }
  /** The rows, in their order; there is always one to type in. */
  get rows() {
    const sheet = this.#sheet;
    if (this.hasRows && !sheet.rows.length) sheet.rows = [sheet.begin = this.store.device.id()];
    return sheet.rows;
  }

  /** @param {string} name */
  text(name) { return this.#sheet.texts.get(name) ?? ""; }

  /** Whether there is text, of any assignment, that is gone when the page goes. */
  get unsaved() {
    const { store } = this;
    return [...this.#sheets].some(([id, sheet]) =>
      sheet.filled && !(this.#kept(id) && store.keeps) && (id === store.shown || !store.gone(id)));
  }

  /** @param {string} name @param {string} text */
  type(name, text) { this.#sheet.texts.set(name, text); }

  /** @param {string[]} rows */
  arrange(rows) { this.#sheet.rows = rows; }

  /**
   * Take in what the store has otherwise.
   * @returns {string[]} the fields that are shown in which the texts of here and there came together
   */
  sync() {
    if (this.#erased !== this.store.erased) this.#forgetErased();
    for (const [id, sheet] of [...this.#sheets]) {
      const now = this.store.became(id);
      if (now === id) continue;
      this.#sheets.delete(id);
      const there = this.#sheets.get(now);
      if (!there) this.#sheets.set(now, sheet);
      else for (const [name, text] of sheet.texts) there.texts.set(name, merged("", there.texts.get(name) ?? "", text));
    }
    const { shown } = this.store;
    this.#of(shown);
    return [...this.#sheets].flatMap(([id, sheet]) => {
      const both = this.#align(id, sheet);
      return id === shown ? both : [];
    });
  }

  /** All was erased: what was kept is gone, and of the text that never was only that on the screen is left. */
  #forgetErased() {
    this.#erased = this.store.erased;
    const [last] = [...this.#sheets].filter(([id]) => id === this.#last).map(([, sheet]) => sheet);
    this.#sheets.clear();
    if (!last) return;
    this.#wipe(last);
    this.#sheets.set(this.store.shown, last);
  }
  #last = "";

  /** Leave only what the reader typed here and nobody has yet. @param {Sheet} sheet */
  #wipe(sheet) {
    for (const [name, text] of sheet.texts) sheet.texts.set(name, merged(sheet.shared.get(name) ?? "", text, ""));
    sheet.rows = sheet.rows.filter((row) => sheet.holds(row));
    sheet.kept = false;
    sheet.shared.clear();
    sheet.sharedRows = [];
  }

  /** @param {string} id @param {Sheet} sheet */
  #align(id, sheet) {
    const { store } = this;
    const base = this.#base(id);
    if (id === store.shown) this.#last = id;
    const kept = this.#kept(id);
    if (!kept) {
      // Switched off: what is on the screen stays there. Removed or erased: then it goes there too.
      const kept = store.entry(`${base}keep`);
      if (sheet.kept && (!kept || kept.gone)) this.#wipe(sheet);
      sheet.shared.clear();
      sheet.sharedRows = [];
      sheet.kept = false;
      return [];
    }
    sheet.kept = true;
    const there = new Map(store.list(base).filter(([name]) => /^(field|row)\//.test(name)).map(([name, v]) => [name, String(v)]));
    const both = [...new Set([...there.keys(), ...sheet.texts.keys(), ...sheet.shared.keys()])].filter((name) => {
      const [shared, here, remote] = [sheet.shared, sheet.texts, there].map((texts) => texts.get(name) ?? "");
      if (remote === shared) return false;
      const text = merged(shared, here, remote);
      sheet.texts.set(name, text);
      sheet.shared.set(name, remote);
      return here !== shared && text !== here && text !== remote;
    });
    if (this.hasRows) this.#alignRows(sheet, store.get(`${base}rows`), [...there.keys()]);
    return both;
  }

  /** @param {Sheet} sheet @param {unknown} rows @param {string[]} names */
  #alignRows(sheet, rows, names) {
    const there = Array.isArray(rows) ? /** @type {string[]} */ (rows) : [];
    const texts = names.map((name) => /^row\/([\w-]+)\//.exec(name)?.[1]).filter((row) => row !== undefined);
    // The row that stands there to begin with gives way to what was kept.
    const { begin } = sheet;
    if (there.length && !there.includes(begin) && String(sheet.rows) === begin && !sheet.holds(begin)) sheet.rows = [];
    const changed = String(sheet.rows) !== String(sheet.sharedRows);
    // Who moved, added or removed rows here goes before what another tab did with them.
    const order = changed
      ? [...sheet.rows, ...there.filter((row) => !sheet.sharedRows.includes(row))]
      : there;
    const removed = changed ? sheet.sharedRows.filter((row) => !there.includes(row)) : sheet.rows.filter((row) => !there.includes(row));
    const wanted = order.filter((row) => !removed.includes(row) || sheet.holds(row));
    const own = sheet.rows.filter((row) => sheet.holds(row));
    sheet.rows = [...new Set([...wanted, ...texts.filter((row) => sheet.holds(row)), ...own])].slice(0, MOST);
    sheet.sharedRows = there;
  }

  /**
   * Keep what was typed in every assignment in which the form is kept.
   * @param {boolean} [keep] whether the form that is shown is kept from now on
   * @returns {string[]} the fields in which the texts of here and of another tab came together
   */
  save(keep = false) {
    const { store } = this;
    if (store.emptied) return [];
    for (const id of this.#sheets.keys()) store.fresh(`${id}/`);
    const both = this.sync();
    for (const [id, sheet] of this.#sheets) {
      const base = this.#base(id);
      const starts = keep && id === store.shown;
      if (!starts && !this.#kept(id)) continue;
      /** @type {Record<string, Change>} */
      const changes = starts ? { [`${base}keep`]: { v: true } } : {};
      for (const [name, text] of sheet.texts) {
        if (text !== (sheet.shared.get(name) ?? "")) changes[base + name] = { v: text || null };
        sheet.shared.set(name, text);
      }
      sheet.rows = sheet.rows.slice(0, MOST);
      if (this.hasRows && String(sheet.rows) !== String(sheet.sharedRows)) changes[`${base}rows`] = { v: sheet.rows };
      sheet.sharedRows = sheet.rows;
      sheet.kept = true;
      if (Object.keys(changes).length) store.change(changes);
    }
    this.sync();
    return both;
  }

  /** @param {boolean} on whether what is typed is to be kept from now on */
  keep(on) {
    if (on) return this.save(true);
    this.save();
    this.store.clear(this.#base(this.store.shown));
    return this.sync();
  }

  /**
   * Empty all fields of the assignment that is shown.
   * @returns {() => boolean} the way back
   */
  empty() {
    const names = [...this.#sheet.texts.keys()];
    return this.#take(names, []);
  }

  /**
   * Take a row away.
   * @param {string} row
   * @returns {() => boolean} the way back
   */
  remove(row) {
    const names = [...this.#sheet.texts.keys()].filter((name) => name.startsWith(`row/${row}/`));
    return this.#take(names, this.rows.filter((each) => each !== row));
  }

  /** @param {string[]} names @param {string[]} rows which rows are left */
  #take(names, rows) {
    const { store } = this;
    const id = store.shown;
    const erased = store.erased;
    const sheet = this.#sheet;
    const before = { rows: sheet.rows, texts: names.map((name) => /** @type {const} */ ([name, sheet.texts.get(name) ?? ""])) };
    for (const name of names) sheet.texts.set(name, "");
    sheet.rows = rows;
    this.save();
    return () => {
      // What was erased or removed since does not come back by another way.
      const now = store.became(id);
      if (erased !== store.erased || store.emptied || store.gone(now)) return false;
      const there = this.#of(now);
      for (const [name, text] of before.texts) there.texts.set(name, merged("", there.texts.get(name) ?? "", text));
      there.rows = [...new Set([...before.rows, ...there.rows.filter((row) => there.holds(row) || before.rows.includes(row))])];
      this.save();
      return true;
    };
  }

  /** The page goes: what is kept is saved, and of the rest nothing is left, also for who comes back. */
  leave() {
    this.save();
    for (const [id] of this.#sheets) if (!this.#kept(id) || !this.store.keeps) this.#sheets.delete(id);
    this.sync();
  }
}

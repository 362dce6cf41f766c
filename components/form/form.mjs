// <ot-form data-key="…">: what is typed stays on the page, and is kept only where the reader says so.
//
// Below the key in the store: keep = true; field/<field> = text; with rows: rows = [row…], row/<row>/<field> = text.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { announce, around, ask, copyText, offerUndo, part, parts, sentence, switchOn, touched } from "ot/lib/dom.mjs";
import { printOnly } from "ot/lib/print.mjs";

const PAUSE = 300; // milliseconds after the last letter
const newId = () => String(crypto.getRandomValues(new Uint32Array(1)));
/** @param {ParentNode} row */
const firstFieldOf = (row) => part(row, "textarea");

/** @typedef {Record<string, any>} State what stands on the screen, under the names that it has in the store */
/**
 * Text that is not kept, by its place in the store: for who goes to another assignment and comes back.
 * @type {Map<string, State>}
 */
const drafts = new Map();

customElements.define("ot-form", class extends HTMLElement {
  /** @type {Set<HTMLTextAreaElement>} The fields that were typed in since they were saved. */
  dirty = new Set();
  /** Where in the store the form stands that is shown. */
  base = "";
  /** @type {Event | undefined} The click on a link of which the reader has just said that the page may go. */
  leaving;
  /** Whether rows are being put in place. */
  arranging = false;
  /** @type {number | undefined} */
  timer;

  connectedCallback() {
    switchOn(this);
    for (const type of ["input", "change", "click", "focusout"]) this.addEventListener(type, this);
    for (const type of ["beforeunload", "pagehide"]) window.addEventListener(type, this);
    store.addEventListener("change", this);
    // While it goes down: before anything else can act on it.
    document.addEventListener("click", this, true);
    const early = touched(this, "[data-ot-field]", HTMLTextAreaElement).filter(({ value }) => value.trim());
    this.dirty = new Set(early);
    this.makeRoom(early);
    this.render();
    for (const field of early) this.adopt(field);
  }

  get fields() { return parts(this, "[data-ot-field]", HTMLTextAreaElement); }
  /** Where the rows stand, in a form that has them. */
  get list() { return this.querySelector("[data-ot-rows]"); }
  get rows() { return this.list ? parts(this.list, ":scope > [data-ot-row]") : []; }
  /** @param {HTMLElement[]} fields */
  rowsOf(fields) { return this.rows.filter((row) => fields.some((field) => row.contains(field))); }
  get key() { return path(this.dataset.key ?? ""); }
  get kept() { return Boolean(store.get(`${this.base}/keep`)); }
  get lost() { return ["blocked", "full", "newer"].includes(store.status); }
  get unsaved() { return (!this.kept || this.lost) && this.fields.some(({ value }) => value.trim()); }

  /** @param {Event} event */
  handleEvent(event) {
    const { type, target, currentTarget } = event;
    if (currentTarget === store) this.render();
    else if (currentTarget === document) this.guard(/** @type {MouseEvent} */ (event));
    else if (type === "beforeunload") this.unload(event);
    else if (type === "pagehide") this.save();
    else if (type === "input" && target instanceof HTMLTextAreaElement && target.dataset.otField) this.typed(target);
    else if (type === "change" && target instanceof HTMLInputElement && "otKeep" in target.dataset) this.keep(target.checked);
    else if (type === "click") this.act(around(event, "[data-ot-do]"));
    else if (event instanceof FocusEvent && this.kept && !this.arranging) {
      this.save();
      this.render(event.relatedTarget); // what another tab wrote meanwhile
    }
  }

  /**
   * Keep what was typed before the tool was there: where rows were kept, it becomes a row of its own.
   * @param {HTMLElement[]} early the fields that it was typed in
   */
  makeRoom(early) {
    if (!store.list(`${this.key}/row/`).length) return;
    for (const row of this.rowsOf(early)) row.dataset.otRow = newId();
  }

  /**
   * Keep what was typed before the tool was there: where text of this very field was kept, it comes after that text.
   * @param {HTMLTextAreaElement} field
   */
  adopt(field) {
    const before = this.kept && store.get(`${this.base}/${this.nameOf(field)}`);
    // As an insertion, so that who is still typing goes on where he was.
    if (before && before !== field.value) field.setRangeText(`${before} `, 0, 0, "preserve");
    this.typed(field);
  }

  /** @param {HTMLTextAreaElement} field */
  typed(field) {
    this.dirty.add(field);
    this.mirror(field);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /**
   * Ask before a link leads away from text that is not kept.
   * @param {MouseEvent} event
   */
  guard(event) {
    const link = around(event, "a[href]:not([target], [download])");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    /** @param {{ href: string }} place */
    const page = ({ href }) => href.split("#")[0];
    if (!link.protocol.startsWith("http") || page(link) === page(location) || !this.unsaved) return;
    if (confirm(sentence(this, "leaving"))) {
      this.leaving = event;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /**
   * Let the browser ask before text that is not kept is gone, unless the reader answered that a moment ago. The answer
   * holds once: a link to a file leaves the page where it is, and so does a click that another script stopped.
   * @param {Event} event
   */
  unload(event) {
    const answered = this.leaving && !this.leaving.defaultPrevented;
    if (!answered && this.unsaved) event.preventDefault();
    this.leaving = undefined;
  }

  /** @param {boolean} on whether what is typed is to be kept from now on */
  keep(on) {
    if (on) {
      this.dirty = new Set(this.fields);
      this.save({ [`${this.base}/keep`]: { v: true } });
    } else store.clear(`${this.base}/`);
    announce(sentence(this, !on ? "forgotten" : this.lost ? "unkept" : "kept"));
  }

  /** @param {HTMLElement} field */
  nameOf(field) {
    const row = field.closest("[data-ot-row]");
    return `${row ? `row/${row.getAttribute("data-ot-row")}` : "field"}/${field.dataset.otField}`;
  }

  /** @returns {State} what is on the screen */
  snapshot() {
    const texts = this.fields.map((field) => [this.nameOf(field), field.value]);
    return { ...Object.fromEntries(texts), rows: this.rows.map((row) => row.dataset.otRow) };
  }

  /**
   * Write what was typed, and which rows there are, if it is to be kept.
   * @param {Parameters<typeof store.change>[0]} [changes] what to write besides
   */
  save(changes = {}) {
    clearTimeout(this.timer);
    const { dirty, base } = this;
    this.dirty = new Set();
    if (!this.kept && !changes[`${base}/keep`]) return;
    /**
     * @param {string} name
     * @param {any} v
     */
    const put = (name, v) => {
      const old = store.get(`${base}/${name}`) ?? "";
      if (String(old) !== String(v ?? "")) changes[`${base}/${name}`] = { v };
    };
    for (const field of dirty) if (this.contains(field)) put(this.nameOf(field), field.value || null);
    if (this.list) {
      const { rows } = this.snapshot();
      put("rows", rows);
      for (const [name] of store.list(`${base}/row/`)) if (!rows.includes(name.split("/")[0])) put(`row/${name}`, null);
    }
    if (Object.keys(changes).length) store.change(changes);
  }

  /** @param {EventTarget | null} [focused] the field that somebody is in */
  render(focused = document.activeElement) {
    const { key } = this;
    const other = key !== this.base;
    if (other && this.base) {
      this.save();
      if (this.unsaved) drafts.set(this.base, this.snapshot());
      else drafts.delete(this.base);
    }
    this.base = key;
    if (this.kept) this.fill(Object.fromEntries(store.list(`${key}/`)), other ? null : focused);
    else if (other) this.fill(drafts.get(key) ?? {});
    part(this, "[data-ot-keep]", HTMLInputElement).checked = this.kept;
    part(this, "[data-ot-state]").textContent = this.kept ? sentence(this, this.lost ? "state-unkept" : "state-kept") : "";
  }

  /**
   * Put texts in the fields, except in the one that somebody is typing in.
   * @param {State} state
   * @param {EventTarget | null} [focused]
   */
  fill(state, focused) {
    if (this.list) {
      const rows = Object.keys(state).filter((name) => name.startsWith("row/")).map((name) => name.split("/")[1]);
      const typing = this.rowsOf([...this.dirty]).map(({ dataset }) => dataset.otRow ?? "");
      const ids = new Set([...Array.isArray(state.rows) ? state.rows.map(String) : [], ...rows, ...typing]);
      this.arrange(this.list, ids.size ? [...ids] : ["1"]);
    }
    for (const field of this.fields) {
      const text = String(state[this.nameOf(field)] ?? "");
      if (field !== focused && !this.dirty.has(field) && field.value !== text) field.value = text;
      this.mirror(field);
    }
  }

  /**
   * Fill everything anew, for good.
   * @param {State} state
   */
  replace(state) {
    this.dirty.clear();
    this.fill(state);
    this.dirty = new Set(this.fields);
    this.save();
  }

  /**
   * Repeat a text where style sheets can measure and print it, and on a card that shows it.
   * @param {HTMLTextAreaElement} field
   */
  mirror(field) {
    if (field.parentElement) field.parentElement.dataset.text = field.value;
    for (const each of parts(this, `[data-ot-mirror="${field.dataset.otField}"]`))
      each.textContent = field.value || each.dataset.otBlank || "";
  }

  /** @param {string} id */
  newRow(id) {
    const row = part(part(this, "template", HTMLTemplateElement).content, "[data-ot-row]").cloneNode(true);
    if (!(row instanceof HTMLElement)) throw new Error("<ot-form> has a row that is no element of HTML");
    row.dataset.otRow = id;
    for (const each of parts(row, "*"))
      for (const { name, value } of [...each.attributes]) each.setAttribute(name, value.replace("--rij", `--${id}`));
    switchOn(row);
    return row;
  }

  /**
   * Show these rows, in this order: what is there already is moved, and what is not in the list goes.
   * @param {Element} list
   * @param {string[]} ids
   */
  arrange(list, ids) {
    const active = document.activeElement;
    const left = this.rows.findIndex((row) => row.contains(active));
    const there = new Map(this.rows.map((row) => [row.dataset.otRow, row]));
    // A field that is moved or removed loses the focus, and with that the browser reports a focusout in the midst of
    // this: half arranged rows are nothing to save.
    this.arranging = true;
    ids.forEach((id, place) => {
      const row = there.get(id) ?? this.newRow(id);
      if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
    });
    for (const row of this.rows.slice(ids.length)) row.remove();
    this.arranging = false;
    if (active instanceof HTMLElement && this.contains(active)) active.focus();
    else if (left >= 0) firstFieldOf(this.rows[Math.min(left, this.rows.length - 1)]).focus();
    this.number();
  }

  number() {
    this.rows.forEach((row, place, { length }) => {
      const name = `${this.list?.getAttribute("data-ot-rows")} ${place + 1}`;
      const disabled = { up: !place, down: place === length - 1, remove: length === 1 };
      part(row, "legend").textContent = name;
      for (const button of parts(row, "[data-ot-do]", HTMLButtonElement)) {
        button.disabled = disabled[/** @type {keyof typeof disabled} */ (button.dataset.otDo)];
        button.setAttribute("aria-label", `${button.textContent}: ${name}`);
      }
    });
  }

  /**
   * Number and save the rows as they are now, go on in one of them, and say what happened.
   * @param {HTMLElement} target
   * @param {string} [text]
   */
  settle(target, text) {
    this.number();
    this.save();
    target.focus();
    if (text) announce(text);
  }

  /** @param {HTMLElement | null} button */
  async act(button) {
    const what = button?.dataset.otDo;
    const row = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-ot-row]"));
    if (what === "print") printOnly("form");
    else if (what === "copy") {
      const text = this.text();
      if (text) copyText(text, part(this, "[readonly]", HTMLTextAreaElement));
      else announce(sentence(this, "nothing"));
    } else if (what === "empty" && await ask(part(this, "dialog", HTMLDialogElement))) {
      const before = this.snapshot();
      this.replace({});
      this.undo(sentence(this, "emptied"), () => this.replace(before));
    } else if (what === "add") {
      const added = this.newRow(newId());
      this.list?.append(added);
      this.settle(firstFieldOf(added));
    } else if (button && row && (what === "up" || what === "down")) this.move(row, what, button);
    else if (row && what === "remove") this.removeRow(row);
  }

  /**
   * @param {HTMLElement} row
   * @param {"up" | "down"} where
   * @param {HTMLElement} button what was pressed for it
   */
  move(row, where, button) {
    if (where === "up") row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    const place = this.rows.indexOf(row);
    const total = this.rows.length;
    const end = where === "up" ? 0 : total - 1;
    const target = place === end ? part(row, `[data-ot-do]:not([data-ot-do="${where}"])`) : button;
    this.settle(target, sentence(this, "moved", { place: place + 1, total }));
  }

  /** @param {HTMLElement} row */
  removeRow(row) {
    const next = row.nextElementSibling;
    const near = next ?? row.previousElementSibling;
    const name = part(row, "legend").textContent;
    row.remove();
    this.settle(near ? firstFieldOf(near) : this);
    this.undo(sentence(this, "removed", { name }), () => {
      this.list?.insertBefore(row, next?.isConnected ? next : null);
      for (const field of parts(row, "[data-ot-field]", HTMLTextAreaElement)) this.dirty.add(field);
      this.settle(firstFieldOf(row));
    });
  }

  /**
   * @param {string} text
   * @param {() => void} way
   */
  undo(text, way) { offerUndo(part(this, ".ot-undo"), text, way); }

  /** What was filled in, as plain text that pastes well. */
  text() {
    const lines = [];
    let row;
    for (const field of this.fields.filter(({ value }) => value.trim())) {
      const own = field.closest("[data-ot-row]");
      if (own && own !== row) lines.push(part(own, "legend").textContent);
      row = own;
      lines.push(`${field.labels[0].textContent}\n${field.value.trim()}`);
    }
    return lines.length ? `${[this.dataset.title, ...lines].join("\n\n")}\n` : "";
  }
});

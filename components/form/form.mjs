// <ot-form data-key="…">: shows what is typed in a form, which draft.mjs holds, and keeps it only where the reader says so.
import { store } from "ot/lib/store.mjs";
import { Draft } from "ot/lib/draft.mjs";
import { announce, around, ask, copyText, offerUndo, part, parts, sentence, switchOn, touched } from "ot/lib/dom.mjs";
import { printOnly } from "ot/lib/print.mjs";

const PAUSE = 300; // milliseconds after the last letter
/** @param {ParentNode} row */
const firstFieldOf = (row) => part(row, "textarea");

customElements.define("ot-form", class extends HTMLElement {
  /** @type {Draft} */
  draft = /** @type {any} */ (undefined);
  /** @type {Event | undefined} The click on a link of which the reader has just said that the page may go. */
  leaving;
  /** @type {number | undefined} */
  timer;
  /** Whether rows are being put in place. */
  arranging = false;

  connectedCallback() {
    switchOn(this);
    for (const type of ["input", "change", "click", "focusout"]) this.addEventListener(type, this);
    for (const type of ["beforeunload", "pagehide", "pageshow"]) window.addEventListener(type, this);
    // While it goes down: before anything else can act on it.
    document.addEventListener("click", this, true);
    const early = touched(this, "[data-ot-field]", HTMLTextAreaElement).filter(({ value }) => value.trim());
    this.draft = new Draft(store, this.dataset.key ?? "", Boolean(this.list));
    this.adopt(early);
    store.addEventListener("change", this);
    this.show();
  }

  get fields() { return parts(this, "[data-ot-field]", HTMLTextAreaElement); }
  /** Where the rows stand, in a form that has them. */
  get list() { return this.querySelector("[data-ot-rows]"); }
  get rows() { return this.list ? parts(this.list, ":scope > [data-ot-row]") : []; }

  /** @param {Event} event */
  handleEvent(event) {
    const { type, target, currentTarget } = event;
    if (currentTarget === store) this.follow();
    else if (currentTarget === document) this.guard(/** @type {MouseEvent} */ (event));
    else if (type === "beforeunload") this.unload(event);
    // What is not kept is gone with the page, also where the browser brings it back as it was.
    else if (type === "pagehide" || (event instanceof PageTransitionEvent && event.persisted)) this.leave();
    else if (type === "input" && target instanceof HTMLTextAreaElement && target.dataset.otField) this.typed(target);
    else if (type === "change" && target instanceof HTMLInputElement && "otKeep" in target.dataset) this.keep(target.checked);
    else if (type === "click") this.act(around(event, "[data-ot-do]"));
    else if (type === "focusout" && !this.arranging) this.save();
  }

  /**
   * Keep what was typed before the tool was there: after the text of this very field that was kept, or where rows were
   * kept as a row of its own.
   * @param {HTMLTextAreaElement[]} early the fields that it was typed in
   */
  adopt(early) {
    const { draft } = this;
    const [row] = this.rows;
    if (row && early.length && draft.kept) {
      row.dataset.otRow = store.device.id();
      draft.arrange([...draft.rows, row.dataset.otRow]);
    } else if (row) [row.dataset.otRow] = draft.rows;
    for (const field of early) {
      const before = draft.text(this.nameOf(field));
      // As an insertion, so that who is still typing goes on where he was.
      if (before && before !== field.value) field.setRangeText(`${before} `, 0, 0, "preserve");
      this.typed(field);
    }
  }

  /** @param {HTMLTextAreaElement} field */
  typed(field) {
    this.draft.type(this.nameOf(field), field.value);
    this.mirror(field);
    field.parentElement?.parentElement?.querySelector(".ot-both")?.remove();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    clearTimeout(this.timer);
    if (store.emptied) this.timer = setTimeout(() => this.save(), PAUSE);
    this.show(this.draft.save());
  }

  /** Something changed in the store, here or in another tab. */
  follow() { this.show(this.draft.sync()); }

  leave() {
    clearTimeout(this.timer);
    this.draft.leave();
    this.show();
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
    if (!link.protocol.startsWith("http") || page(link) === page(location) || !this.draft.unsaved) return;
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
    if (!answered && this.draft.unsaved) event.preventDefault();
    this.leaving = undefined;
  }

  /** @param {boolean} on whether what is typed is to be kept from now on */
  keep(on) {
    this.show(this.draft.keep(on));
    announce(sentence(this, !on ? "forgotten" : store.keeps ? "kept" : "unkept"));
  }

  /** @param {HTMLElement} field */
  nameOf(field) {
    const row = field.closest("[data-ot-row]");
    return `${row ? `row/${row.getAttribute("data-ot-row")}` : "field"}/${field.dataset.otField}`;
  }

  /** @param {string[]} [both] the fields in which texts of here and of another tab came together */
  show(both = []) {
    const { draft } = this;
    if (this.list) this.arrange(this.list, draft.rows);
    for (const field of this.fields) {
      const name = this.nameOf(field);
      this.put(field, draft.text(name));
      this.mirror(field);
      if (both.includes(name)) this.tellBoth(field);
    }
    part(this, "[data-ot-keep]", HTMLInputElement).checked = draft.kept;
    part(this, "[data-ot-state]").textContent = draft.kept ? sentence(this, store.keeps ? "state-kept" : "state-unkept") : "";
  }

  /**
   * Give a field another text; who is in it goes on at the same letter.
   * @param {HTMLTextAreaElement} field
   * @param {string} text
   */
  put(field, text) {
    const { value, selectionStart: start } = field;
    if (value === text) return;
    field.value = text;
    if (field !== document.activeElement) return;
    const place = text.startsWith(value.slice(0, start)) ? start : Math.max(0, text.length - (value.length - start));
    field.setSelectionRange(place, place);
  }

  /** Say at a field that another tab wrote in it too. @param {HTMLTextAreaElement} field */
  tellBoth(field) {
    const place = field.parentElement?.parentElement;
    if (!place || place.querySelector(".ot-both")) return;
    const note = document.createElement("p");
    note.className = "ot-both";
    note.textContent = sentence(this, "both");
    place.append(note);
    announce(note.textContent);
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
    const before = this.rows;
    if (ids.join() === before.map(({ dataset }) => dataset.otRow).join()) return this.number();
    const active = document.activeElement;
    const left = before.findIndex((row) => row.contains(active));
    const there = new Map(before.map((row) => [row.dataset.otRow, row]));
    // A field that is moved or removed loses the focus, and the browser says so in the midst of this.
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

  /** @param {HTMLElement | null} button */
  async act(button) {
    const what = button?.dataset.otDo;
    const row = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-ot-row]"));
    if (what === "print") printOnly("form");
    else if (what === "copy") {
      const text = this.text();
      if (text) copyText(text, part(this, "[readonly]", HTMLTextAreaElement));
      else announce(sentence(this, "nothing"));
    } else if (button && what === "empty" && await ask(part(this, "dialog", HTMLDialogElement))) {
      this.undo(sentence(this, "emptied"), this.draft.empty(), button);
    } else if (what === "add") {
      const { rows } = this.draft;
      this.arranged([...rows, store.device.id()]);
      firstFieldOf(this.rows[rows.length] ?? this).focus();
    } else if (button && row && (what === "up" || what === "down")) this.move(row, what, button);
    else if (row && what === "remove") this.removeRow(row);
  }

  /** @param {string[]} rows */
  arranged(rows) {
    this.draft.arrange(rows);
    this.save();
  }

  /**
   * @param {HTMLElement} row
   * @param {"up" | "down"} where
   * @param {HTMLElement} button what was pressed for it
   */
  move(row, where, button) {
    const id = row.dataset.otRow ?? "";
    const rows = this.draft.rows.filter((each) => each !== id);
    rows.splice(this.draft.rows.indexOf(id) + (where === "up" ? -1 : 1), 0, id);
    this.arranged(rows);
    const place = this.rows.indexOf(row);
    const total = this.rows.length;
    const end = where === "up" ? 0 : total - 1;
    (place === end ? part(row, `[data-ot-do]:not([data-ot-do="${where}"])`) : button).focus();
    announce(sentence(this, "moved", { place: place + 1, total }));
  }

  /** @param {HTMLElement} row */
  removeRow(row) {
    const id = row.dataset.otRow ?? "";
    const place = this.rows.indexOf(row);
    const name = part(row, "legend").textContent;
    const text = sentence(this, "removed", { name });
    const undo = this.draft.remove(id);
    this.show();
    firstFieldOf(this.rows[Math.min(place, this.rows.length - 1)]).focus();
    this.undo(text, undo, () => firstFieldOf(this.rows.find(({ dataset }) => dataset.otRow === id) ?? this));
  }

  /**
   * @param {string} text
   * @param {() => boolean} way
   * @param {HTMLElement | (() => HTMLElement)} back
   */
  undo(text, way, back) {
    this.show();
    offerUndo(part(this, ".ot-undo"), text, () => {
      const whole = way();
      this.show();
      return whole;
    }, back);
  }

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

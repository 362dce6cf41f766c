// <ot-form data-key="…">: what is typed stays on the page, and is kept only where the reader says so.
//
// Below the key in the store: keep = true; field/<field> = text; with rows: rows = [row…], row/<row>/<field> = text.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { announce, ask, copyText, offerUndo, switchOn, touched } from "ot/lib/dom.mjs";
import { printOnly } from "ot/lib/print.mjs";

const PAUSE = 300; // milliseconds after the last letter
const LEAVING = "Wat je hebt getypt, is niet bewaard. Ga je verder, dan is het weg. Wil je verdergaan?";
// Text that is not kept, by its place in the store: for who comes back in this tab, or changes assignment.
const drafts = new Map();
const newId = () => String(crypto.getRandomValues(new Uint32Array(1)));

customElements.define("ot-form", class extends HTMLElement {
  dirty = new Set(); // fields that were typed in since they were saved

  connectedCallback() {
    switchOn(this);
    this.listen("addEventListener");
    const early = touched(this, "[data-ot-field]").filter(({ value }) => value.trim());
    this.dirty = new Set(early);
    this.makeRoom(early);
    this.render();
    for (const field of early) this.adopt(field);
  }

  disconnectedCallback() {
    this.save();
    this.draft();
    this.listen("removeEventListener");
  }

  listen(how) {
    for (const type of ["input", "change", "click", "focusout"]) this[how](type, this);
    for (const type of ["beforeunload", "pagehide"]) window[how](type, this);
    store[how]("change", this);
    // While it goes down: what navigates by script, without a beforeunload, listens on the way up.
    document[how]("click", this, true);
  }

  get fields() { return [...this.querySelectorAll("[data-ot-field]")]; }
  get list() { return this.querySelector("[data-ot-rows]"); }
  get rows() { return [...this.list?.children ?? []]; }
  rowsOf(fields) { return this.rows.filter((row) => fields.some((field) => row.contains(field))); }
  get kept() { return Boolean(store.get(`${this.base}/keep`)); }
  get lost() { return ["blocked", "full", "newer"].includes(store.status); }
  get unsaved() { return (!this.kept || this.lost) && this.fields.some(({ value }) => value.trim()); }

  handleEvent(event) {
    const { type, target, currentTarget } = event;
    if (currentTarget === store) this.render();
    else if (currentTarget === document) this.guard(event);
    else if (type === "beforeunload") { if (!this.leaving && this.unsaved) event.preventDefault(); }
    else if (type === "pagehide") this.save();
    else if (type === "input" && target.dataset.otField) this.typed(target);
    else if (type === "change" && "otKeep" in target.dataset) this.keep(target.checked);
    else if (type === "click") this.act(target.closest("[data-ot-do]"));
    else if (type === "focusout" && this.kept && !this.arranging) {
      this.save();
      this.render(event.relatedTarget); // what another tab wrote meanwhile
    }
  }

  /** What was typed before the tool was there stays: where rows were kept, in a row of its own. */
  makeRoom(fields) {
    if (!store.list(`${path(this.dataset.key)}/row/`).length) return;
    for (const row of this.rowsOf(fields)) row.dataset.otRow = newId();
  }

  /** And elsewhere behind the text that was kept. */
  adopt(field) {
    const before = this.kept && store.get(`${this.base}/${this.nameOf(field)}`);
    // As an insertion, so that who is still typing goes on where he was.
    if (before && before !== field.value) field.setRangeText(`${before} `, 0, 0, "preserve");
    this.typed(field);
  }

  typed(field) {
    this.leaving = false;
    this.dirty.add(field);
    this.mirror(field);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /** Ask before a link leads away from text that is not kept. */
  guard(event) {
    const link = event.target.closest?.("a[href]:not([target], [download])");
    const page = ({ href }) => href.split("#")[0];
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || !link?.protocol.startsWith("http");
    if (elsewhere || page(link) === page(location) || !this.unsaved) return;
    this.leaving = confirm(LEAVING);
    if (this.leaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  keep(on) {
    if (on) {
      this.dirty = new Set(this.fields);
      this.save({ [`${this.base}/keep`]: { v: true } });
    } else store.clear(`${this.base}/`);
    announce(!on ? "Wat bewaard was, is gewist. Je tekst staat nog op het scherm" :
      this.lost ? "Je browser bewaart hier niets" : "Je tekst blijft op dit apparaat staan");
  }

  nameOf(field) {
    const row = field.closest("[data-ot-row]");
    return `${row ? `row/${row.dataset.otRow}` : "field"}/${field.dataset.otField}`;
  }

  /** What is on the screen, under the names that it has in the store. */
  snapshot() {
    const texts = this.fields.map((field) => [this.nameOf(field), field.value]);
    return { ...Object.fromEntries(texts), rows: this.rows.map((row) => row.dataset.otRow) };
  }

  draft() {
    if (this.unsaved && !this.leaving) drafts.set(this.base, this.snapshot());
    else drafts.delete(this.base);
  }

  /** Write what was typed, and which rows there are, if it is to be kept. */
  save(changes = {}) {
    clearTimeout(this.timer);
    const { dirty, base } = this;
    this.dirty = new Set();
    if (!this.kept && !changes[`${base}/keep`]) return;
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

  render(focused = document.activeElement) {
    const base = path(this.dataset.key);
    const other = base !== this.base;
    if (other && this.base) {
      this.save();
      this.draft();
    }
    this.base = base;
    if (this.kept) this.fill(Object.fromEntries(store.list(`${base}/`)), !other && focused);
    else if (other) this.fill(drafts.get(base) ?? {});
    this.querySelector("[data-ot-keep]").checked = this.kept;
    this.querySelector("[data-ot-state]").textContent = !this.kept ? "" : this.lost ? "Lukt nu niet" : "Bewaard";
  }

  /** Put texts in the fields, except in the one that somebody is typing in. */
  fill(state, focused) {
    if (this.list) {
      const rows = Object.keys(state).filter((name) => name.startsWith("row/")).map((name) => name.split("/")[1]);
      const typing = this.rowsOf([...this.dirty]).map(({ dataset }) => dataset.otRow);
      const ids = [...new Set([...Array.isArray(state.rows) ? state.rows.map(String) : [], ...rows, ...typing])];
      this.arrange(ids.length ? ids : ["1"]);
    }
    for (const field of this.fields) {
      const text = String(state[this.nameOf(field)] ?? "");
      if (field !== focused && !this.dirty.has(field) && field.value !== text) field.value = text;
      this.mirror(field);
    }
  }

  /** Fill everything anew, for good. */
  replace(state) {
    this.dirty.clear();
    this.fill(state);
    this.dirty = new Set(this.fields);
    this.save();
  }

  /** Repeat a text where style sheets can measure and print it, and on a card that shows it. */
  mirror(field) {
    field.parentElement.dataset.text = field.value;
    for (const each of this.querySelectorAll(`[data-ot-mirror="${field.dataset.otField}"]`))
      each.textContent = field.value || each.dataset.otBlank;
  }

  newRow(id) {
    const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
    row.dataset.otRow = id;
    for (const each of row.querySelectorAll("*"))
      for (const { name, value } of [...each.attributes]) each.setAttribute(name, value.replace("--rij", `--${id}`));
    switchOn(row);
    return row;
  }

  arrange(ids) {
    const active = document.activeElement;
    const left = this.rows.findIndex((row) => row.contains(active));
    const there = new Map(this.rows.map((row) => [row.dataset.otRow, row]));
    // A row that goes takes the focus along, and says so while it is still there: that is nothing to save.
    this.arranging = true;
    ids.forEach((id, place) => {
      const row = there.get(id) ?? this.newRow(id);
      if (this.list.children[place] !== row) this.list.insertBefore(row, this.list.children[place] ?? null);
    });
    for (const row of this.rows.slice(ids.length)) row.remove();
    this.arranging = false;
    if (this.contains(active)) active.focus();
    else if (left >= 0) this.rows[Math.min(left, this.rows.length - 1)].querySelector("textarea").focus();
    this.number();
  }

  number() {
    this.rows.forEach((row, place, { length }) => {
      const name = `${this.list.dataset.otRows} ${place + 1}`;
      const disabled = { up: !place, down: place === length - 1, remove: length === 1 };
      row.firstElementChild.textContent = name;
      for (const button of row.querySelectorAll("[data-ot-do]")) {
        button.disabled = disabled[button.dataset.otDo];
        button.setAttribute("aria-label", `${button.textContent}: ${name}`);
      }
    });
  }

  /** Number and save the rows as they are now, go on in one of them, and say what happened. */
  settle(target, text) {
    this.number();
    this.save();
    target.focus();
    if (text) announce(text);
  }

  async act(button) {
    const row = button?.closest("[data-ot-row]");
    const what = button?.dataset.otDo;
    if (what === "print") printOnly("form");
    else if (what === "copy") {
      const text = this.text();
      if (text) copyText(text, this.querySelector("[readonly]"));
      else announce("Er is nog niets ingevuld");
    } else if (what === "empty" && await ask(this.querySelector("dialog"))) {
      const before = this.snapshot();
      this.replace({});
      this.undo("Alles is leeg.", () => this.replace(before));
    } else if (what === "add") {
      const added = this.newRow(newId());
      this.list.append(added);
      this.settle(added.querySelector("textarea"));
    } else if (what === "up" || what === "down") {
      if (what === "up") row.previousElementSibling.before(row);
      else row.nextElementSibling.after(row);
      const place = this.rows.indexOf(row);
      const ends = { up: 0, down: this.rows.length - 1 };
      const target = place === ends[what] ? row.querySelector(`[data-ot-do]:not([data-ot-do="${what}"])`) : button;
      this.settle(target, `Staat nu op plek ${place + 1} van ${this.rows.length}`);
    } else if (what === "remove") this.removeRow(row);
  }

  removeRow(row) {
    const next = row.nextElementSibling;
    const first = (each) => each.querySelector("textarea");
    const name = row.firstElementChild.textContent;
    const near = next ?? row.previousElementSibling;
    row.remove();
    this.settle(first(near));
    this.undo(`${name} is weg.`, () => {
      this.list.insertBefore(row, next?.isConnected ? next : null);
      for (const field of row.querySelectorAll("[data-ot-field]")) this.dirty.add(field);
      this.settle(first(row));
    });
  }

  undo(text, way) { offerUndo(this.querySelector(".ot-undo"), text, way); }

  /** What was filled in, as plain text that pastes well. */
  text() {
    const parts = [];
    let row;
    for (const field of this.fields.filter(({ value }) => value.trim())) {
      const own = field.closest("[data-ot-row]");
      if (own !== row && own) parts.push(own.firstElementChild.textContent);
      row = own;
      parts.push(`${field.labels[0].textContent}\n${field.value.trim()}`);
    }
    return parts.length ? `${[this.dataset.title, ...parts].join("\n\n")}\n` : "";
  }
});

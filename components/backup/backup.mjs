// <ot-backup>: everything to a file and back, and the button that erases all of it.
import { labelled, store, StateError } from "ot/lib/store.mjs";
import { action, announce, ask, download, offerUndo, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";

/** @typedef {import("ot/lib/transfer.mjs").Incoming} Incoming */

// More than browsers keep for a site is not from here; reading it would only stall the page.
const LARGEST = 2e6;
const LEAVE = "-";
/** What few readers need is loaded when a file is chosen. */
const transfer = () => import("ot/lib/transfer.mjs");

customElements.define("ot-backup", class extends HTMLElement {
  /** What is in the file that was chosen. @type {Incoming[]} */
  incoming = [];

  connectedCallback() {
    for (const each of [this, this.parentElement]) if (each?.matches("ot-backup, .ot-backup")) switchOn(each);
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    store.addEventListener("change", this);
  }

  get file() { return part(this, "[type=file]", HTMLInputElement); }
  get shown() { return part(this, "[data-ot-incoming]"); }

  /** @param {Event} event */
  handleEvent(event) {
    const what = action(event);
    // What there is to go together with may have changed in another tab.
    if (event.target === store) { if (this.incoming.length) this.choices(); }
    else if (event.type === "change") { if (event.target instanceof HTMLInputElement) this.look(event.target); }
    else if (what === "export") this.export();
    else if (what === "take") this.take();
    else if (what === "leave") this.close(this.file);
    else if (what === "erase") this.erase();
  }

  export() {
    const day = new Date().toISOString().slice(0, 10);
    const file = sentence(this, "file", { day });
    download(store.export(), file, "application/json");
    announce(sentence(this, "exported", { file }), true);
  }

  /** Show what is in a file; nothing changes by it. @param {HTMLInputElement} input */
  async look(input) {
    const file = input.files?.[0];
    this.tell("");
    this.close();
    part(this, ".ot-undo").hidden = true;
    if (!file) return;
    if (file.size > LARGEST) return this.tell("big");
    try {
      this.incoming = (await transfer()).read(await file.text(), store);
    } catch (error) {
      if (error instanceof StateError) return this.tell(error.message);
      throw error;
    }
    if (!this.incoming.length) return this.tell("empty");
    const { content } = part(this, "template", HTMLTemplateElement);
    part(this.shown, "ul").replaceChildren(...this.names(this.incoming).map((name, place) => {
      const { ticks, answers, texts, last } = this.incoming[place];
      const row = part(content, "li").cloneNode(true);
      if (!(row instanceof HTMLElement)) throw new Error("<ot-backup> has no line for an assignment");
      part(row, "[data-ot-called]").textContent = name;
      const day = new Date(last).toLocaleDateString("nl", { dateStyle: "long" });
      part(row, "[data-ot-facts]").textContent = sentence(this, "facts", { ticks, answers, texts, day });
      part(row, "label", HTMLLabelElement).htmlFor = part(row, "select").id = `ot-neem-${place}`;
      return row;
    }));
    this.choices();
    this.shown.hidden = false;
    const heading = part(this.shown, "[tabindex]");
    heading.focus();
  }

  /** What assignments of a file are called. @param {Incoming[]} some */
  names(some) { return some.map(({ name }) => name || sentence(this, "unnamed")); }

  /** What can be done with each: beside what is here, together with one of those, or not at all. */
  choices() {
    const here = labelled(sentence(this, "unnamed"));
    const named = here.filter(([id]) => id && !store.gone(id));
    parts(this.shown, "select", HTMLSelectElement).forEach((select, place) => {
      const { id } = this.incoming[place];
      const before = select.value || (named.some(([each]) => each === id) ? id : "");
      select.replaceChildren(new Option(sentence(this, "beside"), ""),
        ...named.map(([each, name]) => new Option(sentence(this, "together", { name }), each)),
        new Option(sentence(this, "not"), LEAVE));
      select.value = before;
      if (select.selectedIndex < 0) select.value = "";
    });
  }

  /** Take over what was asked for. */
  async take() {
    const { take } = await transfer();
    const chosen = parts(this.shown, "select", HTMLSelectElement).map(({ value }) => value);
    const taken = this.incoming.filter((_, place) => chosen[place] !== LEAVE);
    if (!taken.length) return this.close(this.file);
    /** @type {[Incoming, string][]} */
    const choices = taken.map((each) => [each, chosen[this.incoming.indexOf(each)]]);
    const here = new Map(labelled(sentence(this, "unnamed")));
    const said = choices.map(([each, to]) => sentence(this, to ? "came-together" : "came-beside", {
      name: this.names([each])[0], other: here.get(to) ?? "", ticks: each.ticks, answers: each.answers, texts: each.texts,
    })).join(" ");
    try {
      const undo = take(store, choices);
      this.close();
      offerUndo(part(this, ".ot-undo"), said, undo, this.file);
      this.file.focus();
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      this.tell(error.message);
    }
  }

  /** @param {HTMLElement} [back] where the reader goes on */
  close(back) {
    this.incoming = [];
    this.shown.hidden = true;
    if (!back) return;
    this.file.value = "";
    back.focus();
  }

  async erase() {
    if (await ask(part(this, "dialog", HTMLDialogElement))) announce(sentence(this, store.erase() ? "erased" : "not-erased"), true);
  }

  /**
   * Show one of the messages of the template, at the field that it is about.
   * @param {string} what
   */
  tell(what) {
    for (const each of parts(this, "[data-ot-message]")) each.hidden = each.dataset.otMessage !== what;
    this.file.setAttribute("aria-invalid", String(Boolean(what)));
    if (what) this.file.focus();
  }
});

// <ot-phrases>: narrows the list of phrases to a moment, a reaction or a few words. What is chosen stands in the address,
// so that it can be sent to somebody. Putting a phrase in the note is the work of <ot-choose>.
import { action, announce, around, copyText, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";

/** @param {string} text */
const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

customElements.define("ot-phrases", class extends HTMLElement {
  #phrases = parts(this, "[data-ot-in]").map((row) => ({
    row,
    // That of the list it stands in, and those it belongs to besides.
    groups: [row.closest("section")?.dataset.otGroup, ...(row.dataset.otIn ?? "").split(" ")],
    text: fold(parts(row, "q, .ot-refs").map(({ textContent }) => textContent).join(" ")),
  }));
  #selects = parts(this, "select", HTMLSelectElement);
  #words = part(this, "input", HTMLInputElement);
  /** The groups that opened for what was asked. @type {HTMLDetailsElement[]} */
  #opened = [];

  connectedCallback() {
    for (const { row } of this.#phrases) {
      const said = part(row, "q").textContent;
      for (const button of parts(row, "button")) button.setAttribute("aria-label", `${button.textContent}: ${said}`);
    }
    switchOn(this);
    for (const type of ["input", "click"]) this.addEventListener(type, this);
    addEventListener("popstate", this);
    this.read();
  }

  disconnectedCallback() { removeEventListener("popstate", this); }

  /** @param {Event} event */
  handleEvent(event) {
    const { type, target } = event;
    const what = action(event);
    if (type === "popstate") this.read();
    else if (type === "input") this.narrow(target);
    else if (what === "copy") this.copy(around(event, "[data-ot-in]"));
    else if (what === "all") {
      for (const each of this.filters) each.value = "";
      this.narrow(this.#words);
      this.#words.focus();
    }
  }

  get filters() { return [...this.#selects, this.#words]; }

  /** @param {HTMLElement | null} row */
  copy(row) {
    if (row) copyText(part(row, "q").textContent ?? "", part(this, "textarea", HTMLTextAreaElement));
  }

  /** What the address asks for. */
  read() {
    const asked = new URLSearchParams(location.search);
    for (const each of this.filters) {
      each.value = asked.get(each.dataset.otFilter ?? "") ?? "";
      if (!each.value) each.value = "";   // a moment that is no more
    }
    this.render();
  }

  /** What the reader asks for. @param {EventTarget | null} used */
  narrow(used) {
    // Hardly a phrase belongs to a moment and to a reaction: who chooses one asks for that.
    if (used instanceof HTMLSelectElement && used.value) for (const each of this.#selects) if (each !== used) each.value = "";
    const address = new URL(location.href);
    for (const { dataset, value } of this.filters) {
      if (value) address.searchParams.set(dataset.otFilter ?? "", value);
      else address.searchParams.delete(dataset.otFilter ?? "");
    }
    history.replaceState(history.state, "", address);
    announce(this.render());
  }

  /** Show what is asked for. @returns how much that is, in words */
  render() {
    const chosen = this.#selects.map(({ value }) => value).filter(Boolean);
    const words = fold(this.#words.value).split(/\s+/);
    let count = 0;
    for (const { row, groups, text } of this.#phrases) {
      row.hidden = !(chosen.every((each) => groups.includes(each)) && words.every((word) => text.includes(word)));
      count += Number(!row.hidden);
    }
    for (const group of parts(this, "[data-ot-group]")) group.hidden = !group.querySelector("[data-ot-in]:not([hidden])");
    const all = count === this.#phrases.length;
    // What is found is in view; when all is there again, each group is as it was.
    for (const group of this.#opened.splice(0)) group.open = false;
    if (!all) {
      this.#opened = parts(this, "[data-ot-group]:not([hidden]) > details:not([open])", HTMLDetailsElement);
      for (const group of this.#opened) group.open = true;
    }
    part(this, "nav").hidden = !all;
    part(this, "[data-ot-do=all]").hidden = all;
    return (part(this, "[data-ot-count]").textContent = sentence(this, count ? count === 1 ? "one" : "more" : "none", { count }));
  }
});

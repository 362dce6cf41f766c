// <ot-note>: what somebody takes along to a talk, from what they ticked and chose; to copy as text and to print.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { copyText, switchOn } from "ot/lib/dom.mjs";
import { count } from "ot/lib/items.mjs";
import { printOnly } from "ot/lib/print.mjs";

const WORDS = { vaak: "vaak", soms: "soms" };

customElements.define("ot-note", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    store.addEventListener("change", this);
    this.render();
  }

  disconnectedCallback() { store.removeEventListener("change", this); }

  get phase() { return this.querySelector("#ot-fase"); }

  handleEvent({ type, target }) {
    if (target === store) return this.render();
    if (type === "change" && target === this.phase) return store.set(path("phase"), target.value || null);
    const what = target.closest("[data-ot-do]")?.dataset.otDo;
    if (what === "copy") copyText(this.text(), this.querySelector("textarea"));
    if (what === "print") printOnly("note");
  }

  render() {
    const phase = store.get(path("phase")) ?? "";
    this.phase.value = phase;
    if (!this.phase.value) this.phase.value = "";   // a phase that is no more
    for (const flag of this.querySelectorAll("[data-ot-flag]")) {
      const word = WORDS[store.get(path("flag", flag.dataset.otFlag))];
      const answer = flag.querySelector("[data-ot-answer]");
      flag.hidden = !word;
      answer.hidden = !word;
      answer.textContent = word ? `: ${word}` : "";
    }
    for (const each of this.querySelectorAll("[data-ot-chosen]"))
      each.hidden = !store.get(path("chosen", each.dataset.otChosen));
    for (const item of this.querySelectorAll("[data-ot-item]"))
      item.hidden = ["done", "na"].includes(store.get(path("item", item.dataset.otItem)));
    const groups = [...this.querySelectorAll("[data-ot-phase]")];
    for (const group of groups)
      group.hidden = !group.querySelector("li:not([hidden])") || Boolean(this.phase.value && this.phase.value !== group.dataset.otPhase);
    const counted = groups.filter((group) => !this.phase.value || this.phase.value === group.dataset.otPhase)
      .flatMap((group) => [...group.querySelectorAll("li")]).map((item) => item.dataset.otItem);
    this.querySelector(".ot-sheet__count").textContent = count(counted);
    for (const part of this.querySelectorAll("[data-ot-part]"))
      part.querySelector(".ot-sheet__none").hidden = part.dataset.otPart === "open"
        ? groups.some((group) => !group.hidden)
        : Boolean(part.querySelector("li:not([hidden])"));
  }

  /** What is shown, as plain text; a dash before each point, as Word and mail make lists of. */
  text() {
    const name = this.querySelector("[data-ot-name]").textContent;
    const lines = [`${document.querySelector("h1").textContent.trim()}: ${name}`];
    const shown = "h2, h3, li, .ot-sheet__none, .ot-sheet__count";
    for (const each of this.querySelectorAll(shown)) {
      if (each.closest("[hidden], .ot-sheet__room")) continue;
      const words = [...each.childNodes].filter((node) => !node.matches?.(".ot-sheet__to, .ot-sheet__none a"))
        .map((node) => node.textContent).join("").trim().replace(/\s+/g, " ");
      lines.push(each.matches("li") ? `- ${words}` : each.matches("p") ? words : `\n${words}`);
    }
    return `${lines.join("\n")}\n`;
  }
});

// <ot-note>: what somebody takes along to a talk, from what they ticked and chose; to copy as text and to print.
import { below, store, tellUnkept } from "ot/lib/store.mjs";
import { action, around, copyText, offerUndo, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";
import { counted } from "ot/lib/items.mjs";
import { printOnly } from "ot/lib/print.mjs";

customElements.define("ot-note", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    store.addEventListener("change", this);
    this.render();
  }

  get phase() { return part(this, "#ot-fase", HTMLSelectElement); }

  /** @param {Event} event */
  handleEvent(event) {
    const { type, target } = event;
    const what = action(event);
    if (target === store) this.render();
    else if (type === "change" && target === this.phase) store.set(store.path("phase"), this.phase.value || null);
    else if (what === "copy") copyText(this.text(), part(this, "textarea", HTMLTextAreaElement));
    else if (what === "print") printOnly("note");
    else if (what === "drop") this.drop(around(event, "button"));
  }

  render() {
    const { phase } = this;
    phase.value = store.get(store.path("phase")) ?? "";
    if (!phase.value) phase.value = "";   // a phase that is no more
    tellUnkept(part(this, ".ot-sheet__choice"), store.path("phase"), phase);
    const weighing = (this.dataset.weighs ?? "").split(" ");
    for (const flag of parts(this, "[data-ot-flag]")) {
      const word = store.get(store.path("flag", flag.dataset.otFlag ?? ""));
      const answer = part(flag, "[data-ot-answer]");
      flag.hidden = answer.hidden = !weighing.includes(word);
      answer.textContent = flag.hidden ? "" : `: ${word}`;
    }
    for (const each of parts(this, "[data-ot-chosen]")) each.hidden = !store.get(store.path("chosen", each.dataset.otChosen ?? ""));
    this.sayings(store.list(store.path("phrase", "")));
    const items = parts(this, "[data-ot-item]");
    for (const item of items) item.hidden = ["done", "na"].includes(store.get(store.path("item", item.dataset.otItem ?? "")));
    for (const old of parts(this, "[data-ot-old]")) {
      // Of a form the texts, and not that it is kept or which rows there are.
      const said = below(store.path(old.dataset.otOld ?? "")).map(([, v]) => old.dataset[v] ?? v.trim?.()).filter(Boolean).join("; ");
      old.hidden = !said;
      part(old, "span").textContent = said;
    }
    for (const gone of parts(this, "[data-ot-gone]")) gone.hidden = !gone.querySelector("li:not([hidden])");
    /** @param {string | undefined} id */
    const elsewhere = (id) => Boolean(phase.value) && phase.value !== id;
    const groups = parts(this, "[data-ot-phase]");
    for (const group of groups) group.hidden = elsewhere(group.dataset.otPhase) || !group.querySelector("li:not([hidden])");
    const here = groups.filter((group) => !elsewhere(group.dataset.otPhase)).flatMap((group) => parts(group, "[data-ot-item]"));
    part(this, ".ot-sheet__count").textContent = counted(this, here.map((item) => item.dataset.otItem ?? ""));
    for (const each of parts(this, "[data-ot-part]"))
      part(each, ".ot-sheet__none").hidden = each.dataset.otPart === "open"
        ? groups.some((group) => !group.hidden)
        : Boolean(each.querySelector("li:not([hidden])"));
  }

  /** What the reader wants to say. @param {[key: string, text: string][]} phrases */
  sayings(phrases) {
    const { content } = part(this, "template", HTMLTemplateElement);
    part(this, "[data-ot-phrases]").replaceChildren(...phrases.map(([key, said]) => {
      const row = document.importNode(content, true);
      const button = part(row, "button");
      part(row, "q").textContent = said;
      button.dataset.otPhrase = key;
      button.ariaLabel = sentence(this, "drop", { text: said });
      return row;
    }));
    part(this, "[data-ot-part=phrases]").classList.toggle("ot-on-screen", !phrases.length);
  }

  /** @param {HTMLElement | null} button */
  drop(button) {
    const key = button?.dataset.otPhrase ?? "";
    const place = part(this, "[data-ot-part=phrases] .ot-undo");
    offerUndo(place, sentence(this, "dropped"), store.set(store.path("phrase", key), null),
      () => part(this, `[data-ot-phrase="${key}"]`));
    part(place, "button").focus();
  }

  /** What is shown, as plain text; a dash before each point, as Word and mail make lists of. */
  text() {
    const lines = [`${part(document, "h1").textContent.trim()}: ${part(this, "[data-ot-name]").textContent}`];
    for (const each of parts(this, "h2, h3, li, .ot-sheet__none, .ot-sheet__count")) {
      if (each.closest("[hidden], .ot-on-screen, .ot-sheet__room")) continue;
      const words = [...each.childNodes]
        .filter((node) => !(node instanceof Element && node.matches(".ot-sheet__to, .ot-sheet__none a, button")))
        .map((node) => node instanceof HTMLQuoteElement ? `“${node.textContent}”` : node.textContent).join("").trim().replace(/\s+/g, " ");
      lines.push(each.matches("li") ? `- ${words}` : each.matches("p") ? words : `\n${words}`);
    }
    return `${lines.join("\n")}\n`;
  }
});

// <ot-mail>: fills in the gaps of a mail while somebody types, and hands it on. Nothing is kept or sent from here.
import { action, copyText, part, parts, switchOn } from "ot/lib/dom.mjs";

// Some programs cut off, or refuse, a longer address than this.
const LONGEST = 2000;

/** What stands in a line, without what is only heard. @param {Element} line */
const read = (line) => {
  const copy = /** @type {Element} */ (line.cloneNode(true));
  for (const heard of parts(copy, ".ot-visually-hidden")) heard.remove();
  return (copy.textContent ?? "").trim();
};

customElements.define("ot-mail", class extends HTMLElement {
  #link = part(this, ".ot-mail__open", HTMLAnchorElement);
  /** What stands in each gap while nothing is filled in. */
  #labels = new Map(parts(this, "[data-ot-gap]").map((gap) => [gap, part(gap, "b").textContent]));

  connectedCallback() {
    switchOn(this);
    this.addEventListener("input", this);
    this.addEventListener("click", this);
    this.render();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "input") this.render();
    else if (action(event) === "copy") copyText(this.text, part(this, "textarea", HTMLTextAreaElement));
  }

  render() {
    const typed = new Map(parts(this, "input", HTMLInputElement).map(({ dataset, value }) => [dataset.otField, value.trim()]));
    for (const [gap, label] of this.#labels) {
      const value = typed.get(gap.dataset.otGap);
      gap.toggleAttribute("data-ot-filled", Boolean(value));
      part(gap, ".ot-visually-hidden").hidden = Boolean(value);
      part(gap, "b").textContent = value || label;
    }
    this.#link.href = this.href;
    this.#link.hidden = this.#link.href.length > LONGEST;
    part(this, "[data-ot-long]").hidden = !this.#link.hidden;
  }

  get subject() { return read(part(this, "[data-ot-subject]")); }
  get body() { return parts(this, "[data-ot-line]").map(read); }
  get text() { return `${read(part(this, ".ot-mail__subject"))}\n\n${this.body.join("\n\n")}\n`; }
  get href() {
    return `mailto:?subject=${encodeURIComponent(this.subject)}&body=${encodeURIComponent(this.body.join("\r\n\r\n"))}`;
  }
});

// <ot-choose data-id="…">: a button that puts an intervention in the note, and takes it out again. With data-phrase
// it is for the phrase beside it, which is kept word for word: it stays in the note as it was chosen, whatever the text becomes.
import { store, tellUnkept } from "ot/lib/store.mjs";
import { fingerprint } from "ot/lib/texts.mjs";
import { around, part, switchOn } from "ot/lib/dom.mjs";

customElements.define("ot-choose", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  /** The words beside it, or nothing where it is for an intervention. @returns {string} */
  get phrase() { return "phrase" in this.dataset ? part(this.closest("li") ?? this, "q").textContent ?? "" : ""; }
  get name() { return this.phrase ? store.path("phrase", fingerprint(this.phrase)) : store.path("chosen", this.dataset.id ?? ""); }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target === store) this.render();
    else if (around(event, "button")) store.set(this.name, store.get(this.name) ? null : this.phrase || true);
  }

  render() {
    const button = part(this, "button");
    button.setAttribute("aria-pressed", String(Boolean(store.get(this.name))));
    tellUnkept(this, this.name, button);
  }
});

// <ot-choose data-id="…">: a button that puts an intervention in the note, and takes it out again. With data-phrase and
// data-text a phrase, which is kept word for word: so it stays in the note as it was chosen, whatever the text becomes.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { around, part, switchOn } from "ot/lib/dom.mjs";

customElements.define("ot-choose", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  get name() { return this.dataset.phrase ? path("phrase", this.dataset.phrase) : path("chosen", this.dataset.id ?? ""); }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target === store) this.render();
    else if (around(event, "button")) store.set(this.name, store.get(this.name) ? null : this.dataset.text ?? true);
  }

  render() { part(this, "button").setAttribute("aria-pressed", String(Boolean(store.get(this.name)))); }
});

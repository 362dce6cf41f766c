// <ot-choose data-id="…">: a button that puts an intervention in the note, and takes it out again.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { switchOn } from "ot/lib/dom.mjs";

customElements.define("ot-choose", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  disconnectedCallback() { store.removeEventListener("change", this); }

  get name() { return path("chosen", this.dataset.id); }

  handleEvent({ target }) {
    if (target === store) this.render();
    else if (target.closest("button")) store.set(this.name, store.get(this.name) ? null : true);
  }

  render() { this.querySelector("button").setAttribute("aria-pressed", Boolean(store.get(this.name))); }
});

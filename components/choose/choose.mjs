// <ot-choose data-id="…">: a button that puts an intervention in the note, and takes it out again.
import { store, tellUnkept } from "ot/lib/store.mjs";
import { around, part, switchOn } from "ot/lib/dom.mjs";

customElements.define("ot-choose", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  get name() { return store.path("chosen", this.dataset.id ?? ""); }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target === store) this.render();
    else if (around(event, "button")) store.set(this.name, store.get(this.name) ? null : true);
  }

  render() {
    const button = part(this, "button");
    button.setAttribute("aria-pressed", String(Boolean(store.get(this.name))));
    tellUnkept(this, this.name, button);
  }
});

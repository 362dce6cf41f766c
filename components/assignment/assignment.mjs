// <ot-assignment>: choose, make, rename and remove assignments; and say plainly when nothing is kept.
import { store } from "ot/lib/store.mjs";
import { add, assignments, current, remove } from "ot/lib/assignments.mjs";
import { announce, ask, offerUndo, switchOn } from "ot/lib/dom.mjs";

customElements.define("ot-assignment", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    // What one without a name of its own is called stands in the page.
    this.unnamed ??= this.name.textContent;
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    this.addEventListener("keydown", this);
    store.addEventListener("change", this);
    this.render();
  }

  disconnectedCallback() { store.removeEventListener("change", this); }

  get name() { return this.querySelector("[data-ot-name]"); }
  get naming() { return this.querySelector("[data-ot-naming]"); }
  get field() { return this.naming.querySelector("input"); }

  handleEvent(event) {
    const { type, target, key } = event;
    if (target === store) this.render();
    else if (type === "click") this.act(target.closest("[data-ot-do]")?.dataset.otDo);
    else if (type === "change" && target.matches("select")) this.choose(target.value);
    else if (type === "keydown" && target === this.field && (key === "Enter" || key === "Escape")) {
      event.preventDefault();   // else the same key would press the button that gets the focus
      this.act(key === "Enter" ? "save" : "cancel");
    }
  }

  choose(id) {
    store.set("current", id);
    announce(`Je werkt nu aan ${this.name.textContent}`);
  }

  async act(what) {
    if (what === "add" || what === "rename") {
      this.doing = what;
      this.naming.hidden = false;
      this.field.value = what === "add" ? "" : this.name.textContent;
      this.field.focus();
      this.field.select();
    } else if (what === "save") {
      const name = this.field.value.trim();
      const other = assignments().some(([id, taken]) => (taken || this.unnamed) === name && !(this.doing === "rename" && id === current()));
      if (!name || other) {
        announce(name ? "Er is al een opdracht met deze naam." : "Geef eerst een schuilnaam.", true);
        return this.field.focus();
      }
      if (this.doing === "add") add(name, this.unnamed);
      else store.set(`${current()}/name`, name);
      this.close();
      announce(`Je werkt nu aan ${name}`);
    } else if (what === "cancel") this.close();
    else if (what === "remove" && await ask(this.querySelector("dialog"))) {
      const name = this.name.textContent;
      const id = current();
      const undo = remove(id);
      offerUndo(this.querySelector(".ot-undo"), `${name} is verwijderd.`, () => {
        undo();
        store.set("current", id);
      });
    }
  }

  close() {
    this.naming.hidden = true;
    this.querySelector(`[data-ot-do="${this.doing}"]`).focus();
  }

  render() {
    const id = current();
    const select = this.querySelector("select");
    select.replaceChildren(...assignments().map(([value, name]) =>
      new Option(name || this.unnamed, value, value === id, value === id)));
    this.name.textContent = select.selectedOptions[0].text;
    for (const each of this.querySelectorAll("[data-ot-status]")) each.hidden = each.dataset.otStatus !== store.status;
  }
});

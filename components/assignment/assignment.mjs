// <ot-assignment>: choose, make, rename and remove assignments; and say plainly when nothing is kept.
import { store } from "ot/lib/store.mjs";
import { add, assignments, current, remove } from "ot/lib/assignments.mjs";
import { action, announce, ask, offerUndo, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";

customElements.define("ot-assignment", class extends HTMLElement {
  /** What one without a name of its own is called; it stands in the page. */
  unnamed = "";
  /** What a name is being typed for: "add" or "rename". */
  doing = "";

  connectedCallback() {
    switchOn(this);
    this.unnamed ||= this.name.textContent;
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    this.addEventListener("keydown", this);
    store.addEventListener("change", this);
    this.render();
  }

  get name() { return part(this, "[data-ot-name]"); }
  get naming() { return part(this, "[data-ot-naming]"); }
  get field() { return part(this.naming, "input", HTMLInputElement); }

  /** @param {Event} event */
  handleEvent(event) {
    const { type, target } = event;
    if (target === store) this.render();
    else if (type === "click") this.act(action(event));
    else if (type === "change" && target instanceof HTMLSelectElement) this.choose(target.value);
    else if (event instanceof KeyboardEvent && target === this.field && ["Enter", "Escape"].includes(event.key)) {
      event.preventDefault();   // else the same key would press the button that gets the focus
      this.act(event.key === "Enter" ? "save" : "cancel");
    }
  }

  /** @param {string} id */
  choose(id) {
    store.set("current", id);
    announce(sentence(this, "working", { name: this.name.textContent }));
  }

  /** @param {string | undefined} what */
  async act(what) {
    if (what === "add" || what === "rename") {
      this.doing = what;
      this.naming.hidden = false;
      this.field.value = what === "add" ? "" : this.name.textContent;
      this.field.focus();
      this.field.select();
    } else if (what === "save") this.save(this.field.value.trim());
    else if (what === "cancel") this.close();
    else if (what === "remove" && await ask(part(this, "dialog", HTMLDialogElement))) {
      const text = sentence(this, "removed", { name: this.name.textContent });
      const id = current();
      const undo = remove(id);
      offerUndo(part(this, ".ot-undo"), text, () => {
        undo();
        store.set("current", id);
      });
    }
  }

  /** @param {string} name */
  save(name) {
    const taken = assignments().some(([id, other]) => (other || this.unnamed) === name && !(this.doing === "rename" && id === current()));
    if (!name || taken) {
      announce(sentence(this, name ? "taken" : "nameless"), true);
      return this.field.focus();
    }
    if (this.doing === "add") add(name, this.unnamed);
    else store.set(`${current()}/name`, name);
    this.close();
    announce(sentence(this, "working", { name }));
  }

  close() {
    this.naming.hidden = true;
    part(this, `[data-ot-do="${this.doing}"]`).focus();
  }

  render() {
    const id = current();
    const select = part(this, "select", HTMLSelectElement);
    select.replaceChildren(...assignments().map(([value, name]) =>
      new Option(name || this.unnamed, value, value === id, value === id)));
    this.name.textContent = select.selectedOptions[0].text;
    for (const each of parts(this, "[data-ot-status]")) each.hidden = each.dataset.otStatus !== store.status;
  }
});

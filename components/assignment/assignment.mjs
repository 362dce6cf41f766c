// <ot-assignment>: choose, make, rename and remove assignments; and say plainly when nothing is kept.
import { labelled, store } from "ot/lib/store.mjs";
import { action, announce, ask, offerUndo, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";
import { visible } from "ot/lib/texts.mjs";

customElements.define("ot-assignment", class extends HTMLElement {
  /** What one without a name of its own is called; it stands in the page. */
  unnamed = "";
  /** What a name is being typed for: "add" or "rename". */
  doing = "";
  /** What this tab showed last, to say so when another tab changed it. */
  seen = { id: "", name: "" };

  connectedCallback() {
    switchOn(this);
    this.unnamed ||= this.name.textContent;
    for (const type of ["click", "change", "keydown", "input"]) this.addEventListener(type, this);
    store.addEventListener("change", this);
    addEventListener("beforeprint", this);
    this.render();
  }

  get name() { return part(this, "[data-ot-name]"); }
  get naming() { return part(this, "[data-ot-naming]"); }
  get field() { return part(this.naming, "input", HTMLInputElement); }

  /** @param {Event} event */
  handleEvent(event) {
    const { type, target } = event;
    if (target === store || type === "beforeprint") this.render();
    else if (type === "click") this.act(action(event));
    else if (type === "input" && target === this.field) this.refuse("");
    else if (type === "change" && target instanceof HTMLSelectElement) this.go(() => store.show(target.value));
    else if (event instanceof KeyboardEvent && target === this.field && ["Enter", "Escape"].includes(event.key)) {
      event.preventDefault();   // else the same key would press the button that gets the focus
      this.act(event.key === "Enter" ? "save" : "cancel");
    }
  }

  /** What the reader does here is no news from another tab. @param {() => void} act */
  go(act) {
    this.seen = { id: "", name: "" };
    act();
    this.render();
    announce(sentence(this, "working", { name: this.name.textContent }));
  }

  /** @param {string | undefined} what */
  async act(what) {
    if (what === "add" || what === "rename") {
      this.doing = what;
      this.naming.hidden = false;
      this.refuse("");
      this.field.value = what === "add" ? "" : this.name.textContent;
      this.field.focus();
      this.field.select();
    } else if (what === "save") this.save(visible(this.field.value));
    else if (what === "cancel") this.close();
    else if (what === "remove" && await ask(part(this, "dialog", HTMLDialogElement))) {
      const text = sentence(this, "removed", { name: this.name.textContent });
      this.seen = { id: "", name: "" };
      const undo = store.remove(store.shown);
      offerUndo(part(this, ".ot-undo"), text, undo, part(this, '[data-ot-do="remove"]'));
    }
  }

  /** @param {string} name */
  save(name) {
    const taken = labelled(this.unnamed).some(([id, other]) => other === name && !(this.doing === "rename" && id === store.shown));
    if (!name || taken) {
      this.refuse(sentence(this, name ? "taken" : "nameless"));
      return this.field.focus();
    }
    this.go(() => { if (this.doing === "add") store.add(name, this.unnamed); else store.rename(name); });
    this.close();
  }

  /** Say at the field why its name is not taken, for as long as it stands there. @param {string} why */
  refuse(why) {
    const told = part(this, "#ot-schuilnaam-fout");
    told.textContent = why;
    told.hidden = !why;
    this.field.setAttribute("aria-invalid", String(Boolean(why)));
  }

  close() {
    this.naming.hidden = true;
    this.refuse("");
    part(this, `[data-ot-do="${this.doing}"]`).focus();
  }

  render() {
    const { shown } = store;
    const all = labelled(this.unnamed);
    // Removed in another tab: this one does not go on in an assignment that its reader did not choose.
    const gone = store.gone(shown);
    if (gone) all.unshift([shown, this.seen.name || this.unnamed]);
    const select = part(this, "select", HTMLSelectElement);
    select.replaceChildren(...all.map(([id, name]) => new Option(name, id, id === shown, id === shown)));
    const name = select.selectedOptions[0]?.text ?? this.unnamed;
    this.name.textContent = name;
    const news = part(this, "[data-ot-elsewhere]");
    if (this.seen.id !== shown || !shown || (news.dataset.otElsewhere && !gone)) news.hidden = true;
    else if (gone || name !== this.seen.name) {
      const text = sentence(this, gone ? "gone" : "renamed", { name, before: this.seen.name });
      if (news.textContent !== text) news.textContent = text;
      news.dataset.otElsewhere = gone ? "gone" : "";
      news.hidden = false;
    }
    this.seen = { id: shown, name };
    const day = new Date().toLocaleDateString("nl", { dateStyle: "long" });
    part(this, "[data-ot-printed]").textContent = [store.called(shown), day].filter(Boolean).join(", ");
    for (const each of parts(this, "[data-ot-status]")) each.hidden = each.dataset.otStatus !== store.status;
  }
});

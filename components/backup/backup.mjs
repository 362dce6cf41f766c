// <ot-backup>: everything to a file and back, and the button that erases all of it.
import { parse, StateError, store } from "ot/lib/store.mjs";
import { action, announce, ask, download, offerUndo, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";

// More than browsers keep for a site is not from here; reading it would only stall the page.
const LARGEST = 2e6;

customElements.define("ot-backup", class extends HTMLElement {
  connectedCallback() {
    if (this.parentElement) switchOn(this.parentElement);
    this.addEventListener("click", this);
  }

  get dialog() { return part(this, "dialog", HTMLDialogElement); }

  /** @param {Event} event */
  handleEvent(event) {
    const what = action(event);
    if (what === "export") this.export();
    else if (what === "import") this.import();
    else if (what === "erase") this.erase();
  }

  export() {
    const day = new Date().toISOString().slice(0, 10);
    download(store.export(), sentence(this, "file", { day }), "application/json");
    announce(sentence(this, "exported"), true);
  }

  async import() {
    const file = part(this, "[type=file]", HTMLInputElement).files?.[0];
    const replace = part(this, "[type=checkbox]", HTMLInputElement).checked;
    const undo = part(this, ".ot-undo");
    this.tell("");
    undo.hidden = true;
    if (!file) return this.tell("none");
    if (file.size > LARGEST) return this.tell("big");
    const text = await file.text();
    try {
      parse(text);
    } catch (error) {
      if (error instanceof StateError) return this.tell(error.message);
      throw error;
    }
    if (replace && !await ask(this.dialog)) return;
    const before = store.export();
    store.import(text, replace);
    offerUndo(undo, sentence(this, "imported"), () => store.import(before, true));
  }

  async erase() {
    if (await ask(this.dialog)) announce(sentence(this, store.erase() ? "erased" : "not-erased"), true);
  }

  /**
   * Show one of the messages of the template.
   * @param {string} what
   */
  tell(what) {
    for (const each of parts(this, "[data-ot-message]")) each.hidden = each.dataset.otMessage !== what;
  }
});

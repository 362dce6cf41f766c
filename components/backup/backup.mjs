// <ot-backup>: everything to a file and back, and the button that erases all of it.
import { parse, store } from "ot/lib/store.mjs";
import { announce, ask, download, offerUndo, switchOn } from "ot/lib/dom.mjs";

// More than browsers keep for a site is not from here; reading it would only stall the page.
const LARGEST = 2e6;

customElements.define("ot-backup", class extends HTMLElement {
  connectedCallback() {
    switchOn(this.parentElement);
    this.addEventListener("click", this);
  }

  handleEvent({ target }) {
    const what = target.closest("[data-ot-do]")?.dataset.otDo;
    if (what) this[what]();
  }

  export() {
    const day = new Date().toISOString().slice(0, 10);
    download(store.export(), `opdracht-teruggeven-${day}.json`, "application/json");
    announce("Het bestand staat bij je downloads.", true);
  }

  async import() {
    const [file] = this.querySelector("[type=file]").files;
    const replace = this.querySelector("[type=checkbox]").checked;
    this.tell("");
    this.querySelector(".ot-undo").hidden = true;
    if (!file) return this.tell("none");
    if (file.size > LARGEST) return this.tell("big");
    const text = await file.text();
    try {
      parse(text);
    } catch (error) {
      return this.tell(error.message);
    }
    if (replace && !await ask(this.querySelector("dialog"))) return;
    const before = store.export();
    store.import(text, replace);
    offerUndo(this.querySelector(".ot-undo"), "Het bestand is ingelezen.", () => store.import(before, true));
  }

  async erase() {
    if (!await ask(this.querySelector("dialog"))) return;
    store.erase();
    announce("Alles op dit apparaat is gewist.", true);
  }

  tell(what) {
    for (const each of this.querySelectorAll("[data-ot-message]")) each.hidden = each.dataset.otMessage !== what;
  }
});

// Makes one link of the items that a trainer ticks in the table. It opens the page of the first one ticked.
import { announce, copyText, switchOn } from "ot/lib/dom.mjs";

const MOST = 60;   // as many as ot-highlight reads

class Composer extends HTMLElement {
  #chosen = [];

  connectedCallback() {
    if (this.field) return;
    switchOn(this);
    this.field = this.querySelector("input[readonly]");
    this.status = this.querySelector(".ot-composer__status");
    this.addEventListener("change", ({ target }) => this.#choose(target));
    this.addEventListener("click", ({ target }) => {
      const action = target.dataset.otDo;
      if (action === "copy") this.#copy();
      if (action === "clear") this.#clear();
    });
    this.field.addEventListener("focus", () => this.field.select());
  }

  #choose(box) {
    if (box.type !== "checkbox") return;
    if (box.checked && this.#chosen.length === MOST) {
      box.checked = false;
      return this.#say(`Meer dan ${MOST} gaat niet in één link.`);
    }
    this.#chosen = this.#chosen.filter((each) => each !== box);
    if (box.checked) this.#chosen.push(box);
    this.#show();
  }

  #show() {
    const [first] = this.#chosen;
    this.field.parentElement.hidden = !first;
    if (first) {
      const href = first.closest("tr").querySelector("th a").href.split("#")[0];
      const page = globalThis.otOffline?.share(href) ?? href;
      this.field.value = `${page}?items=${this.#chosen.map(({ value }) => value).join()}`;
    }
    const count = this.#chosen.length;
    this.#say(count === 1 ? "1 onderdeel gekozen" : `${count || "Geen"} onderdelen gekozen`);
  }

  #say(text) {
    this.status.textContent = text;
    announce(text);
  }

  async #copy() {
    if (await copyText(this.field.value, this.field)) this.status.textContent = "Link gekopieerd";
  }

  #clear() {
    const [first] = this.#chosen;
    for (const box of this.#chosen) box.checked = false;
    this.#chosen = [];
    this.#show();
    first.focus();   // the button that had it is gone
  }
}

customElements.define("ot-composer", Composer);

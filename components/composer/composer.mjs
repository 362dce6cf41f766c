// Makes one link of the items that a trainer ticks in the table. It opens the page of the first one ticked.
import { announce, copyText, part, sentence, switchOn } from "ot/lib/dom.mjs";
import { published } from "ot/lib/resource.mjs";

const MOST = 60;   // as many as highlight.mjs reads

customElements.define("ot-composer", class extends HTMLElement {
  /** @type {HTMLInputElement[]} */
  #chosen = [];
  #field = part(this, "input[readonly]", HTMLInputElement);
  #link = part(this, ".ot-composer__link", HTMLElement);
  #status = part(this, ".ot-composer__status", HTMLElement);

  connectedCallback() {
    switchOn(this);
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "checkbox") this.choose(target);
    });
    this.addEventListener("click", ({ target }) => {
      const action = target instanceof HTMLElement && target.dataset.otDo;
      if (action === "copy") this.copy();
      if (action === "clear") this.clear();
    });
    this.#field.addEventListener("focus", () => this.#field.select());
  }

  /** @param {HTMLInputElement} box */
  choose(box) {
    if (box.checked && this.#chosen.length === MOST) {
      box.checked = false;
      return this.say(sentence(this, "full", { most: MOST }));
    }
    this.#chosen = this.#chosen.filter((each) => each !== box);
    if (box.checked) this.#chosen.push(box);
    this.show();
  }

  show() {
    const [first] = this.#chosen;
    this.#link.hidden = !first;
    const row = first?.closest("tr");
    if (row) {
      const [page] = part(row, "th a", HTMLAnchorElement).href.split("#");
      this.#field.value = `${published(page)}?items=${this.#chosen.map(({ value }) => value).join()}`;
    }
    const count = this.#chosen.length;
    this.say(sentence(this, !count ? "none" : count === 1 ? "one" : "more", { count }));
  }

  /** @param {string} text */
  say(text) {
    this.#status.textContent = text;
    announce(text);
  }

  async copy() {
    if (await copyText(this.#field.value, this.#field)) this.#status.textContent = sentence(this, "copied");
  }

  clear() {
    const [first] = this.#chosen;
    for (const box of this.#chosen) box.checked = false;
    this.#chosen = [];
    this.show();
    first.focus();   // the button that had it is gone
  }
});

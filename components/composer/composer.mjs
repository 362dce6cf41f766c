// Makes one link of the items that a trainer ticks. It opens the page of the first one ticked.
import { announce, copyText, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";
import { published } from "ot/lib/resource.mjs";
import "ot/lib/show.mjs";

const MOST = 60;   // as many as highlight.mjs reads

/** @param {string} text @returns the same without capitals and accents */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

customElements.define("ot-composer", class extends HTMLElement {
  /** @type {HTMLInputElement[]} */
  #chosen = [];
  #field = part(this, "input[readonly]", HTMLInputElement);
  #filter = part(this, "[type=search]", HTMLInputElement);
  #link = part(this, ".ot-composer__link", HTMLElement);
  #status = part(this, ".ot-composer__status", HTMLElement);
  #groups = parts(this, "details", HTMLDetailsElement);

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
    this.#filter.addEventListener("input", () => this.filter());
    this.#field.addEventListener("focus", () => this.#field.select());
    // What the browser itself puts back, after a reload or by the back button, is ticked too.
    this.recount();
    addEventListener("pageshow", () => this.recount());
  }

  get boxes() { return parts(this, "[type=checkbox]", HTMLInputElement); }

  recount() {
    const ticked = this.boxes.filter(({ checked }) => checked);
    this.#chosen = [...this.#chosen.filter(({ checked }) => checked), ...ticked.filter((box) => !this.#chosen.includes(box))];
    if (this.#chosen.length) this.show();
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

  /** Leave in sight what the reader looks for; each group with something in it opens. */
  filter() {
    const words = plain(this.#filter.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const group of this.#groups) {
      const rows = parts(group, "tbody tr", HTMLTableRowElement);
      const title = plain(part(group, "summary").textContent ?? "");
      for (const row of rows) {
        const name = plain(part(row, "th").textContent ?? "");
        row.hidden = !words.every((word) => name.includes(word) || title.includes(word));
      }
      const left = rows.filter((row) => !row.hidden).length;
      found += left;
      group.hidden = !left;
      group.open = Boolean(words.length && left);
    }
    announce(sentence(this, "found", { count: found }));
  }

  show() {
    const [first] = this.#chosen;
    this.#link.hidden = !first;
    const ids = this.#chosen.map(({ id }) => id.replace("kies-", "")).join();
    part(this, "[data-ot-show]").dataset.otShow = ids;
    const row = first?.closest("tr");
    if (row) {
      const [page] = part(row, "th a", HTMLAnchorElement).href.split("#");
      this.#field.value = `${published(page)}?items=${ids}`;
    }
    for (const group of this.#groups) {
      const here = this.#chosen.filter((box) => group.contains(box)).length;
      part(group, "[data-ot-chosen]").textContent = here ? sentence(this, "in-group", { count: here }) : "";
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
    const group = first.closest("details");
    if (group) group.open = true;
    first.focus();   // the button that had it is gone
  }
});

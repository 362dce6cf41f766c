// <ot-rehearse>: a practice talk one moment at a time. What is chosen is nowhere kept: it is gone with the page.
import { action, around, part, parts, switchOn } from "ot/lib/dom.mjs";

customElements.define("ot-rehearse", class extends HTMLElement {
  #places = parts(this, ".ot-moment");
  #aloud = part(this, "[data-ot-aloud]", HTMLInputElement);
  /** The moments so far, the one that shows last. @type {HTMLElement[]} */
  #way = [];

  connectedCallback() {
    for (const row of parts(this, "[data-ot-choice]")) makeButton(part(row, ".ot-choice__say"));
    switchOn(this);
    this.addEventListener("click", this);
    addEventListener("hashchange", this);
    this.#way = [this.named(location.hash) ?? this.named(`#${this.dataset.otOpening}`) ?? this.#places[0]];
    this.show();
  }

  disconnectedCallback() { removeEventListener("hashchange", this); }

  /** The moment or the end that an address names. @param {string} hash */
  named(hash) { return this.#places.find(({ id }) => `#${id}` === hash); }

  /** @param {Event} event */
  handleEvent(event) {
    const link = around(event, "a");
    const place = this.named(event.type === "hashchange" ? location.hash : link?.getAttribute("href") ?? "");
    const row = around(event, "[data-ot-choice]");
    if (place) {
      if (this.whole) return;
      event.preventDefault();
      this.go([...this.#way, place]);
      return;
    }
    switch (action(event)) {
      case "choose": if (row) this.choose(row); break;
      case "said": if (row) this.tell(row); break;
      case "back": this.go(this.#way.slice(0, -1)); break;
      case "again": this.go(this.#way.slice(0, 1)); break;
      case "all": this.whole = !this.whole; this.show();
    }
  }

  /** Whether all moments show, as a script. */
  get whole() { return part(this, "[data-ot-do=all]").getAttribute("aria-pressed") === "true"; }
  set whole(value) { part(this, "[data-ot-do=all]").setAttribute("aria-pressed", String(value)); }

  /** One answer out of the two or three. @param {HTMLElement} row */
  choose(row) {
    for (const each of parts(row.parentElement ?? this, "[data-ot-choice]")) each.toggleAttribute("data-ot-other", each !== row);
    part(row, "button").setAttribute("aria-pressed", "true");
    if (!this.#aloud.checked) return this.tell(row);
    const pause = part(row, "[data-ot-pause]");
    pause.hidden = false;
    part(pause, "button").focus();
  }

  /** What it does. @param {HTMLElement} row */
  tell(row) {
    part(row, "[data-ot-pause]").hidden = true;
    row.setAttribute("data-ot-chosen", "");
    part(row, ".ot-choice__effect").focus();
  }

  /** @param {HTMLElement[]} way the moments so far */
  go(way) {
    this.#way = way;
    this.show();
    this.now.focus();
    this.now.scrollIntoView({ block: "start" });
  }

  get now() { return this.#way[this.#way.length - 1]; }

  /** Show the moment that it is now, as if it was never answered. */
  show() {
    this.toggleAttribute("data-ot-one", !this.whole);
    for (const each of this.#places) each.toggleAttribute("data-ot-now", each === this.now);
    for (const row of parts(this.now, "[data-ot-choice]")) {
      for (const name of ["data-ot-other", "data-ot-chosen"]) row.removeAttribute(name);
      part(row, "button").setAttribute("aria-pressed", "false");
      part(row, "[data-ot-pause]").hidden = true;
    }
    for (const name of ["back", "again"]) {
      const button = part(this, `[data-ot-do=${name}]`, HTMLButtonElement);
      button.disabled = this.whole || this.#way.length < 2;
    }
  }
});

/** Let an answer be pressed: a button around what stands there. @param {HTMLElement} answer */
function makeButton(answer) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.otDo = "choose";
  const words = document.createElement("span");
  words.append(...answer.childNodes);
  button.append(words);
  answer.append(button);
}

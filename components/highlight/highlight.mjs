// What a trainer chose: ?items=id,id marks these records, wherever they stand, and lists them above the page.
import { announce, part, sentence } from "ot/lib/dom.mjs";
import { load, root } from "ot/lib/resource.mjs";

const MOST = 60;

customElements.define("ot-highlight", class extends HTMLElement {
  #lead = part(this, "[data-ot-lead]", HTMLElement);
  #list = part(this, "ol", HTMLElement);
  #gone = part(this, "[data-ot-gone]", HTMLElement);
  #off = part(this, "[data-ot-do=off]", HTMLButtonElement);
  #again = part(this, "[data-ot-do=again]", HTMLButtonElement);

  connectedCallback() {
    this.#off.addEventListener("click", () => this.off());
    this.#again.addEventListener("click", () => this.again());
    this.start();
  }

  async start() {
    const asked = new Set(new URLSearchParams(location.search).get("items")?.split(",", MOST).filter(Boolean));
    if (!asked.size) return;
    /** @type {Record<string, { name: string, address: string }>} */
    let known;
    try {
      known = await load("data/items.json");
    } catch {
      this.fail();
      return;
    }
    // Only the id of a record gets past this; anything else in the address is as if it were not there.
    // One that is gone is known under the address of its successor.
    const there = [...asked].filter((id) => Object.hasOwn(known, id));
    const ids = [...new Set(there.map((id) => known[id].address.split("#")[1]))];
    // Where the address leads to, as long as the reader is there: what comes above it must not push it out of sight.
    const target = document.querySelector(":target");
    const stays = target && Math.abs(target.getBoundingClientRect().top) < innerHeight;
    this.hidden = false;
    const here = ids.flatMap((id) => document.getElementById(id) ?? []);
    for (const heading of here) this.mark(heading);
    this.#lead.textContent = sentence(this, !ids.length ? "gone-all" : ids.length === 1 ? "one" : "more");
    this.#list.replaceChildren(...ids.map((id) => this.item(id, known[id], ids)));
    const gone = asked.size - there.length;
    this.#gone.textContent = sentence(this, gone === 1 ? "gone-one" : "gone", { count: gone });
    this.#gone.hidden = !gone || !ids.length;
    this.#off.hidden = false;
    this.#again.hidden = true;
    if (stays) target.scrollIntoView();
  }

  /** The names did not come: say so, with the way on. The page itself is all there. */
  fail() {
    this.#lead.textContent = sentence(this, "failed");
    this.#off.hidden = true;
    this.#again.hidden = this.hidden = false;
    announce(sentence(this, "failed"));
  }

  async again() {
    await this.start();
    if (this.#again.hidden) focus(this.#lead);
  }

  /** @param {HTMLElement} heading */
  mark(heading) {
    const body = (heading.closest(".ot-part__head") ?? heading).nextElementSibling;
    const label = make("p", make("span", sentence(this, "label")));
    label.className = "ot-chosen__label";
    body?.prepend(label);
    for (const each of [heading, body]) each?.classList.add("ot-chosen");
  }

  /** @param {string} id @param {{ name: string, address: string }} item @param {string[]} ids */
  item(id, { name, address }, ids) {
    const url = new URL(address, root);
    url.search = `?items=${ids}`;
    const link = make("a", name);
    // On a disk nothing adds index.html.
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    link.href = document.getElementById(id) ? `#${id}` : url.href;
    return make("li", link);
  }

  off() {
    for (const each of document.querySelectorAll(".ot-chosen")) each.classList.remove("ot-chosen");
    for (const each of document.querySelectorAll(".ot-chosen__label")) each.remove();
    const url = new URL(location.href);
    url.searchParams.delete("items");
    history.replaceState(history.state, "", url);
    this.leave();
  }

  /** The button that had the focus goes. */
  leave() {
    this.hidden = true;
    focus(part(document.documentElement, "h1", HTMLElement));
  }
});

/** @param {HTMLElement} text what holds no control */
function focus(text) {
  text.tabIndex = -1;
  text.focus();
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {...(Node | string)} children
 */
function make(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

// What a trainer chose: ?items=id,id marks these records, wherever they stand, and lists them above the page.
import { load, root } from "ot/lib/resource.mjs";

const MOST = 60;

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const missing = (count) => count
  ? [make("p", {}, count === 1 ? "Eén onderdeel uit de link staat niet op deze site." : `${count} onderdelen uit de link staan niet op deze site.`)]
  : [];

class Highlight extends HTMLElement {
  async connectedCallback() {
    const asked = new Set(new URLSearchParams(location.search).get("items")?.split(",", MOST).filter(Boolean));
    if (!asked.size) return;
    const known = await load("data/items.json").catch(() => ({}));
    // Only the id of a record gets past this; anything else in the address is as if it were not there.
    const ids = [...asked].filter((id) => Object.hasOwn(known, id));
    if (!ids.length || !this.isConnected || this.firstChild) return;

    const here = ids.map((id) => document.getElementById(id)).filter(Boolean);
    for (const heading of here) {
      const body = heading.nextElementSibling;
      heading.classList.add("ot-chosen");
      body.classList.add("ot-chosen");
      body.prepend(make("p", { className: "ot-chosen__label" }, make("span", {}, "Gekozen door je trainer")));
    }
    this.className = "ot-chosen-note";
    this.append(
      make("p", {}, make("strong", {}, ids.length === 1 ? "Je trainer koos dit onderdeel" : "Je trainer koos deze onderdelen")),
      make("ol", {}, ...ids.map((id) => make("li", {}, this.#link(id, known[id], ids)))),
      ...missing(asked.size - ids.length),
      make("button", { type: "button", onclick: () => this.#off() }, "Zet de markering uit"),
    );
    if (!location.hash) here[0]?.scrollIntoView();
  }

  #link(id, { name, address }, ids) {
    const url = new URL(address, root);
    url.search = `?items=${ids}`;
    return make("a", { href: document.getElementById(id) ? `#${id}` : url.href }, name);
  }

  #off() {
    for (const each of document.querySelectorAll(".ot-chosen")) each.classList.remove("ot-chosen");
    for (const each of document.querySelectorAll(".ot-chosen__label")) each.remove();
    this.replaceChildren();
    this.className = "";
    const url = new URL(location);
    url.searchParams.delete("items");
    history.replaceState(history.state, "", url);
    const title = document.querySelector("h1");
    title.tabIndex = -1;
    title.focus();   // the button that had it is gone
  }
}

customElements.define("ot-highlight", Highlight);

// The search of the site: a dialog with a field and what it finds. It is loaded when it is first used (tools.mjs).
import { part, parts, sentence } from "ot/lib/dom.mjs";
import { load } from "ot/lib/resource.mjs";
import { pieces, prepare } from "ot/search/engine.mjs";
import { WORDS } from "ot/search/words.mjs";

/** @typedef {import("./engine.mjs").Entry} Entry */
/** @typedef {{ entry: Entry }} Result */

const AT_ONCE = 10;
const SNIPPET = 170; // characters

/**
 * An element with its properties, and children. Text always becomes text, never markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} children
 */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** @param {string} text @param {Set<string>} words @param {number} [length] */
const marked = (text, words, length) =>
  pieces(text, words, length).map((piece, place) => (place % 2 ? element("mark", {}, piece) : piece));

/** @param {MouseEvent} event @returns whether it asks for another tab or window */
const elsewhere = ({ metaKey, ctrlKey, shiftKey }) => metaKey || ctrlKey || shiftKey;

/** @type {Promise<ReturnType<typeof prepare>> | undefined} */
let index; // One for all, and only once; after a failure it is tried again.
const engine = () => (index ??= load("search.json").then(prepare).catch((error) => {
  index = undefined;
  throw error;
}));

customElements.define("ot-search", class extends HTMLElement {
  #link = part(this, "a", HTMLAnchorElement);
  #dialog = part(this, "dialog", HTMLDialogElement);
  #input = part(this, "input", HTMLInputElement);
  #status = part(this, "[role=status]", HTMLElement);
  #found = part(this, ".ot-search__found", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #telling;

  connectedCallback() {
    for (const [name, text] of Object.entries(WORDS)) this.setAttribute(name, text);
    this.#link.setAttribute("role", "button");
    this.#link.setAttribute("aria-haspopup", "dialog");
    this.#link.addEventListener("click", (event) => this.open(event));
    this.#link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.#link.click();
    });
    this.#dialog.hidden = false; // It was for a browser that knows no dialog.
    part(this, ".ot-search__close", HTMLElement).addEventListener("click", () => this.#dialog.close());
    this.#input.addEventListener("input", () => this.search());
    this.#dialog.addEventListener("click", (event) => this.leave(event));
    this.#dialog.addEventListener("keydown", (event) => this.key(event));
    engine().catch(() => {}); // Ready before the first letter; what goes wrong is told when there is one.
  }

  /** @param {MouseEvent} event */
  open(event) {
    if (elsewhere(event)) return; // Be the ordinary link.
    event.preventDefault();
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
    this.search();
  }

  async search() {
    const query = this.#input.value;
    let find;
    try {
      find = await engine();
    } catch {
      this.tell(sentence(this, "failed"));
      this.#found.replaceChildren(this.ways([], sentence(this, "instead")));
      return;
    }
    if (query !== this.#input.value) return; // Meanwhile the reader typed on.
    const { results, marked: words, start } = find(query);
    if (results.length) {
      this.tell(sentence(this, results.length === 1 ? "one" : "more", { count: results.length }));
      this.list(results, words);
      return;
    }
    const asked = query.trim();
    this.tell(asked && sentence(this, "nothing", { query: asked }));
    this.#found.replaceChildren(
      element("p", {}, sentence(this, asked ? "again" : "hint")), this.ways(start, sentence(this, "begin")));
  }

  /** The count is seen at once, and said when the reader rests. @param {string} text */
  tell(text) {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      if (this.#status.textContent !== text) this.#status.textContent = text;
    }, 400);
  }

  /** @param {Result[]} results @param {Set<string>} words */
  list(results, words) {
    const list = element("ol", { className: "ot-search__results" });
    /** @param {Result[]} some */
    const show = (some) => list.append(...some.map(({ entry }) => this.item(entry, words)));
    show(results.slice(0, AT_ONCE));
    this.#found.replaceChildren(list);
    this.#found.scrollTop = 0;
    const rest = results.slice(AT_ONCE);
    if (!rest.length) return;
    const more = element("button", { type: "button", className: "ot-search__more" },
      sentence(this, "rest", { count: rest.length }));
    more.addEventListener("click", () => {
      show(rest);
      more.remove();
      list.children[AT_ONCE].querySelector("a")?.focus();
    });
    this.#found.append(more);
  }

  /** @param {Entry} entry @param {Set<string>} words */
  item({ to, title, kind, page, text }, words) {
    const where = page ? `${kind} · ${page}` : kind;
    return element("li", { className: "ot-search__result" },
      element("a", { href: this.address(to) },
        element("span", { className: "ot-search__kind" }, where), " ",
        element("span", { className: "ot-search__title" }, ...marked(title, words))),
      ...(text ? [element("p", { className: "ot-search__text" }, ...marked(text, words, SNIPPET))] : []));
  }

  /** @param {Entry[]} start @param {string} lead */
  ways(start, lead) {
    const links = start.map(({ to, title }) => element("a", { href: this.address(to) }, title));
    links.push(element("a", { href: this.#link.href }, sentence(this, "everything")));
    return element("div", { className: "ot-search__ways" },
      element("p", {}, lead), element("ul", {}, ...links.map((link) => element("li", {}, link))));
  }

  /** From the root of the site, one up from the page behind the link. On a disk nothing adds index.html. @param {string} to */
  address(to) {
    const address = new URL(`../${to}`, this.#link.href);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address.href;
  }

  /** @param {MouseEvent} event */
  leave(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    if ((link && !elsewhere(event)) || event.target === this.#dialog) this.#dialog.close();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    event.stopPropagation(); // The keys of the page (tools.mjs) are not for who is searching.
    const links = parts(this.#found, "a, button", HTMLElement);
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === "Escape") this.#dialog.close();
    else if (event.key === "Enter" && event.target === this.#input) links[0]?.click();
    else if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (links[at - 1] ?? this.#input).focus();
    else {
      // Who types on a result, types on in the field.
      const types = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (types && at >= 0) this.#input.focus();
      return;
    }
    event.preventDefault();
  }
});

// The search of the site: a dialog with a field and what it finds. It is loaded when it is first used (tools.mjs).
import { load } from "ot/lib/resource.mjs";
import { pieces, prepare } from "ot/search/engine.mjs";

const AT_ONCE = 10;
const SNIPPET = 170; // characters

// An element with its properties or attributes, and children. Text always becomes text, never markup.
function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
const marked = (text, words, length) =>
  pieces(text, words, length).map((piece, place) => (place % 2 ? element("mark", {}, piece) : piece));

let index; // One for all, and only once; after a failure it is tried again.
const engine = () => (index ??= load("search.json").then(prepare).catch((error) => {
  index = undefined;
  throw error;
}));

class Search extends HTMLElement {
  connectedCallback() {
    if (this.dialog) return; // The header stays when the page changes.
    this.link = this.querySelector("a");
    this.everything = this.link.href;
    this.link.setAttribute("role", "button");
    this.link.setAttribute("aria-haspopup", "dialog");
    this.link.addEventListener("click", (event) => this.open(event));
    this.link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.link.click();
    });
    this.append(this.build());
    engine().catch(() => {}); // Ready before the first letter; what goes wrong is told when there is one.
  }

  build() {
    this.input = element("input", {
      type: "search", id: "ot-search-field", className: "ot-search__field", autocomplete: "off", spellcheck: false,
      autocapitalize: "off", enterKeyHint: "search",
    });
    this.status = element("p", { className: "ot-search__status", role: "status" });
    this.found = element("div", { className: "ot-search__found" });
    const close = element("button", { type: "button", className: "ot-search__close", "aria-label": "Sluit zoeken" });
    this.dialog = element("dialog", { className: "ot-search__dialog", "aria-label": "Zoeken" },
      element("div", { className: "ot-search__box" },
        element("div", { className: "ot-search__head" },
          element("label", { htmlFor: this.input.id, className: "ot-search__label" }, "Wat zoek je?"), close, this.input),
        this.status, this.found));
    close.addEventListener("click", () => this.dialog.close());
    this.input.addEventListener("input", () => this.search());
    this.dialog.addEventListener("click", (event) => this.click(event));
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    return this.dialog;
  }

  open(event) {
    if (!this.dialog.showModal || event.metaKey || event.ctrlKey || event.shiftKey) return; // Be the ordinary link.
    event.preventDefault();
    event.stopPropagation();
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    this.input.select();
    this.search();
  }

  async search() {
    const query = this.input.value;
    let find;
    try {
      find = await engine();
    } catch {
      this.tell("Zoeken lukt nu niet.");
      this.found.replaceChildren(this.ways([], "Hier vind je alles zonder te zoeken:"));
      return;
    }
    if (query !== this.input.value) return; // Meanwhile the reader typed on.
    const { results, marked: words, start } = find(query);
    if (!query.trim()) {
      this.tell("");
      this.found.replaceChildren(
        element("p", {}, "Tik een woord of een korte vraag, zoals “opdrachtgever belt niet terug”."),
        this.ways(start, "Of begin hier:"));
    } else if (results.length) {
      this.tell(results.length === 1 ? "1 resultaat" : `${results.length} resultaten`);
      this.list(results, words);
    } else {
      this.tell(`Niets gevonden voor “${query.trim()}”.`);
      this.found.replaceChildren(
        element("p", {}, "Probeer een ander woord, of minder woorden."), this.ways(start, "Of begin hier:"));
    }
  }

  // The count is seen at once, and said when the reader rests.
  tell(text) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      if (this.status.textContent !== text) this.status.textContent = text;
    }, 400);
  }

  list(results, words) {
    const list = element("ol", { className: "ot-search__results" });
    const show = (some) => list.append(...some.map(({ entry }) => this.item(entry, words)));
    show(results.slice(0, AT_ONCE));
    this.found.replaceChildren(list);
    this.found.scrollTop = 0;
    const rest = results.slice(AT_ONCE);
    if (!rest.length) return;
    const more = element("button", { type: "button", className: "ot-search__more" }, `Toon nog ${rest.length}`);
    more.addEventListener("click", () => {
      show(rest);
      more.remove();
      list.children[AT_ONCE].querySelector("a").focus();
    });
    this.found.append(more);
  }

  item({ to, title, kind, page, text }, words) {
    const where = page ? `${kind} · ${page}` : kind;
    return element("li", { className: "ot-search__result" },
      element("a", { href: this.address(to) },
        element("span", { className: "ot-search__kind" }, where), " ",
        element("span", { className: "ot-search__title" }, ...marked(title, words))),
      ...(text ? [element("p", { className: "ot-search__text" }, ...marked(text, words, SNIPPET))] : []));
  }

  ways(start, lead) {
    const links = start.map(({ to, title }) => element("a", { href: this.address(to) }, title));
    links.push(element("a", { href: this.everything }, "Alles op een rij"));
    return element("div", { className: "ot-search__ways" },
      element("p", {}, lead), element("ul", {}, ...links.map((link) => element("li", {}, link))));
  }

  // From the root of the site, which is one up from the page behind the link. On a disk nothing adds index.html.
  address(to) {
    const address = new URL(`../${to}`, this.everything);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address.href;
  }

  click(event) {
    const link = event.target.closest("a");
    const away = link && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (away || event.target === this.dialog) this.dialog.close();
  }

  key(event) {
    event.stopPropagation(); // The theme has keys of its own.
    const links = [...this.found.querySelectorAll("a, button")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") this.dialog.close();
    else if (event.key === "Enter" && event.target === this.input) links[0]?.click();
    else if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (links[at - 1] ?? this.input).focus();
    else {
      // Who types on a result, types on in the field.
      const types = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (types && at >= 0) this.input.focus();
      return;
    }
    event.preventDefault();
  }
}

customElements.define("ot-search", Search);

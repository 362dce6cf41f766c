// <ot-planner>: a trainer's own programme. All of it stands in the address, so that a link shares it; nothing is kept.
import { action, announce, around, copyText, download, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";
import { printOnly } from "ot/lib/print.mjs";
import { published, root } from "ot/lib/resource.mjs";
import "ot/lib/show.mjs";

const MOST = 40;
const LONGEST = 240;   // minutes
const ONLINE = "online";

/** @param {number} minutes since midnight */
const clock = (minutes) => [Math.floor(minutes / 60) % 24, minutes % 60].map((each) => String(each).padStart(2, "0")).join(":");

customElements.define("ot-planner", class extends HTMLElement {
  #start = part(this, "[type=time]", HTMLInputElement);
  #form = part(this, "#ot-planner-form", HTMLSelectElement);
  #chosen = part(this, "#ot-planner-part", HTMLSelectElement);
  #field = part(this, "[readonly]", HTMLInputElement);
  #table = part(this, ".ot-timetable", HTMLTableElement);

  connectedCallback() {
    switchOn(this);
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    this.read();
    this.update();
  }

  /** Take over what the address says; what it cannot mean is as if it were not there. */
  read() {
    const asked = new URLSearchParams(location.search);
    for (const each of (asked.get("delen") ?? "").split(",", MOST)) {
      const [key, minutes] = each.split(":");
      this.add(key, Number(minutes));
    }
    this.#start.value = (asked.get("start") ?? "").replace(/^(..)(..)$/, "$1:$2");
    this.#form.value = asked.get("vorm") === ONLINE ? ONLINE : this.#form.options[0].value;
  }

  /** Put a copy of a part at the end. @param {string} key @param {number} [minutes] @returns {HTMLElement | undefined} */
  add(key, minutes) {
    const stock = parts(document, "[data-ot-stock] tbody").find(({ dataset }) => dataset.otKey === key);
    if (!stock || this.bodies.length === MOST) return undefined;
    const body = /** @type {HTMLElement} */ (stock.cloneNode(true));
    const tools = /** @type {HTMLElement} */ (part(this, "[data-ot-tools]").cloneNode(true));
    tools.removeAttribute("data-ot-tools");
    tools.hidden = false;
    part(tools, "input", HTMLInputElement).value = String(minutes || stock.dataset.otMinutes);
    const title = nameOf(body);
    part(tools, "input").setAttribute("aria-label", sentence(this, "minutes", { title }));
    for (const name of ["up", "down", "remove"]) part(tools, `[data-ot-do=${name}]`).setAttribute("aria-label", sentence(this, name, { title }));
    part(body, "th").append(tools);
    this.#table.append(body);
    return body;
  }

  get bodies() { return [...this.#table.tBodies]; }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "change") return this.update();
    const body = around(event, "tbody");
    switch (action(event)) {
      case "add": this.added(this.add(this.#chosen.value)); break;
      case "up": this.move(body?.previousElementSibling, body); break;
      case "down": this.move(body, body?.nextElementSibling); break;
      case "remove": if (body) this.takeAway(body); break;
      case "copy": copyText(this.#field.value, this.#field); break;
      case "print": printOnly("programme"); break;
      case "odf": this.odf().catch(() => announce(sentence(this, "failed"), true));
    }
  }

  /** @param {HTMLElement | undefined} body */
  added(body) {
    const total = this.update();
    if (body) announce(sentence(this, "added", { title: nameOf(body), total }));
  }

  /**
   * Let two neighbours change places; the one that was pressed stays, and with it the focus.
   * @param {Element | null | undefined} first
   * @param {Element | null | undefined} second
   */
  move(first, second) {
    if (!first?.matches("tbody") || !second) return;
    if (second.contains(document.activeElement)) second.after(first);
    else first.before(second);
    announce(this.update());
  }

  /** @param {HTMLElement} body */
  takeAway(body) {
    const next = body.nextElementSibling ?? body.previousElementSibling;
    body.remove();
    const total = this.update();
    (next?.matches("tbody") ? part(next, "[data-ot-do=remove]") : this.#chosen).focus();
    announce(sentence(this, "removed", { title: nameOf(body), total }));
  }

  /** Reckon with the times, and write down in the address what was chosen. @returns {string} from when to when it is */
  update() {
    if (!this.#start.value) this.#start.value = this.#start.defaultValue;
    const [hours, begin] = this.#start.value.split(":").map(Number);
    const from = hours * 60 + begin;
    let now = from;
    const chosen = this.bodies.map((body) => {
      const { otKey: key, otMinutes: usual, otLeast: least } = body.dataset;
      const field = part(body, "input", HTMLInputElement);
      const minutes = Math.min(LONGEST, Math.max(Number(least), Math.round(Number(field.value)) || Number(usual)));
      field.value = String(minutes);
      const [head, ...steps] = parts(body, "tr", HTMLTableRowElement);
      [head.cells[0].textContent, head.cells[1].textContent] = [clock(now), field.value];
      let at = now;
      for (const { cells } of steps) {
        if (cells[1].textContent) cells[0].textContent = clock(at);
        at += Number(cells[1].textContent);
      }
      now += minutes;
      return field.value === usual ? key : `${key}:${minutes}`;
    });
    for (const each of parts(this.#table, "[data-ot-online]")) each.hidden = this.#form.value !== ONLINE;
    const ready = new Map(parts(this.#table, "[data-ot-material]").map((each) => [each.textContent, each]));
    part(this, "[data-ot-materials]").replaceChildren(...[...ready.values()].map((each) => {
      const item = document.createElement("li");
      item.append(...each.cloneNode(true).childNodes);
      return item;
    }));
    part(this, ".ot-planner__result").hidden = !chosen.length;
    const total = sentence(this, "total", { start: clock(from), end: clock(now), minutes: now - from });
    part(this, ".ot-planner__status").textContent = chosen.length ? total : sentence(this, "nothing");
    const query = `?delen=${chosen}&start=${this.#start.value.replace(":", "")}${this.#form.value === ONLINE ? `&vorm=${ONLINE}` : ""}`;
    const url = new URL(location.href);
    for (const name of ["delen", "start", "vorm"]) url.searchParams.delete(name);
    const own = url.search && `&${url.search.slice(1)}`;
    const path = url.href.split(/[?#]/)[0];
    if (chosen.length) history.replaceState(history.state, "", `${path}${query}${own}${url.hash}`);
    else history.replaceState(history.state, "", url);
    this.#field.value = published(path) + query;
    return total;
  }

  /** The programme as one file that an office program opens: the one that the build wrote, with these rows in it. */
  async odf() {
    const file = await fetchXml(new URL("data/draaiboek.fodt", root));
    const table = one(file, "table");
    const [, first, other] = table.querySelectorAll("table-row");
    one(file, '[*|style-name="Lead"]').textContent = part(this, ".ot-planner__status").textContent;
    const list = one(file, "list");
    const item = one(list, "list-item");
    list.replaceChildren(...parts(this, "[data-ot-materials] li").map((each) => filled(item, [each])));
    if (!list.firstElementChild) list.remove();
    for (const row of parts(this.#table, "tbody tr", HTMLTableRowElement)) {
      const copy = /** @type {Element} */ ((row.matches(".ot-slot") ? first : other).cloneNode(true));
      const cells = [...copy.querySelectorAll("table-cell")];
      for (const [place, cell] of [...row.cells].entries()) {
        const texts = parts(cell, "p").filter(({ hidden }) => !hidden);
        cells[place].replaceWith(filled(cells[place], texts.length ? texts : [cell]));
      }
      table.append(copy);
    }
    first.remove();
    other.remove();
    download(new XMLSerializer().serializeToString(file), "draaiboek.fodt", "application/vnd.oasis.opendocument.text-flat-xml");
  }
});

/** What a part is called. @param {HTMLElement} body */
function nameOf(body) { return part(body, "th p").textContent ?? ""; }

/** The first element that a selector finds in a file. @param {ParentNode} file @param {string} selector */
function one(file, selector) {
  const found = file.querySelector(selector);
  if (!found) throw new Error(`draaiboek.fodt has no ${selector}`);
  return found;
}

/** A copy of an element with a paragraph for each text, like the one it has. @param {Element} element @param {HTMLElement[]} texts */
function filled(element, texts) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  const like = one(copy, "p");
  like.replaceWith(...texts.map((text) => {
    const line = /** @type {Element} */ (like.cloneNode(false));
    line.textContent = (text.textContent ?? "").replace(/\s+/g, " ").trim();
    return line;
  }));
  return copy;
}

/** An XML file; the browser reads it itself, as no text may become markup here. @param {URL} url @returns {Promise<Document>} */
function fetchXml(url) {
  return new Promise((resolve, reject) => {
    const ask = new XMLHttpRequest();
    ask.open("GET", url);
    ask.responseType = "document";
    ask.overrideMimeType("text/xml");
    ask.onerror = reject;
    ask.onload = () => ask.status === 200 && ask.responseXML ? resolve(ask.responseXML) : reject(new Error(String(ask.status)));
    ask.send();
  });
}

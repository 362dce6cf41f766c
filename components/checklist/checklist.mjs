// <ot-checklist>: remembers what is ticked or "n.v.t." per item, and says how far the reader is.
import { store, tellUnkept } from "ot/lib/store.mjs";
import { announce, around, ask, offerUndo, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";
import { printOnly } from "ot/lib/print.mjs";
import { count, counted } from "ot/lib/items.mjs";
import { fingerprint } from "ot/lib/texts.mjs";

/** @param {ParentNode} place */
const idsIn = (place) => parts(place, ".ot-check").map(({ id }) => id);
/** @param {HTMLElement} item */
const textOf = (item) => fingerprint(part(item, "label").textContent);

customElements.define("ot-checklist", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  /** The items of all phases. */
  get all() { return (this.dataset.all ?? "").split(" "); }

  /** @param {Event} event */
  handleEvent(event) {
    const { type, target } = event;
    if (target === store) return this.render();
    const item = around(event, ".ot-check");
    const button = around(event, "button");
    if (type === "change" && item && target instanceof HTMLInputElement) this.answer(item, target.checked ? "done" : null);
    else if (type === "click" && button) this.press(button, item);
  }

  /**
   * @param {HTMLElement} button
   * @param {HTMLElement | null} item the item that it belongs to, if any
   */
  press(button, item) {
    const { otReset, otPrint } = button.dataset;
    if (otPrint) printOnly(otPrint);
    else if (otReset) this.reset(otReset);
    else if (item && button.matches(".ot-check__na")) this.answer(item, button.getAttribute("aria-pressed") === "true" ? null : "na");
    else if (item && button.matches("[data-ot-still]")) {
      this.answer(item, store.get(store.path("item", item.id)));
      part(item, "input").focus();
    }
  }

  /**
   * @param {HTMLElement} item
   * @param {string | null} v
   */
  answer(item, v) {
    const name = store.path("item", item.id);
    store.set(name, v, { h: textOf(item) });
    announce(store.unkept(name) ? sentence(this, "unkept") : counted(this, idsIn(this)));
  }

  /** @param {string} which what to begin again: "phase" or "all" */
  async reset(which) {
    if (!await ask(part(this, `[data-ot-dialog="${which}"]`, HTMLDialogElement))) return;
    const names = (which === "all" ? this.all : idsIn(this)).map((id) => store.path("item", id)).filter((name) => store.get(name));
    const undo = store.change(Object.fromEntries(names.map((name) => [name, { v: null }])));
    offerUndo(part(this, ":scope > .ot-undo"), sentence(this, "reset"), undo, part(this, `[data-ot-reset="${which}"]`));
  }

  render() {
    for (const item of parts(this, ".ot-check")) {
      const name = store.path("item", item.id);
      const { v, h } = store.entry(name) ?? {};
      part(item, "input", HTMLInputElement).checked = v === "done";
      part(item, ".ot-check__na").setAttribute("aria-pressed", String(v === "na"));
      item.classList.toggle("ot-check--na", v === "na");
      tellUnkept(item, name, part(item, "input"));
      const changed = Boolean(v && h && h !== textOf(item));
      const shown = item.querySelector(".ot-check__changed");
      if (changed && !shown) item.append(part(this, "template", HTMLTemplateElement).content.cloneNode(true));
      else if (!changed) shown?.remove();
    }
    const ids = idsIn(this);
    // What it opens from says it first.
    part(document, "[data-ot-count]").textContent = counted(this, ids);
    for (const group of parts(this, "fieldset")) part(group, "[data-ot-count]").textContent = counted(this, idsIn(group));
    part(this, '[data-ot-count="phase"]').textContent = sentence(this, "in-phase", { count: counted(this, ids) });
    part(this, '[data-ot-count="all"]').textContent = sentence(this, "in-all", { count: counted(this, this.all) });
    const bar = part(this, "progress", HTMLProgressElement);
    const { done, total } = count(ids);
    bar.max = Math.max(total, 1);
    bar.value = done;
  }
});

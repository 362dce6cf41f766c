// <ot-checklist>: remembers what is ticked or "n.v.t." per item, and says how far the reader is.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { announce, ask, offerUndo, switchOn } from "ot/lib/dom.mjs";
import { printOnly } from "ot/lib/print.mjs";
import { count, fingerprint } from "ot/lib/items.mjs";

const idOf = (item) => item.id;

customElements.define("ot-checklist", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  disconnectedCallback() { store.removeEventListener("change", this); }

  get items() { return [...this.querySelectorAll(".ot-check")]; }

  handleEvent({ type, target }) {
    if (target === store) return this.render();
    const item = target.closest(".ot-check");
    const button = target.closest("button");
    if (type === "change" && item) this.answer(item, target.checked ? "done" : null);
    else if (type === "click" && button) this.press(button, item);
  }

  press(button, item) {
    const { otReset, otPrint } = button.dataset;
    if (button.matches(".ot-check__na")) this.answer(item, button.getAttribute("aria-pressed") === "true" ? null : "na");
    else if (button.hasAttribute("data-ot-still")) {
      this.answer(item, store.get(path("item", item.id)));
      item.querySelector("input").focus();
    } else if (otPrint) printOnly(otPrint);
    else if (otReset) this.reset(otReset);
  }

  answer(item, v) {
    store.set(path("item", item.id), v, { h: fingerprint(item.querySelector("label").textContent) });
    announce(count(this.items.map(idOf)));
  }

  async reset(which) {
    if (!await ask(this.querySelector(`[data-ot-dialog="${which}"]`))) return;
    const ids = which === "all" ? this.dataset.all.split(" ") : this.items.map(idOf);
    const names = ids.map((id) => path("item", id)).filter((name) => store.get(name));
    const undo = store.change(Object.fromEntries(names.map((name) => [name, { v: null }])));
    offerUndo(this.querySelector(":scope > .ot-undo"), "Alle punten staan weer open.", undo);
  }

  render() {
    for (const item of this.items) {
      const { v, h } = store.entry(path("item", item.id)) ?? {};
      item.querySelector("input").checked = v === "done";
      item.querySelector(".ot-check__na").setAttribute("aria-pressed", v === "na");
      item.classList.toggle("ot-check--na", v === "na");
      const changed = Boolean(v && h && h !== fingerprint(item.querySelector("label").textContent));
      const shown = item.querySelector(".ot-check__changed");
      if (changed && !shown) item.append(this.querySelector("template").content.cloneNode(true));
      else if (!changed) shown?.remove();
    }
    const ids = this.items.map(idOf);
    const all = this.dataset.all.split(" ");
    const show = (place, text) => { place.textContent = text; };
    for (const group of this.querySelectorAll("fieldset"))
      show(group.querySelector("[data-ot-count]"), count([...group.querySelectorAll(".ot-check")].map(idOf)));
    show(this.querySelector('[data-ot-count="phase"]'), `In deze fase: ${count(ids)}`);
    show(this.querySelector('[data-ot-count="all"]'), `In alle fasen: ${count(all)}`);
    const bar = this.querySelector("progress");
    const { done, total } = count.of(ids);
    bar.max = Math.max(total, 1);
    bar.value = done;
  }
});

// <ot-scan>: which red flags weigh, and what goes with them. It stands around the questions and around the overview;
// what the one does reaches the other through the store. It orders and hides what the page holds: no points, no verdict.
import { store } from "ot/lib/store.mjs";
import { path } from "ot/lib/assignments.mjs";
import { announce, ask, offerUndo, switchOn } from "ot/lib/dom.mjs";

const WEIGHS = ["vaak", "soms"];
const answer = (flag) => store.get(path("flag", flag));

customElements.define("ot-scan", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.flags ??= [...document.querySelectorAll("[data-ot-flag]")].map(({ dataset, firstElementChild }) =>
      [dataset.otFlag, firstElementChild.querySelector("strong").textContent]);
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  disconnectedCallback() { store.removeEventListener("change", this); }

  handleEvent({ type, target }) {
    if (target === store) return this.render();
    if (type === "change") this.choose(target);
    const what = type === "click" && target.closest("[data-ot-do]")?.dataset.otDo;
    if (what === "print") print();
    if (what === "reset") this.reset();
  }

  choose({ value, parentElement }) {
    const flag = parentElement.closest("[data-ot-flag]");
    store.set(flag ? path("flag", flag.dataset.otFlag) : path("phase"), value || null);
    if (flag) announce(this.summary());
  }

  async reset() {
    if (!await ask(this.querySelector("dialog"))) return;
    const undo = store.clear(path("flag", ""));
    offerUndo(this.querySelector(".ot-undo"), "De scan is weer leeg.", undo);
  }

  summary() {
    const raised = WEIGHS.flatMap((word) =>
      this.flags.filter(([id]) => answer(id) === word).map(([, label]) => `${label} (${word})`));
    if (!raised.length) return "Geen vlag weegt.";
    return `${raised.length === 1 ? "1 vlag weegt" : `${raised.length} vlaggen wegen`}: ${raised.join(", ")}.`;
  }

  render() {
    for (const input of this.querySelectorAll("[type=radio]")) {
      const flag = input.closest("[data-ot-flag]");
      input.checked = flag ? answer(flag.dataset.otFlag) === input.value : (store.get(path("phase")) ?? "") === input.value;
    }
    const results = this.querySelector(".ot-scan__results");
    const seen = this.flags.filter(([id]) => answer(id)).length;
    this.querySelector("[data-ot-summary]").textContent =
      results ? this.summary() : `${seen} van ${this.flags.length} vlaggen ingevuld.`;
    if (results) this.overview(results);
  }

  overview(results) {
    this.results ??= [...results.children];
    const known = (id) => document.querySelector(`[name="scan-fase"][value="${CSS.escape(id)}"]`) ? id : "";
    const phase = known(store.get(path("phase")) ?? "");
    const weight = (result) => WEIGHS.indexOf(answer(result.dataset.otRaised));
    for (const result of this.results) {
      const groups = [...result.querySelectorAll("[data-ot-phase]")];
      for (const group of groups) group.hidden = Boolean(phase) && group.dataset.otPhase !== phase;
      result.querySelector("[data-ot-none]").hidden = groups.some(({ hidden }) => !hidden);
      const badge = result.querySelector("[data-ot-weight]");
      badge.textContent = WEIGHS[weight(result)] ?? "";
      badge.hidden = result.hidden = weight(result) < 0;
    }
    // What stands in its place already is not touched, so that focus stays in it.
    [...this.results].sort((one, other) => weight(one) - weight(other)).forEach((result, place) => {
      const there = results.children[place];
      if (there !== result) results.insertBefore(result, there);
    });
    this.querySelector("[data-ot-empty]").hidden = this.results.some(({ hidden }) => !hidden);
  }
});

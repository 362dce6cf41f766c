// <ot-scan>: which red flags weigh, and what goes with them. It stands around the questions and around the overview;
// what the one does reaches the other through the store. It orders and hides what the page holds: no points, no verdict.
import { store, tellUnkept } from "ot/lib/store.mjs";
import { announce, ask, offerUndo, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";

/** @param {string} flag @returns {string | undefined} the answer to a flag */
const answer = (flag) => store.get(store.path("flag", flag));

/** @param {string | null | undefined} flag @returns the name of the entry of an answer, or of the phase */
const nameOf = (flag) => flag ? store.path("flag", flag) : store.path("phase");

/** @param {Element} input @returns the flag that its question is about; the one about the phase has none */
const flagOf = (input) => input.closest("[data-ot-flag]")?.getAttribute("data-ot-flag");

customElements.define("ot-scan", class extends HTMLElement {
  /** The answers by which a flag weighs, the heaviest first. */
  #weighs = (this.dataset.otWeighs ?? "").split(" ");
  #summary = part(this, "[data-ot-summary]", HTMLElement);
  #inputs = parts(this, "[type=radio]", HTMLInputElement);
  /** Each flag of the scan with its name. @type {[string, string][]} */
  #flags = parts(document, "[data-ot-flag]", HTMLElement).map((flag) =>
    [flag.dataset.otFlag ?? "", part(flag, "legend > strong", HTMLElement).textContent ?? ""]);
  /** The overview, and what stands in it in the order of the flags; around the questions there is none. */
  #overview = this.querySelector(".ot-scan__results");
  #results = parts(this, ".ot-scan__result", HTMLElement);

  connectedCallback() {
    switchOn(this);
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    store.addEventListener("change", this);
    this.render();
  }

  /** @param {Event} event */
  handleEvent({ type, target }) {
    if (!(target instanceof Element)) return this.render();
    if (type === "change" && target instanceof HTMLInputElement) this.choose(target);
    const button = type === "click" && target.closest("[data-ot-do]");
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.otDo === "print") print();
    if (button.dataset.otDo === "reset") this.reset();
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    const name = nameOf(flagOf(input));
    const before = this.raised.length;
    store.set(name, input.value || null);
    const { length: count } = this.raised;
    // The answer itself is heard already: only what it changes is said.
    if (store.unkept(name)) announce(sentence(this, "unkept"));
    else if (count !== before) announce(sentence(this, !count ? "none" : count === 1 ? "weighs-one" : "weighs-more", { count }));
  }

  async reset() {
    if (!await ask(part(this, "dialog", HTMLDialogElement))) return;
    const undo = store.clear(store.path("flag", ""));
    offerUndo(part(this, ".ot-undo"), sentence(this, "reset"), undo, part(this, "[data-ot-do=reset]"));
  }

  /** The flags that weigh, the heaviest first. */
  get raised() {
    return this.#weighs.flatMap((weight) =>
      this.#flags.filter(([id]) => answer(id) === weight).map(([, flag]) => sentence(this, "flag", { flag, weight })));
  }

  summary() {
    const { raised } = this;
    const count = raised.length;
    return sentence(this, !count ? "none" : count === 1 ? "one" : "more", { count, flags: raised.join(", ") });
  }

  render() {
    for (const input of this.#inputs) {
      const flag = flagOf(input);
      input.checked = input.value === (store.get(nameOf(flag)) ?? (flag ? undefined : ""));
      const place = input.closest("fieldset");
      if (place && input.checked) tellUnkept(place, nameOf(flag), input);
    }
    const seen = this.#flags.filter(([id]) => answer(id)).length;
    this.#summary.textContent =
      this.#overview ? this.summary() : sentence(this, "seen", { seen, all: this.#flags.length });
    if (this.#overview) this.order(this.#overview);
  }

  /** @param {Element} list */
  order(list) {
    /** @param {string} id */
    const known = (id) => document.querySelector(`[name="scan-fase"][value="${CSS.escape(id)}"]`) ? id : "";
    const phase = known(store.get(store.path("phase")) ?? "");
    /** @param {HTMLElement} result */
    const weight = ({ dataset }) => this.#weighs.indexOf(answer(dataset.otRaised ?? "") ?? "");
    for (const result of this.#results) {
      const groups = parts(result, "[data-ot-phase]", HTMLElement);
      for (const group of groups) group.hidden = Boolean(phase) && group.dataset.otPhase !== phase;
      part(result, "[data-ot-none]", HTMLElement).hidden = groups.some(({ hidden }) => !hidden);
      const badge = part(result, "[data-ot-weight]", HTMLElement);
      badge.textContent = this.#weighs[weight(result)] ?? "";
      badge.hidden = result.hidden = weight(result) < 0;
    }
    // What stands in its place already is not touched, so that focus stays in it.
    [...this.#results].sort((one, other) => weight(one) - weight(other)).forEach((result, place) => {
      const there = list.children[place];
      if (there !== result) list.insertBefore(result, there);
    });
    part(this, "[data-ot-empty]", HTMLElement).hidden = this.#results.some(({ hidden }) => !hidden);
  }
});

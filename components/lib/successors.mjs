// What was kept of a record that is gone goes on under its successor. Loaded before the tools, where the page has successors:
// the names of both, such as item/old. Where there is an answer under the successor already, both stay as they are.
import { below, store } from "ot/lib/store.mjs";

function takeOver() {
  /** @type {[string, string][]} */
  const successors = JSON.parse(document.documentElement.dataset.otSuccessors ?? "[]");
  for (const [id] of store.assignments()) for (const pair of successors) {
    const [from, to] = pair.map((each) => `${id}/${each}`);
    const left = below(from);
    // A form is kept from the moment that the reader asks for it.
    if (!left.length || store.entry(to) || store.entry(`${to}/keep`)) continue;
    store.change(Object.fromEntries(left.flatMap(([rest]) =>
      [[to + rest, /** @type {any} */ (store.entry(from + rest))], [from + rest, { v: null }]])));
  }
}
store.addEventListener("change", takeOver);
takeOver();

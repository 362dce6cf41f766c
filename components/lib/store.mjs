// What a reader keeps on this device, in this page: the only module of the tools that touches storage. (Light or dark is
// set before any module is there, by early.js.)
//
// A tool keeps a value of the assignment that is shown with store.set(store.path("phrase", id), text), reads it with
// store.get(store.path("phrase", id)), and finds all of a kind with store.list(store.path("phrase", "")). It listens to
// "change", and shows what is then there. All of it goes along in a file, and comes back from one.
import { State } from "ot/lib/state.mjs";
import { sentence } from "ot/lib/dom.mjs";

export { StateError, VERSION } from "ot/lib/state.mjs";

export const store = new State({
  slug: document.documentElement.dataset.otSlug ?? "",
  local: () => globalThis.localStorage,
  session: () => globalThis.sessionStorage,
  now: () => Date.now(),
  // Not randomUUID, which a page has only over https.
  id: () => [...crypto.getRandomValues(new Uint32Array(2))].map((each) => each.toString(36)).join("-"),
  later: (act, pause) => setTimeout(act, pause),
});
addEventListener("storage", ({ key, newValue, storageArea }) => {
  try { if (storageArea === localStorage) store.heard(key, newValue); } catch { /* Storage is off. */ }
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) store.returned(); });

/**
 * What is kept of a record, by the rest of its name: nothing for an answer, a field for each text of a form.
 * @param {string} name
 */
export const below = (name) => store.list(name).filter(([rest]) => /^(\/|$)/.test(rest));

/**
 * The assignments as a reader tells them apart.
 * @param {string} unnamed what one without a name is called
 * @returns {[id: string, name: string][]}
 */
export function labelled(unnamed) {
  /** @type {Record<string, number>} */
  const seen = {};
  return store.assignments().map(([id, name]) => {
    const label = name || unnamed;
    const times = seen[label] = (seen[label] ?? 0) + 1;
    return [id, times > 1 ? `${label} (${times})` : label];
  });
}

/**
 * Say at a control whether what it shows is not kept.
 * @param {Element} place what holds the control; the sentence comes at its end
 * @param {string} name of its entry
 * @param {Element} control
 */
export function tellUnkept(place, name, control) {
  const shown = place.querySelector(":scope > .ot-unkept");
  if (!store.unkept(name)) {
    if (shown && control.getAttribute("aria-describedby") === shown.id) control.removeAttribute("aria-describedby");
    shown?.remove();
  } else if (!shown) {
    const note = document.createElement("span");
    note.className = "ot-unkept";
    note.id = `ot-unkept-${name.replace(/\W/g, "-")}`;
    note.textContent = sentence(place.closest("[data-ot-say-unkept]") ?? place, "unkept");
    place.append(note);
    control.setAttribute("aria-describedby", note.id);
  }
}

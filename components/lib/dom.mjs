// Small things that the tools share.

/**
 * The first element that a selector finds in a tool, which is broken without it.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root the tool, or a part of it
 * @param {string} selector
 * @param {{ new (): T }} [kind]
 * @returns {T}
 */
export function part(root, selector, kind = /** @type {any} */ (HTMLElement)) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`${nameOf(root)} has no ${selector}`);
}

/**
 * All elements of a kind that a selector finds.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): T }} [kind]
 * @returns {T[]}
 */
export function parts(root, selector, kind = /** @type {any} */ (HTMLElement)) {
  return [...root.querySelectorAll(selector)].filter(/** @returns {each is T} */ (each) => each instanceof kind);
}

/**
 * The element around what somebody used that a selector finds.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const around = ({ target }, selector) => target instanceof Element ? target.closest(selector) : null;

/**
 * What the button does that somebody pressed: its data-ot-do.
 * @param {Event} event
 */
export const action = (event) => around(event, "[data-ot-do]")?.dataset.otDo;

/**
 * A sentence that a tool says. It stands in its markup as data-ot-say-<name>, on the element itself or around it, with
 * {gaps} for what differs.
 * @param {Element} element the tool, or the part of it that the sentence is about
 * @param {string} name which sentence
 * @param {Record<string, string | number>} [values] what comes in the gaps
 */
export function sentence(element, name, values = {}) {
  const attribute = `data-ot-say-${name}`;
  const text = element.closest(`[${attribute}]`)?.getAttribute(attribute);
  if (typeof text !== "string") throw new Error(`${nameOf(element)} has no ${attribute}`);
  return text.replace(/\{(\w+)\}/g, (_, gap) => String(values[gap]));
}

/**
 * What an error calls an element: the tool that it is part of.
 * @param {ParentNode} place
 */
function nameOf(place) {
  let each = place instanceof Element ? place : null;
  while (each && !each.localName.includes("-")) each = each.parentElement;
  return `<${each?.localName ?? "body"}>`;
}

/** @type {HTMLElement | undefined} */
let region;
/** @type {number | undefined} */
let speaking;

/**
 * Say something to a screen reader, once, after what it is saying now.
 * @param {string} text
 * @param {boolean} [shown] whether all see it, where nothing else shows it
 */
export function announce(text, shown = false) {
  const place = region?.isConnected ? region : document.body.appendChild(document.createElement("div"));
  region = place;
  place.setAttribute("role", "status");
  place.className = shown ? "ot-said" : "ot-visually-hidden";
  // A live region speaks when its text changes, so it is emptied first; what comes fast after it takes its place.
  place.textContent = "";
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    place.textContent = text;
    if (shown) speaking = setTimeout(() => { place.textContent = ""; }, 8000);
  }, 150);
}

/**
 * Switch a tool on: what only a script can do comes into view (data-ot-on), and the advice for who has no JavaScript
 * goes (data-ot-off). Call it before the tool puts back what it kept.
 * @param {ParentNode} root
 */
export function switchOn(root) {
  for (const each of parts(root, "[data-ot-on]")) each.hidden = false;
  for (const each of parts(root, "[data-ot-off]")) each.hidden = true;
  // A box that the reader ticked while the tool was loading is unticked when the tool puts back what it kept. So it is
  // ticked once more after that, and the tool hears of it as of any tick. One that was ticked and unticked again needs
  // nothing: there what was kept is right.
  const ticked = touched(root, "[type=checkbox], [type=radio]", HTMLInputElement).filter(({ checked }) => checked);
  queueMicrotask(() => ticked.forEach((each) => {
    each.checked = true;
    each.dispatchEvent(new Event("change", { bubbles: true }));
  }));
}

/**
 * The controls that the reader used before the tool was there, as early.js marked them; each is told once.
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): T }} kind
 */
export function touched(root, selector, kind) {
  const found = parts(root, "[data-ot-early]", kind).filter((each) => each.matches(selector));
  for (const each of found) each.removeAttribute("data-ot-early");
  return found;
}

/**
 * Open a question of the page and wait for the answer.
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<boolean>} whether the button with data-ot-yes closed it
 */
export function ask(dialog) {
  dialog.showModal();
  return new Promise((resolve) => {
    /** @param {Event} event */
    const close = (event) => {
      const button = around(event, "button");
      if (button) dialog.close(button.hasAttribute("data-ot-yes") ? "yes" : "");
    };
    dialog.returnValue = "";
    dialog.addEventListener("click", close);
    dialog.addEventListener("close", () => {
      dialog.removeEventListener("click", close);
      resolve(dialog.returnValue === "yes");
    }, { once: true });
  });
}

/**
 * Tell what happened, with the way back.
 * @param {HTMLElement} place an element made for it: the macro `undo` in parts.jinja
 * @param {string} text what happened
 * @param {() => boolean} undo the way back; says whether all of it was undone
 * @param {HTMLElement | (() => HTMLElement)} back where the reader goes on after it: what was pressed, or what came back
 */
export function offerUndo(place, text, undo, back) {
  part(place, "span").textContent = text;
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
  announce(`${text} ${sentence(place, "can")}`);
  // Who comes back by the back button may be another: what is gone stays gone then.
  addEventListener("pagehide", () => { place.hidden = true; }, { once: true });
  part(place, "button").onclick = () => {
    const whole = undo();
    place.hidden = true;
    // The button that had the focus is gone.
    (typeof back === "function" ? back() : back).focus();
    announce(sentence(place, whole ? "undone" : "partly"));
  };
}

/**
 * Copy text; where the browser forbids it, show it selected in a field that the tool has for it.
 * @param {string} text
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    announce(sentence(field, "copied"), true);
    return true;
  } catch {
    field.hidden = false;
    field.value = text;
    field.select();
    announce(sentence(field, "copy-forbidden"));
    return false;
  }
}

/**
 * Let a reader save text as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type its media type
 */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

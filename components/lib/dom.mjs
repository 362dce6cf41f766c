// Small things that the tools share.

let region;

/** Say something to a screen reader, once, after what it is saying now; `shown` to all, where nothing else shows it. */
export function announce(text, shown = false) {
  if (!region?.isConnected) {
    region = document.createElement("div");
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.className = shown ? "ot-said" : "ot-visually-hidden";
  // A live region speaks when its text changes, so it is emptied first; what comes fast after it takes its place.
  region.textContent = "";
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => {
    region.textContent = text;
    if (shown) announce.timer = setTimeout(() => { region.textContent = ""; }, 8000);
  }, 150);
}

/** A tool starts: show what needs JavaScript (data-ot-on), hide what speaks of doing without (data-ot-off). */
export function switchOn(root) {
  for (const each of root.querySelectorAll("[data-ot-on]")) each.hidden = false;
  for (const each of root.querySelectorAll("[data-ot-off]")) each.hidden = true;
  // What was ticked before, once the tool has put in place what it kept. A box that is empty again is as it was found.
  const ticked = touched(root, "[type=checkbox], [type=radio]").filter(({ checked }) => checked);
  queueMicrotask(() => ticked.forEach((each) => {
    each.checked = true;
    each.dispatchEvent(new Event("change", { bubbles: true }));
  }));
}

/** The controls that the reader touched before the tool was there (early.js); each is told once. */
export function touched(root, selector) {
  const found = [...root.querySelectorAll("[data-ot-early]")].filter((each) => each.matches(selector));
  for (const each of found) each.removeAttribute("data-ot-early");
  return found;
}

/** Open a <dialog> of the page and wait: true when the button with data-ot-yes closed it. */
export function ask(dialog) {
  dialog.showModal();
  return new Promise((resolve) => {
    const close = ({ target }) => {
      const button = target.closest("button");
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

/** Tell what happened in an element made for it (.ot-undo: a span and a button), with the way back. */
export function offerUndo(place, text, undo) {
  place.querySelector("span").textContent = text;
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
  announce(text);
  const before = document.activeElement;
  place.querySelector("button").onclick = () => {
    undo();
    place.hidden = true;
    // The button that had the focus is gone.
    if (!document.activeElement || document.activeElement === document.body) before?.focus();
    announce("Ongedaan gemaakt");
  };
}

/** Copy text; where the browser forbids it, show it selected in a field that the tool has for it. */
export async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Gekopieerd", true);
    return true;
  } catch {
    field.hidden = false;
    field.value = text;
    field.select();
    announce("Kopiëren mag hier niet. De tekst staat geselecteerd in het veld.");
    return false;
  }
}

/** Let a reader save text as a file. */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * A sentence that a tool says. It stands in the markup of the tool, as data-ot-say-<name>, with {gaps} for what differs.
 * @param {HTMLElement} element the tool
 * @param {string} name which sentence
 * @param {Record<string, string | number>} [values] what comes in the gaps
 */
export function sentence(element, name, values = {}) {
  const text = element.getAttribute(`data-ot-say-${name}`);
  if (text === null) throw new Error(`<${element.localName}> has no data-ot-say-${name}`);
  return text.replace(/\{(\w+)\}/g, (_, gap) => String(values[gap]));
}

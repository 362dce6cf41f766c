// Loads the tools that a page uses: for each custom element <ot-x> ot/x/x.mjs. One that does not come, on a line that was
// cut off, say, leaves the page as it is without JavaScript.

/** @param {string} name of the element */
const come = (name) => import(`ot/${name.slice(3)}/${name.slice(3)}.mjs`);

const names = new Set();
for (const { localName, dataset } of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(":not(:defined)"))) {
  if (!localName.startsWith("ot-") || "otLazy" in dataset) continue;
  // A tool with data-ot-query has something to do only in an address with these characters in its query.
  if (location.search.includes(dataset.otQuery ?? "")) names.add(localName);
}
// What was kept of what is gone is in its new place before a tool looks there.
if (document.documentElement.dataset.otSuccessors) await import("ot/lib/successors.mjs").catch(() => {});
for (const name of names) come(name).catch(() => {});
if (document.querySelector("[data-ot-copy]")) come("ot-copy-link").catch(() => {});

/**
 * A tool with data-ot-lazy is loaded when it is first used. Its click waits for it; where it does not come, the link
 * that the tool stands on is followed, as it is without JavaScript.
 * @param {Event} event
 */
async function wake(event) {
  const tool = event.target instanceof Element && event.target.closest("[data-ot-lazy]:not(:defined)");
  if (!tool || (event instanceof MouseEvent && (event.metaKey || event.ctrlKey || event.shiftKey))) return;
  const link = event.type === "click" && /** @type {Element} */ (event.target).closest("a");
  if (link) event.preventDefault();
  try {
    await come(tool.localName);
    if (link) link.click();
  } catch {
    if (link) location.assign(link.href);
  }
}
for (const type of ["pointerover", "focusin", "click"]) document.addEventListener(type, wake);

// Ctrl or Cmd with a letter is a click on what names it in aria-keyshortcuts.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
  const keys = `${event.ctrlKey ? "Control" : "Meta"}+${event.key.toUpperCase()}`;
  const control = document.querySelector(`[aria-keyshortcuts~="${CSS.escape(keys)}"]`);
  if (!(control instanceof HTMLElement)) return;
  event.preventDefault();
  control.click();
});

// What the tools of most pages share is fetched once this page is there, and not run: who reads on has it already.
addEventListener("load", () => {
  for (const name of ["dom", "state", "store", "texts"])
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: import.meta.resolve(`ot/lib/${name}.mjs`) }));
});

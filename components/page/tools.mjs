// Loads the tools that a page uses: for each custom element <ot-x> that is not defined yet, ot/x/x.mjs. The observer
// also sees a page that a script puts in place, as a theme with instant navigation does. This site loads every page, but
// the tools do not count on it.
const asked = new Set();
const module = (element) => {
  const name = element.slice(3);
  return `ot/${name}/${name}.mjs`;
};

function load() {
  for (const { localName, dataset } of document.querySelectorAll(":not(:defined)")) {
    if (!localName.startsWith("ot-") || asked.has(localName) || "otLazy" in dataset) continue;
    // What only does something for a question in the address waits until there is one.
    if (!location.search.includes(dataset.otQuery ?? "")) continue;
    asked.add(localName);
    // Cut off while it loaded (a lost connection, say): the next page tries again.
    import(module(localName)).catch(() => asked.delete(localName));
  }
  if (document.querySelector("[data-ot-copy]")) import("ot/copy-link/copy-link.mjs").catch(() => {});
}

load();
new MutationObserver(load).observe(document.body, { childList: true, subtree: true });

// A tool with data-ot-lazy is loaded when it is first used. Its click waits for it; where it does not come, the link
// that the tool stands on is followed, as it is without JavaScript.
async function wake(event) {
  const tool = event.target instanceof Element && event.target.closest("[data-ot-lazy]:not(:defined)");
  if (!tool || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.type === "click" && event.target.closest("a");
  if (link) {
    event.preventDefault();
    event.stopPropagation();
  }
  try {
    await import(module(tool.localName));
    if (link) link.click();
  } catch {
    if (link) location.assign(link.href);
  }
}
for (const type of ["pointerover", "focusin", "click"]) document.addEventListener(type, wake, { capture: true });

// The header outlives the page it came with: its addresses are written in full while they are right.
for (const link of document.querySelectorAll("[data-ot-lazy] a")) link.setAttribute("href", link.href);

// Ctrl or Cmd with a letter is a click on what names it in aria-keyshortcuts.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
  const keys = `${event.ctrlKey ? "Control" : "Meta"}+${event.key.toUpperCase()}`;
  const control = document.querySelector(`[aria-keyshortcuts~="${CSS.escape(keys)}"]`);
  if (!control) return;
  event.preventDefault();
  control.click();
});

// Loads the tools that a page uses: for each custom element <ot-x> that is not defined yet, ./ot-x.mjs. The observer
// also sees the pages that instant navigation puts in place, so nothing here knows the theme.
const asked = new Set();

function load() {
  for (const { localName, dataset } of document.querySelectorAll(":not(:defined)")) {
    if (!localName.startsWith("ot-") || asked.has(localName)) continue;
    // What only does something for a question in the address waits until there is one.
    if (!location.search.includes(dataset.otQuery ?? "")) continue;
    asked.add(localName);
    // Cut off while it loaded (a lost connection, say): the next page tries again.
    import(`./${localName}.mjs`).catch(() => asked.delete(localName));
  }
}

load();
new MutationObserver(load).observe(document.body, { childList: true, subtree: true });

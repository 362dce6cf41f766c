// The start of every page of the offline edition, as a browser loads no module from a disk and fetches nothing there. It
// is called with what tools/publish/offline.py packs: modules by the names that they import each other with, the JSON
// that they ask for, and the address of the published site. See the import map in theme/main.html.
(({ modules, data, address }) => {
  const root = new URL("../", document.currentScript.src).href;
  const imports = { "site/": root };
  for (const [name, source] of Object.entries(modules)) {
    imports[name] = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  }
  const map = document.createElement("script");
  map.type = "importmap";
  map.textContent = JSON.stringify({ imports });
  document.currentScript.after(map);

  globalThis.otOffline = {
    // As text, so that each who asks has an own copy and nothing is read before that.
    load: (path) => Object.hasOwn(data, path) && JSON.parse(data[path]),
    // The address on the published site of a page on this disk.
    share: (href) => href.replace(root, () => address).replace(/\/index\.html(?=$|[?#])/, "/"),
  };

  // A folder has no page of its own on a disk. What our modules link to gets its file when somebody goes there.
  for (const type of ["pointerdown", "focusin", "click"]) {
    addEventListener(type, ({ target }) => {
      const link = target instanceof Element && target.closest("a[href]");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, { capture: true });
  }
})

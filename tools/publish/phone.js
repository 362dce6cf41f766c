// The service worker of who asked for a copy of the site on a phone. It is called with what tools/publish/phone.py packs: the
// version of the site, each file of the copy with its checksum, and what a page of the copy says, as HTML.
//
// A copy is one version: it is filled whole, and each file is what its checksum says, before the worker with that version
// takes over. That happens when no page of the version before it is open.
(({ version, files, says }) => {
  const { scope } = registration;
  // Under another path of this host may be another site.
  const ours = `ot-phone ${scope} `;
  const name = ours + version;
  const patience = 3000; // milliseconds, for a line that is there and does nothing

  addEventListener("install", (event) => event.waitUntil(fill()));
  addEventListener("activate", (event) => event.waitUntil(takeOver()));
  addEventListener("fetch", (event) => {
    if (event.request.method !== "GET" || !event.request.url.startsWith(scope)) return;
    const { origin, pathname, search } = new URL(event.request.url);
    const path = (origin + pathname).slice(scope.length).replace(/(^|\/)index\.html$/, "$1");
    const folder = `${path}/`;
    if (path.startsWith("static/")) event.respondWith(copyFirst(event.request, path));
    else if (Object.hasOwn(files, path)) event.respondWith(networkFirst(event.request, () => dated(path)));
    else if (Object.hasOwn(files, folder)) event.respondWith(networkFirst(event.request, () => Response.redirect(scope + folder + search)));
  });

  async function fill() {
    const cache = await caches.open(name);
    try {
      await cache.addAll(Object.entries(files).map(([path, integrity]) => new Request(scope + path, { cache: "no-cache", integrity })));
      await cache.put(`${scope}sw.js?made`, new Response(new Date().toISOString()));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
  }

  async function takeOver() {
    for (const each of await caches.keys()) if (each.startsWith(ours) && each !== name) await caches.delete(each);
    await clients.claim();
  }

  const copy = (path) => caches.match(scope + path, { cacheName: name, ignoreVary: true });

  /** A file of the copy; a page says of when it is. */
  async function dated(path) {
    const answer = await copy(path);
    const made = await copy("sw.js?made");
    if (!made || !answer?.headers.get("Content-Type")?.startsWith("text/html")) return answer;
    const date = new Date(await made.text()).toLocaleDateString("nl", { dateStyle: "long" });
    const html = (await answer.text()).replace(/<article[^>]*>/, (start) => start + says.replace("{date}", date));
    return new Response(html, { headers: answer.headers });
  }

  async function copyFirst(request, path) {
    return await copy(path) ?? fetch(request);
  }

  async function networkFirst(request, instead) {
    const answer = fetch(request);
    answer.catch(() => {}); // It may fail after the copy was shown.
    try {
      return await Promise.race([answer, new Promise((_, fail) => { setTimeout(fail, patience); })]);
    } catch {
      // A browser may have thrown the copy away.
      return await instead() ?? answer;
    }
  }
})

// In place of the worker of a site that keeps no copies: what an earlier version of the site left on a phone goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(`ot-phone ${registration.scope} `)) await caches.delete(name);
  await registration.unregister();
})()));

// Instant navigation as themes do it: a link of the site fetches the page and puts its content in the place of what is
// there, without loading. Ours does not have it; our tools work in a site that does.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (event.defaultPrevented || !link || link.origin !== location.origin || link.hasAttribute("download")) return;
  if (link.pathname === location.pathname && link.hash) return;
  event.preventDefault();
  show(link.href, true);
});
addEventListener("popstate", () => show(location.href));

async function show(address, pushed) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  if (pushed) history.pushState(null, "", address);
  const place = "[data-md-component=container]";
  document.querySelector(place).replaceWith(document.adoptNode(page.querySelector(place)));
  document.title = page.title;
}

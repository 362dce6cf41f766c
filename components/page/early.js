// What cannot wait for the modules: light or dark, as the reader chose here or else as the device says; room for the
// tools; and what a reader fills in before they are there.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  function paint() {
    var chosen = null;
    try {
      // Or what was chosen before each handreiking had a key of its own; shell.mjs takes it over.
      chosen = localStorage.getItem(root.getAttribute("data-ot-slug") + "-scheme") || localStorage.getItem("ot-scheme");
    } catch (error) {
      // Storage is off: the device decides.
    }
    if (chosen !== "slate" && chosen !== "default") chosen = dark.matches ? "slate" : "default";
    root.setAttribute("data-md-color-scheme", chosen);
  }

  paint();
  if (dark.addEventListener) dark.addEventListener("change", paint);
  addEventListener("storage", paint); // chosen in another tab

  // The rest is for a browser in which the tools work: one that knows modules and their import map.
  if (!HTMLScriptElement.supports || !HTMLScriptElement.supports("importmap")) return;

  // While this attribute stands, the style sheet keeps the room that a tool will fill, so that the text does not jump
  // when the tool comes. A tool that is not there some seconds after the page will not come: its room goes.
  root.setAttribute("data-ot-coming", "");
  addEventListener("load", function () {
    setTimeout(function () { root.removeAttribute("data-ot-coming"); }, 3000);
  });

  // A part that opens (opens.jinja) is open in the page, for who has no script. On a narrow screen it is closed while the
  // page is read in, before anything is painted, so that nothing moves; what an address leads to is opened again.
  var wide = matchMedia("(min-width: 60em)");

  function set(parts, open) {
    parts.forEach(function (part) { part.open = open; });
  }
  function parts(more) {
    return document.querySelectorAll("[data-ot-opens]" + more);
  }
  function reveal(address) {
    var each = document.getElementById(address.hash.slice(1));
    for (; each; each = each.parentElement) if (each.localName === "details") each.open = true;
  }

  if (!wide.matches) {
    root.setAttribute("data-ot-parts", "");
    var reading = new MutationObserver(function () {
      set(parts("[open]:not([data-ot-read])"), false);
      parts(":not([data-ot-read])").forEach(function (part) { part.setAttribute("data-ot-read", ""); });
      reveal(location);
    });
    reading.observe(document, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", function () { reading.disconnect(); });
  }
  addEventListener("hashchange", function () { reveal(location); });
  // Also where the address is the same already.
  addEventListener("click", function (event) {
    var link = event.target instanceof Element && event.target.closest("a[href*='#']");
    if (link && link.pathname === location.pathname) reveal(link);
  });
  wide.addEventListener("change", function () {
    if (wide.matches) set(parts(""), true);
  });
  // Paper shows all; what was closed is so again after it.
  addEventListener("beforeprint", function () {
    var closed = parts(":not([open])");
    set(closed, true);
    addEventListener("afterprint", function () { set(closed, false); }, { once: true });
  });

  // A tool starts with what it kept, so it is told which controls the reader touched (dom.mjs). For a box that is a click:
  // what the browser itself puts back is none.
  function touch(event) {
    var control = event.target;
    if (!(control instanceof Element) || !control.closest(":not(:defined)")) return;
    var kind = event.type === "click" ? "[type=checkbox], [type=radio]" : "[type=text], textarea";
    if (control.matches(kind)) control.setAttribute("data-ot-early", "");
  }
  // Nor is the tool there yet that asks before typed text is gone.
  addEventListener("beforeunload", function (event) {
    var typed = document.querySelectorAll("textarea[data-ot-early]");
    for (var place = 0; place < typed.length; place++) if (typed[place].value.trim()) event.preventDefault();
  });
  addEventListener("click", touch, true);
  addEventListener("input", touch, true);
})();

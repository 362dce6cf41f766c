// Before the first paint: light or dark, as the reader chose here or else as the device says; and room for the tools.
// Not a module: those wait until the page is there.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  function paint() {
    var chosen = null;
    try {
      chosen = localStorage.getItem("ot-scheme");
    } catch (error) {
      // Storage is off: the device decides.
    }
    root.setAttribute("data-md-color-scheme", chosen || (dark.matches ? "slate" : "default"));
  }

  paint();
  if (dark.addEventListener) dark.addEventListener("change", paint);
  addEventListener("storage", paint); // chosen in another tab

  // Room is kept for the tools, so that nothing moves when they come; given up again where they stay away.
  if ("noModule" in HTMLScriptElement.prototype) {
    root.setAttribute("data-ot-coming", "");
    addEventListener("load", function () {
      setTimeout(function () { root.removeAttribute("data-ot-coming"); }, 3000);
    });
  }
})();

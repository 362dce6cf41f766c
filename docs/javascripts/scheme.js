// Light or dark, set before the first paint: what the reader chose here, or else what the device says.
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
})();

// Printing a part of the page: print.css knows what to leave out.

/**
 * Print the page, or only a part.
 * @param {string} what the part, as print.css names it
 */
export function printOnly(what) {
  const root = document.documentElement;
  root.dataset.otPrint = what;
  addEventListener("afterprint", () => root.removeAttribute("data-ot-print"), { once: true });
  print();
}

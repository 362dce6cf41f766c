// Printing a part of the page: print.css knows what to leave out.

/** Print the page, or only the part that `what` names in print.css. */
export function printOnly(what) {
  const root = document.documentElement;
  root.dataset.otPrint = what;
  addEventListener("afterprint", () => root.removeAttribute("data-ot-print"), { once: true });
  print();
}

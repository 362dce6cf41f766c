// "Kopieer link" is an ordinary link to the record; with JavaScript it puts the address on the clipboard instead.
import { sentence } from "ot/lib/dom.mjs";
import { published } from "ot/lib/resource.mjs";

// One listener for every link of the page.
document.addEventListener("click", copy);

/** @param {MouseEvent} event */
async function copy(event) {
  const link = event.target instanceof Element && event.target.closest("a[data-ot-copy]");
  if (!(link instanceof HTMLAnchorElement) || !navigator.clipboard) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const copied = sentence(link, "copied");
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(published(link.href));
    say(link, copied);
  } catch {
    location.assign(link.href); // Not allowed here: be the ordinary link.
  }
}

/** @param {HTMLAnchorElement} link @param {string} text */
function say(link, text) {
  const status = link.parentElement?.querySelector("[role=status]") ?? document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "ot-copy__status";
  link.parentElement?.append(status);
  // A live region speaks when its text changes, so it is emptied first.
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
  setTimeout(() => { status.textContent = ""; }, 4000);
}

// "Kopieer link" is an ordinary link to the record; with JavaScript it puts the address on the clipboard instead.
// One listener on the document serves every page. It listens while the event goes down, before whatever would follow
// the link.
document.addEventListener("click", copy, { capture: true });

async function copy(event) {
  const link = event.target instanceof Element ? event.target.closest("a[data-ot-copy]") : null;
  if (!link || !navigator.clipboard || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  try {
    // On a disk the address that others can open is that of the published site.
    await navigator.clipboard.writeText(globalThis.otOffline?.share(link.href) ?? link.href);
    say(link, "Link gekopieerd");
  } catch {
    location.assign(link.href); // Not allowed here: be the ordinary link.
  }
}

function say(link, text) {
  let status = link.parentElement.querySelector("[role=status]");
  if (!status) {
    status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "ot-copy__status";
    link.parentElement.append(status);
  }
  // A live region speaks when its text changes, so it is emptied first.
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
  setTimeout(() => { status.textContent = ""; }, 4000);
}

// "Kopieer link" is an ordinary link to the record; with JavaScript it also puts the address on the clipboard.
// One listener on the document serves every page, also after instant navigation.
document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-ot-copy]") : null;
  if (!link || !navigator.clipboard || event.metaKey || event.ctrlKey || event.shiftKey) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // Not allowed here: the link itself has done its work.
  }
  say(link, "Link gekopieerd");
});

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

// What the theme leaves out for who uses a keyboard or a screen reader: a menu button that says whether the menu is
// open, keys that stay in the menu while it is, and Escape.
const toggle = document.getElementById("__drawer");
const label = document.querySelector(".md-header label[for=__drawer]");
const BEHIND = ".md-header, .md-content, .md-sidebar--secondary, .md-footer, .md-top, .md-skip";

if (toggle && label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} ot-menu`;
  button.setAttribute("aria-label", "Menu");
  button.append(...label.childNodes);
  label.replaceWith(button);
  toggle.hidden = true;
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => show(button));
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(".ot-nav__close")) toggle.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) toggle.click();
  });
  // Where the screen becomes so wide that the menu stands beside the text, nothing is behind it any more.
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => {
    if (toggle.checked) toggle.click();
  });
  // A page that comes back as it was left.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && toggle.checked) toggle.click();
  });
  show(button);
}

function show(button) {
  const open = toggle.checked;
  const menu = document.querySelector(".md-sidebar--primary");
  const inside = menu.contains(document.activeElement);
  const close = menu.querySelector(".ot-nav__close");
  button.setAttribute("aria-expanded", String(open));
  for (const each of document.querySelectorAll(BEHIND)) each.inert = open;
  close.hidden = false;
  if (open) close.focus();
  else if (inside) button.focus();
}

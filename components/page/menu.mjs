// What the theme leaves out for who uses a keyboard or a screen reader: a menu button that says whether the menu is
// open, keys that stay in the menu while it is, and Escape. Like shell.mjs it imports nothing, so that it also works in a
// browser that has modules and no import map.
const toggle = document.getElementById("__drawer");
const label = document.querySelector("label.md-header__button[for=__drawer]");
const menu = document.querySelector(".md-sidebar--primary");
const close = menu?.querySelector(".ot-nav__close");
const BEHIND = ".md-header, .md-content, .md-sidebar--secondary, .md-footer, .md-top, .md-skip";

if (toggle instanceof HTMLInputElement && label && menu && close instanceof HTMLElement) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} ot-menu`;
  button.setAttribute("aria-label", toggle.getAttribute("aria-label") ?? "");
  button.append(...label.childNodes);
  label.replaceWith(button);
  toggle.hidden = true;
  close.hidden = false;

  const shut = () => { if (toggle.checked) toggle.click(); };
  const show = () => {
    const open = toggle.checked;
    const inside = menu.contains(document.activeElement);
    button.setAttribute("aria-expanded", String(open));
    for (const each of document.querySelectorAll(BEHIND)) each.toggleAttribute("inert", open);
    if (open) close.focus();
    else if (inside) button.focus();
  };

  button.addEventListener("click", () => toggle.click());
  close.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", show);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") shut(); });
  // Where the screen becomes so wide that the menu stands beside the text, nothing is behind it any more.
  matchMedia("(min-width: 76.25em)").addEventListener("change", shut);
  // A page that comes back as it was left.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) shut(); });
  show();
}

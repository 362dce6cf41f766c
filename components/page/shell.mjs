// What moves around the content: the colours, the headings in view and the way back up. It does what we
// used of the theme's own script, on the theme's own markup. Without it every part is there and works, but does not follow.
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];


root.classList.replace("no-js", "js");
colours();
follow();

function colours() {
  const button = find("[data-ot-scheme]");
  if (!button) return;
  const dark = () => root.dataset.mdColorScheme === "slate";
  const show = () => button.setAttribute("aria-pressed", String(dark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.mdColorScheme = dark() ? "default" : "slate";
    try {
      localStorage.setItem("ot-scheme", root.dataset.mdColorScheme);
    } catch {
      // Storage is off: the choice holds for this page.
    }
  });
  new MutationObserver(show).observe(root, { attributeFilter: ["data-md-color-scheme"] });
  show();
}

function follow() {
  const links = all('[data-md-component="toc"] a[href^="#"]');
  const ids = new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))));
  const headings = [...ids].map((id) => document.getElementById(id)).filter(Boolean);
  const title = find('[data-md-component="header-title"]');
  const top = find('[data-md-component="top"]');
  const first = find("article h1");
  const header = find(".md-header");
  let current, last = scrollY, asked = false, tracked;

  function look() {
    asked = false;
    const edge = header.offsetHeight; // where the text comes out from under it
    title?.classList.toggle("md-header__title--active", !!first && first.getBoundingClientRect().bottom < edge);
    if (top && Math.abs(scrollY - last) > 4) top.hidden = scrollY > last || scrollY < edge * 2;
    last = scrollY;
    // An anchor stops at one and a half times the header; see scroll-margin-top in prose.css.
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < edge * 2);
    mark(above.at(-1)?.id ?? "", new Set(above.map((heading) => heading.id)));
  }

  function mark(id, passed) {
    if (id === current) return;
    const starts = current === undefined;
    current = id;
    for (const link of links) {
      const target = decodeURIComponent(link.hash.slice(1));
      link.classList.toggle("md-nav__link--passed", passed.has(target));
      link.classList.toggle("md-nav__link--active", target === id);
      if (target === id) reveal(link);
    }
    // The address follows once the reader rests, so that it can be shared; the step back stays the page before.
    clearTimeout(tracked);
    if (!starts) tracked = setTimeout(() => history.replaceState(history.state, "", id ? `#${id}` : location.pathname + location.search), 300);
  }

  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  }, { passive: true });
  top?.addEventListener("click", () => scrollTo({ top: 0 }));
  look();
  for (const link of all(".ot-nav [aria-current]")) reveal(link);
}

/** Scroll a list in a sidebar until a link in it can be seen; the page stays where it is. */
function reveal(link) {
  const box = link.closest(".md-sidebar__scrollwrap");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const { top, bottom } = link.getBoundingClientRect();
  const edge = box.getBoundingClientRect();
  if (top < edge.top || bottom > edge.bottom) box.scrollTop += top - edge.top - box.clientHeight / 2;
}

// What moves around the content: the colours, the headings in view and the way back up. It does what we used of the
// theme's own script, on the theme's own markup. Without it every part is there and works, but does not follow.
const root = document.documentElement;

/** @param {string} selector */
const find = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));
/** @param {string} selector @returns {HTMLAnchorElement[]} */
const links = (selector) => [...document.querySelectorAll(selector)].flatMap((each) => (each instanceof HTMLAnchorElement ? each : []));

root.classList.replace("no-js", "js");
colours();
follow();

function colours() {
  const button = find("[data-ot-scheme]");
  if (!button) return;
  const key = `${root.dataset.otSlug}-scheme`;
  try {
    const old = localStorage.getItem("ot-scheme");
    if (old !== null) localStorage.setItem(key, localStorage.getItem(key) ?? old);
    localStorage.removeItem("ot-scheme");
  } catch {
    // Storage is off: there is nothing to take over.
  }
  const dark = () => root.dataset.mdColorScheme === "slate";
  const show = () => button.setAttribute("aria-pressed", String(dark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.mdColorScheme = dark() ? "default" : "slate";
    try {
      localStorage.setItem(key, root.dataset.mdColorScheme);
    } catch {
      // Storage is off: the choice holds for this page.
    }
  });
  new MutationObserver(show).observe(root, { attributeFilter: ["data-md-color-scheme"] });
  show();
}

function follow() {
  // The sections of the list of contents, in the order of the page.
  const sections = links('[data-md-component="toc"] a[href^="#"]').flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  const title = find('[data-md-component="header-title"]');
  const top = find('[data-md-component="top"]');
  const first = find("article h1");
  const header = find(".md-header");
  let last = scrollY, asked = false;
  /** The section that is marked: -1 is none yet on the page, and nothing is marked before the first look. @type {number | undefined} */
  let current;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let tracked;

  function look() {
    asked = false;
    const edge = header?.offsetHeight ?? 0; // where the text comes out from under it
    title?.classList.toggle("md-header__title--active", !!first && first.getBoundingClientRect().bottom < edge);
    if (top && Math.abs(scrollY - last) > 4) top.hidden = scrollY > last || scrollY < edge * 2;
    last = scrollY;
    mark(reached(edge));
  }

  /** The last section that a reader came to. @param {number} edge */
  function reached(edge) {
    const padding = parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    // Where a link to a heading brings it, with some room for who scrolls.
    const passed = sections.filter(({ heading }) =>
      heading.getBoundingClientRect().top < padding + parseFloat(getComputedStyle(heading).scrollMarginTop) + edge / 2).length - 1;
    // At the end of the page a link cannot bring its heading there: what the address names is where the reader is.
    const ended = scrollY + innerHeight > root.scrollHeight - 2;
    return ended ? Math.max(passed, sections.findIndex(({ link }) => link.hash === location.hash)) : passed;
  }

  /** @param {number} place */
  function mark(place) {
    if (place === current) return;
    const starts = current === undefined;
    current = place;
    sections.forEach(({ link }, each) => {
      link.classList.toggle("md-nav__link--passed", each <= place);
      link.classList.toggle("md-nav__link--active", each === place);
    });
    const link = sections[place]?.link;
    if (link) reveal(link);
    // The address follows once the reader rests, so that it can be shared; the step back stays the page before.
    clearTimeout(tracked);
    if (!starts) tracked = setTimeout(() => history.replaceState(history.state, "", link?.hash ?? location.pathname + location.search), 300);
  }

  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  }, { passive: true });
  addEventListener("hashchange", look);
  top?.addEventListener("click", () => scrollTo({ top: 0 }));
  look();
  for (const link of links(".ot-nav [aria-current]")) reveal(link);
}

/** Scroll a list in a sidebar until a link in it can be seen; the page stays where it is. @param {HTMLElement} link */
function reveal(link) {
  const box = link.closest(".md-sidebar__scrollwrap");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const { top, bottom } = link.getBoundingClientRect();
  const edge = box.getBoundingClientRect();
  if (top < edge.top || bottom > edge.bottom) box.scrollTop += top - edge.top - box.clientHeight / 2;
}

/*
 * Search worker for Material for MkDocs, tuned for Dutch.
 *
 * It takes the place of Material's own worker (lunr) and speaks the same
 * messages, so the rest of Material's search stays as it is. Material names
 * the worker in the page's `__config` JSON; theme/main.html points it here.
 *
 * How it finds: every word is indexed in a few forms (see `formsOf`), and a
 * query runs through PASSES, from strict to lenient. What an earlier pass
 * finds always ranks above what a later one adds.
 */
"use strict";

importScripts("vendor/minisearch.js", "vendor/base-stemmer.js", "vendor/dutch-stemmer.js");

// Material's protocol: integrations/search/worker/message in its source.
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

// `page` is the title of the page a section stands on. It lets a section match
// a query that names both, but never makes a section a result on its own.
const FIELDS = ["title", "tags", "page", "text"];
const HEADINGS = ["title", "tags", "page"];
const BOOST = { title: 8, tags: 8, page: 0.5 };

// Each pass must match all words, unless it says OR. `near` also accepts the
// loose form of each word and takes the last word as a prefix; `fuzzy` forgives
// a typing error; `core` leaves out FUNCTION_WORDS, so that a question does not
// find every text with "een" in it. `fallback`: only while fewer than FEW found.
const PASSES = [
  { fields: HEADINGS },
  { fields: FIELDS },
  { fields: HEADINGS, near: true },
  { fields: FIELDS, near: true },
  { fields: FIELDS, near: true, fuzzy: true, fallback: true },
  { fields: FIELDS, near: true, fuzzy: true, fallback: true, core: true },
  { fields: FIELDS, near: true, fuzzy: true, fallback: true, core: true, combineWith: "OR" },
];
const FEW = 5;
const FUNCTION_WORDS = new Set(("aan als bij dat de deze die dit een en er het hoe ik in is " +
  "je kan met mijn naar niet of om op te tot uit van voor waar wat we wie ze zijn").split(" "));

const MAX_WORDS = 12;      // of a query; more would only make it slow
const MAX_RESULTS = 200;   // nobody scrolls further, and each one is highlighted
const SNIPPET_LENGTH = 220;

let docs, pages, index, suggest;

/* Words ------------------------------------------------------------------- */

// A word may hold apostrophes and hyphens (foto's, e-mail). \p{M}: accents may
// be separate characters.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

const stemmer = new DutchStemmer();
const formCache = new Map();   // stemming is the slow part, and words repeat

// beëindigen -> beeindigen. NFKD also takes the ligature ĳ apart.
const fold = (word) =>
  word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'");

// The stemmer keeps the vowel of fase but doubles that of fasen (faas), and it
// knows categorieën but not its folded spelling. The loose form levels this
// out: fas, categori. It also merges some other words (taak, tak), so it only
// counts in the `near` passes. "~" keeps it apart from real words.
function loosen(stem) {
  const base = stem.replace(/(ie|ee)en$/, "$1");
  if (base.length < 4) return "~" + base;   // een is not en
  return "~" + base
    .replace(/e$/, "")
    .replace(/([aeou])\1(?=[^aeiou]+$)/, "$1")
    .replace(/v$/, "f")
    .replace(/z$/, "s");
}

// Folding comes before stemming: someone who leaves out the accents must end
// up at the same stem. Hyphens go, so that email and e-mail meet.
function formsOf(word) {
  let forms = formCache.get(word);
  if (!forms) {
    const solid = fold(word).replace(/-/g, "");
    const stem = stemmer.stemWord(solid);
    forms = { plain: solid.replace(/'/g, ""), stem, loose: loosen(stem) };
    formCache.set(word, forms);
  }
  return forms;
}

// Everything a word of a text is found by. The parts of a hyphenated word count
// too (mail finds e-mail).
function indexTerms(word) {
  const terms = [word, ...(word.includes("-") ? word.split("-") : [])]
    .flatMap((part) => Object.values(formsOf(part)));
  return [...new Set(terms)];
}

/* Index ------------------------------------------------------------------- */

// Titles and texts in Material's index are HTML: a few bare tags, and & < > as
// entities. We index and show plain text only, so no tag is ever passed on.
const toPlain = (html) =>
  String(html ?? "")
    .replace(/<\/?(?:code|sub|sup)>/g, "")   // inside a word: H<sub>2</sub>O
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")
    .replace(/[\u00AD\u200B]/g, "")          // soft hyphens would split words
    .replace(/\s+/g, " ").trim();

function setup(data) {
  suggest = data.options?.suggest;
  pages = new Map();
  docs = data.docs.map((doc, id) => ({
    id,
    location: doc.location,
    path: doc.location.split("#")[0],
    title: toPlain(doc.title),
    text: toPlain(doc.text),
    tags: doc.tags?.map(String),
    boost: doc.boost ?? 1,
  }));

  // Material wants the page itself in each group of results. The first entry of
  // a page is the page, unless its heading is kept out of the index.
  for (const { location, path, title, tags } of docs)
    if (!pages.has(path) || location === path)
      pages.set(path, { location: path, title, tags, text: "" });
  for (const doc of docs)
    if (doc.location !== doc.path) doc.page = pages.get(doc.path).title;

  index = new MiniSearch({
    fields: FIELDS,
    tokenize: (text) => text.match(WORD) ?? [],
    processTerm: indexTerms,
  });
  index.addAll(docs);
}

/* Query ------------------------------------------------------------------- */

// Swapped neighbours are the commonest slip, but count as two errors in the
// edit distance that MiniSearch uses.
const swaps = (term) =>
  Array.from({ length: term.length - 1 }, (_, i) =>
    term.slice(0, i) + term[i + 1] + term[i] + term.slice(i + 2));

// The part of the query for one word: any of its forms will do.
function anyForm({ plain, stem, loose }, isLast, { near, fuzzy }) {
  const terms = [...new Set([plain, stem])];
  const queries = [...terms];
  if (near) queries.push(loose);
  if (near && isLast) queries.push({ queries: [plain], prefix: true });
  if (fuzzy)
    for (const term of terms.filter((term) => /^\p{L}{5,}$/u.test(term)))
      queries.push({ queries: [term], fuzzy: 1 }, ...swaps(term));
  return { combineWith: "OR", queries };
}

// Run the passes; results come best first, with the typed words they miss.
function find(words) {
  const found = new Map();
  const core = words.filter((word) => !FUNCTION_WORDS.has(fold(word)));
  PASSES.forEach((how, pass) => {
    const { fields, combineWith = "AND" } = how;
    if (how.fallback && found.size >= FEW) return;
    const used = how.core && core.length ? core : words;
    const parts = used.map((word) => anyForm(formsOf(word), word === words.at(-1), how));
    const hits = index.search({ combineWith, queries: parts }, {
      fields,
      boost: BOOST,
      boostDocument: (id) => docs[id].boost,
      tokenize: (term) => [term],   // the forms are ready for use
      processTerm: (term) => term,
      filter: ({ match }) =>
        Object.values(match).flat().some((field) => field !== "page"),
    });
    for (const { id, score, terms, queryTerms } of hits)
      if (!found.has(id)) {
        const missing = used.filter((_, i) =>
          !parts[i].queries.flatMap((q) => q.queries ?? q)
            .some((term) => queryTerms.includes(term)));
        // 10 apart, so that no score within a pass reaches the pass above
        const rank = 10 * (PASSES.length - pass) + 9 * score / hits[0].score;
        found.set(id, { doc: docs[id], score: rank, terms: new Set(terms), missing });
      }
  });
  return [...found.values()].slice(0, MAX_RESULTS);
}

/* Results ----------------------------------------------------------------- */

// Material puts title, text and tags into the page as HTML, so all of it is
// escaped here; the only tags in a result are the <mark> and <p> added below.
const escapeHTML = (text) =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const findMarks = (text, terms) =>
  [...text.matchAll(WORD)]
    .filter(([word]) => indexTerms(word).some((term) => terms.has(term)))
    .map(({ 0: word, index: start }) => ({ word, start, end: start + word.length }));

// Escape the part of the text from `from` to `to` and mark the words in it.
function render(text, marks, from = 0, to = text.length) {
  let html = "", at = from;
  for (const { word, start, end } of marks) {
    if (start < from || end > to) continue;
    html += `${escapeHTML(text.slice(at, start))}<mark>${escapeHTML(word)}</mark>`;
    at = end;
  }
  return html + escapeHTML(text.slice(at, to));
}

// Show the stretch of text that holds most of the marked words.
function snippet(text, marks) {
  const inReach = (from) =>
    marks.filter(({ start, end }) => start >= from && end <= from + SNIPPET_LENGTH).length;
  // Start a little before a mark, at the start of a word
  const starts = marks.slice(0, 50)   // enough; every start looks at all marks
    .map(({ start }) => text.lastIndexOf(" ", Math.max(0, start - 50)) + 1);
  const from = starts.reduce((a, b) => (inReach(b) > inReach(a) ? b : a), starts[0] ?? 0);
  let to = text.length;
  if (to > from + SNIPPET_LENGTH) {
    to = text.lastIndexOf(" ", from + SNIPPET_LENGTH);
    if (to <= from) to = from + SNIPPET_LENGTH;   // one endless word
  }
  return (from ? "… " : "") + render(text, marks, from, to) + (to < text.length ? " …" : "");
}

function toItem({ doc, score, terms, missing }) {
  const inTitle = findMarks(doc.title, terms);
  const inText = findMarks(doc.text, terms);
  const words = [...inTitle, ...inText].map(({ word }) => word.toLowerCase());
  const shown = [...new Set(words)].slice(0, 10);   // they go into the link
  return {
    location: doc.location,
    title: render(doc.title, inTitle),
    text: doc.text && `<p>${snippet(doc.text, inText)}</p>`,
    ...(doc.tags && { tags: doc.tags.map(escapeHTML) }),
    score,
    // true: words to highlight on the page itself (feature search.highlight);
    // false: typed words, shown as missing.
    terms: Object.fromEntries([
      ...shown.map((word) => [word, true]),
      ...missing.map((word) => [word, false]),
    ]),
  };
}

function search(query) {
  const words = (query.match(WORD) ?? []).slice(0, MAX_WORDS);
  if (!words.length) return { items: [] };

  const groups = new Map();
  for (const result of find(words)) {
    const { path } = result.doc;
    if (!groups.has(path)) groups.set(path, []);
    groups.get(path).push(toItem(result));
  }

  // Material takes the page's own entry for the heading of the group
  for (const [path, items] of groups)
    if (!items.some(({ location }) => location === path))
      items.push(toItem({ doc: pages.get(path), score: 0, terms: new Set(), missing: [] }));

  const items = [...groups.values()];
  if (!suggest) return { items };

  // Feature search.suggest: complete the last word from the best result
  const last = words.at(-1).toLowerCase();
  const { terms } = items[0]?.[0] ?? { terms: {} };
  return { items, suggest: Object.keys(terms).filter((w) => terms[w] && w.startsWith(last)) };
}

/* Messages ---------------------------------------------------------------- */

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    setup(data);
    postMessage({ type: READY });
  } else if (type === QUERY) {
    let result = { items: [] };
    try {
      result = search(data);
    } catch (error) {
      console.error(`Search failed for “${data}”`, error);
    }
    postMessage({ type: RESULT, data: result });   // always answer: the page waits
  }
});

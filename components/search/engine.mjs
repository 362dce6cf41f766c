// Finds in the index of the site, in Dutch: whatever the ending or the accent, by a part of a compound, by a synonym
// and with a slip of the finger. It knows nothing of the page; search.mjs shows what it finds.

/**
 * What can be found: a row of the index that `macros/search/index.py` writes.
 * @typedef {{ to: string, title: string, kind: string, page: string, words: string, text: string, terms: number[],
 *   title_terms: number[] }} Row
 * @typedef {Row & { folded: string }} Entry
 *
 * @typedef {{ start: number[], kinds: Record<string, number>, synonyms: string[],
 *   columns: Record<string, (string | number[])[]> }} Index
 *
 * A word in the shapes by which it is compared.
 * @typedef {{ plain: string, stem: string, bare: string }} Forms
 *
 * A word of the index, with what it counts for in each entry that has it.
 * @typedef {{ word: string, places: Map<number, number>, forms: Forms }} Known
 *
 * @typedef {{ kinds: Record<string, number>, entries: Entry[], vocabulary: Map<string, Map<number, number>>,
 *   words: Known[] }} Prepared
 */

/* Words ------------------------------------------------------------------------------------------ */

// A word may hold apostrophes and hyphens (foto's, e-mail); \p{M}: an accent may be a character of its own.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

// Words that carry no subject. A question must not find every text with "een" in it.
const FUNCTION_WORDS = new Set((
  "aan al als altijd ben bent bij daar dan dat de deze die dit doe doen doet dus een en er ga gaan gaat geen had heb " +
  "hebben hebt heeft hem het hier hij hoe ik in is iets ja je jij jou jouw kan kun kunnen maar mag me men met mij mijn " +
  "moet moeten na naar nee niet niets nog nu of om ook op over te tegen tot u uit uw van veel voor waar waarom wanneer want " +
  "was wat we wel welk welke weer werd wie wij wil willen word worden wordt ze zich zij zijn zit zo zou zonder"
).split(" "));

// beëindigen -> beeindigen. NFKD also takes the ligature ĳ apart.
/** @param {string} word */
const fold = (word) => word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'");

// What endings do to a Dutch word, undone step by step. It need not give a real word, only the same for each form:
// fase and fasen, brief and brieven, belt and bellen, lijst and lijstjes, escalatie and escaleren.
/** @type {[RegExp, string][]} */
const ENDINGS = [
  [/^uren$/, "uur"],
  [/leden$/, "lid"],
  [/'s$/, ""],
  [/(...)heden$/, "$1heid"],
  [/(.[aeioulnrw])tjes?$/, "$1"],
  [/(..[^aeiou])jes?$/, "$1"],
  [/(..[^aeious]|...[^cr]e|....[aou])s$/, "$1"],
  [/(...)atie$/, "$1er"],
  [/(...|ie|ee)en$/, "$1"],
  [/(..[^ie])e$/, "$1"],
  [/v$/, "f"],
  [/z$/, "s"],
  [/ss$/, "s"],
  [/(..[^aeious])s$/, "$1"],
  [/^((?:ge|her|ont|ver)..+)d$/, "$1"],
  [/(..)d?t$/, "$1"],
  [/([^aeiou])\1$/, "$1"],
  [/([aeou])\1(?=[^aeiou]+$)/, "$1"],
];
/** @param {string} word */
const stemOf = (word) => ENDINGS.reduce((rest, [ending, end]) => rest.replace(ending, end), word).replace(/'/g, "");

// gestopt -> stop, teruggegeven -> teruggeven: the ge- of a participle, also behind the part that splits off.
const PARTICIPLE = /^(aan|af|door|in|op|over|terug|uit|vast)?ge(?=..)/;

/** @type {Map<string, Forms>} */
const forms = new Map(); // Stemming is the slow part, and words repeat.
/** @param {string} word */
function formsOf(word) {
  let known = forms.get(word);
  if (!known) {
    const stem = stemOf(word);
    known = { plain: word.replace(/'/g, ""), stem, bare: stem.replace(PARTICIPLE, "$1") };
    forms.set(word, known);
  }
  return known;
}

// A word as it is found: folded. A hyphen does not matter (email, e-mail), and each part counts too.
/** @type {Map<string, string[]>} */
const folded = new Map();
/** @param {string} word */
function keysOf(word) {
  let keys = folded.get(word);
  if (!keys) {
    const solid = fold(word);
    keys = solid.includes("-") ? [solid.replace(/-/g, ""), ...solid.split("-")] : [solid];
    folded.set(word, keys);
  }
  return keys;
}
/** @param {string} text */
const wordsIn = (text) => (text.match(WORD) ?? []).flatMap(keysOf);

/**
 * One letter too many, too few or wrong, or two that changed places. A short word with another letter is another word
 * (liegt, ligt): there only the last counts.
 * @param {string} one
 * @param {string} other
 */
function oneSlip(one, other) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (one.length > 5 && a.length < 2 && b.length < 2) || (a.length === 2 && a === b[1] + b[0]);
}

// A part of a compound begins behind another part (werkdruk) or behind what makes a verb of a verb (opvragen); elsewhere it
// only looks like one (vliegen is no liegen).
const BEFORE = /^(.{3,}|af|in|na|om|op)$/;

/**
 * How well a word of the index answers a typed one, from 1 down to 0. While the last word is being typed, it may be the
 * start of one.
 * @typedef {(typed: Forms, word: Forms, last: boolean) => number} Likeness
 * @type {Likeness}
 */
function likeness(typed, word, last) {
  if (typed.plain === word.plain) return 1;
  if (typed.stem === word.stem) return 0.9;
  if (typed.bare === word.stem || typed.stem === word.bare) return 0.7;
  if (last && word.plain.startsWith(typed.plain)) return 0.6;
  if (typed.stem.length > 3) {
    if (word.plain.startsWith(typed.stem)) return 0.5;
    if (word.stem.endsWith(typed.stem) && BEFORE.test(word.stem.slice(0, -typed.stem.length))) return 0.5;
    if (word.plain.indexOf(typed.stem) > 2) return 0.4;
  }
  return 0;
}

/** The same, where no word of the index answers the typed one by `likeness`: it may hold a slip of the finger. @type {Likeness} */
function slipped(typed, word, last) {
  const { plain, stem } = typed;
  if (plain.length < 5) return 0;
  if (oneSlip(plain, word.plain) || oneSlip(stem, word.stem)) return 0.5;
  return last && oneSlip(plain, word.plain.slice(0, plain.length)) ? 0.4 : 0;
}

/**
 * The same, where it is no slip either: it may be a compound that stands in no text, while the part that makes most of it
 * does (integriteitsgesprek). Less of it is something else: kamervragen are no vragen, and not of a kamer.
 * @type {Likeness}
 */
function partly(typed, word) {
  return word.stem.length > 4 && word.plain.length * 2 > typed.plain.length && typed.plain.startsWith(word.stem) ? 0.4 : 0;
}

/* The index --------------------------------------------------------------------------------------- */

// What a word counts for in each place. The page and the kind alone make no result: they stay below OF_ITSELF.
const WEIGHTS = { words: 4, titleSynonyms: 3, text: 1, synonyms: 0.5, page: 0.3, kind: 0.3 };
const OF_ITSELF = 0.45;

/**
 * Prepare an index as macros/search/index.py writes it. Returns a function from a query to its `results`, best first, the
 * words to mark in them, and where to `start` when there are none.
 * @param {Index} index
 */
export function prepare({ start, kinds, columns, synonyms }) {
  const fields = Object.keys(columns);
  const entries = columns.to.map((_, number) => {
    const row = /** @type {Row} */ (Object.fromEntries(fields.map((field) => [field, columns[field][number]])));
    return { ...row, folded: fold(`${row.title}\n${row.words}\n${row.text}`) };
  });
  /** @type {Prepared["vocabulary"]} */
  const vocabulary = new Map(); // word -> entry -> what it counts for there
  /** @param {number} entry @param {string} text @param {number} weight */
  const add = (entry, text, weight) => {
    for (const word of wordsIn(text)) {
      let places = vocabulary.get(word);
      if (!places) vocabulary.set(word, (places = new Map()));
      const before = places.get(entry) ?? 0;
      // The same word again says a little more, but less each time.
      places.set(entry, Math.max(before, weight) + Math.min(before, weight) / 4);
    }
  };
  entries.forEach((entry, number) => {
    add(number, entry.page, WEIGHTS.page);
    add(number, entry.kind, WEIGHTS.kind);
    for (const term of entry.terms) add(number, synonyms[term], WEIGHTS.synonyms);
    for (const term of entry.title_terms) add(number, synonyms[term], WEIGHTS.titleSynonyms);
    add(number, entry.text, WEIGHTS.text);
    add(number, entry.words, WEIGHTS.words);
    add(number, entry.title, 4 + 5 / wordsIn(entry.title).length);
  });
  const words = [...vocabulary].map(([word, places]) => ({ word, places, forms: formsOf(word) }));
  /** @param {string} query */
  return (query) => ({ ...find(query, { kinds, entries, vocabulary, words }), start: start.map((row) => entries[row]) });
}

/**
 * Every word of the index that answers a typed word, with how well.
 * @param {string} word
 * @param {Known[]} words
 * @param {boolean} last
 * @returns {[Known, number][]}
 */
function answers(word, words, last) {
  const typed = formsOf(word);
  for (const like of [likeness, slipped, partly]) {
    const found = words.flatMap((each) => {
      const likely = like(typed, each.forms, last);
      return likely ? [/** @type {[Known, number]} */ ([each, likely])] : [];
    });
    if (found.length) return found;
  }
  return [];
}

/* The search -------------------------------------------------------------------------------------- */

const MOST_WORDS = 12; // of a query; more would only make it slow
const ENOUGH = 5;

/**
 * The words of a query that tell something. Two that belong together (terug geven) are one.
 * @param {string} query
 * @param {Prepared["vocabulary"]} vocabulary
 */
function typedWords(query, vocabulary) {
  const all = (query.match(WORD) ?? []).map((word) => keysOf(word)[0]).slice(0, MOST_WORDS);
  /** @type {string[]} */
  const joined = [];
  for (const word of all) {
    const both = (joined.at(-1) ?? "") + word;
    if (joined.length && vocabulary.has(both)) joined[joined.length - 1] = both;
    else joined.push(word);
  }
  const telling = joined.filter((word) => !FUNCTION_WORDS.has(word));
  return [...new Set(telling.length ? telling : joined)];
}

/** @param {string} query @param {Prepared} prepared */
function find(query, { kinds, entries, vocabulary, words }) {
  const typed = typedWords(query, vocabulary);
  const phrase = fold(query.trim());
  const scores = new Map();
  const results = new Set();
  const marked = new Set();
  let total = 0;
  for (const word of typed) {
    const best = new Map();
    for (const [{ word: answer, places }, likely] of answers(word, words, word === typed.at(-1))) {
      marked.add(answer);
      for (const [entry, weight] of places) {
        best.set(entry, Math.max(best.get(entry) ?? 0, likely * weight));
        if (weight > OF_ITSELF) results.add(entry);
      }
    }
    // A word that stands everywhere says little.
    const rare = Math.log(1 + entries.length / (best.size + 1));
    total += rare;
    for (const [entry, weight] of best) {
      const so = scores.get(entry) ?? { score: 0, covered: 0, words: 0 };
      so.score += rare * weight;
      so.covered += rare;
      so.words += 1;
      scores.set(entry, so);
    }
  }
  const ranked = [...scores]
    .filter(([entry]) => results.has(entry))
    .map(([number, { score, covered, words: count }]) => {
      const entry = entries[number];
      const literal = phrase.includes(" ") && entry.folded.includes(phrase); // the very words, as they were typed
      return {
        entry,
        whole: count === typed.length,
        score: score * kinds[entry.kind] * (covered / total) ** 2 * (literal ? 2 : 1),
      };
    })
    .sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score);
  const whole = ranked.filter((each) => each.whole);
  return { results: whole.length < ENOUGH ? ranked : whole, marked };
}

/* What to show ------------------------------------------------------------------------------------ */

/**
 * Cut a text at the words that were found: pieces of plain text, every second one a word to mark. With a length, only
 * the stretch that holds most of them.
 * @param {string} text
 * @param {Set<string>} marked
 * @param {number} [length]
 */
export function pieces(text, marked, length = Infinity) {
  const marks = [...text.matchAll(WORD)]
    .filter(([word]) => keysOf(word).some((each) => marked.has(each) && !FUNCTION_WORDS.has(each)))
    .map(({ 0: { length: size }, index: start }) => ({ start, end: start + size, text: text.slice(start, start + size) }));
  let [from, to] = [0, text.length];
  if (to > length) {
    /** @param {number} at */
    const kinds = (at) => new Set(marks
      .filter(({ start, end }) => start >= at && end <= at + length)
      .map((mark) => formsOf(fold(mark.text)).stem)).size;
    const starts = [0, ...marks.map(({ start }) => sentence(text, start))];
    from = starts.reduce((best, at) => (kinds(at) > kinds(best) ? at : best));
    to = text.lastIndexOf(" ", from + length);
    if (to <= from || from + length >= text.length) to = Math.min(text.length, from + length);
  }
  const cut = [from ? "… " : ""];
  let at = from;
  for (const { start, end } of marks) {
    if (start < at || end > to) continue;
    cut[cut.length - 1] += text.slice(at, start);
    cut.push(text.slice(start, end), "");
    at = end;
  }
  cut[cut.length - 1] += text.slice(at, to) + (to < text.length ? " …" : "");
  return cut;
}

/** Where the sentence starts that a place stands in, unless that is far away. @param {string} text @param {number} place */
function sentence(text, place) {
  const starts = [...text.slice(0, place).matchAll(/[.?!…] |\n/g)].map((end) => end.index + end[0].length);
  const start = starts.at(-1) ?? 0;
  return place - start < 80 ? start : text.lastIndexOf(" ", place - 40) + 1;
}

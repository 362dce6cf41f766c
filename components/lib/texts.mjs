// What is done with texts that a reader typed: two of them brought together, and whether one can be seen at all.

const LARGEST = 4e6;   // words of one text times words of the other; beyond it what differs is taken as a whole

/** @param {string} text @returns its words, and the white space between them */
const pieces = (text) => text.match(/\s+|\S+/g) ?? [];

/**
 * Where a text differs from the one that it was made of.
 * @param {string[]} base
 * @param {string[]} other
 * @returns {{ kept: boolean[], added: string[][] }} which pieces are still there, and what came before each and at the end
 */
function changes(base, other) {
  let start = 0;
  while (start < base.length && base[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(base.length, other.length) - start && base.at(-1 - end) === other.at(-1 - end)) end++;
  const kept = base.map((_, place) => place < start || place >= base.length - end);
  /** @type {string[][]} */
  const added = Array.from({ length: base.length + 1 }, () => []);
  const [from, to] = [base.slice(start, base.length - end), other.slice(start, other.length - end)];
  // The longest row of pieces that both have.
  const size = from.length * to.length > LARGEST ? 0 : to.length + 1;
  const longest = size ? from.concat("").map(() => new Uint16Array(size)) : [];
  for (let i = size ? from.length - 1 : -1; i >= 0; i--) for (let j = to.length - 1; j >= 0; j--)
    longest[i][j] = from[i] === to[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  let i = 0;
  for (let j = 0; j < to.length;) {
    if (size && i < from.length && from[i] === to[j]) [kept[start + i++], j] = [true, j + 1];
    else if (size && i < from.length && longest[i + 1][j] > longest[i][j + 1]) i++;
    else added[start + i].push(to[j++]);
  }
  return { kept, added };
}

/** @param {string} text @returns its words between single spaces */
const spaced = (text) => ` ${text.trim().split(/\s+/).join(" ")} `;

/**
 * Whether all that a text says stands in another, word for word.
 * @param {string} text
 * @param {string} part
 */
export const holds = (text, part) => !part.trim() || spaced(text).includes(spaced(part));

/**
 * Two texts that were made of the same one, brought together: what either took away is gone, and every word that either
 * wrote is there.
 * @param {string} base what both began with
 * @param {string} here
 * @param {string} there comes first where both wrote at one place
 */
export function merged(base, here, there) {
  if (here === base || here === there) return there;
  if (there === base) return here;
  const old = pieces(base);
  const [one, two] = [changes(old, pieces(there)), changes(old, pieces(here))];
  let text = "";
  /** @param {string} more @param {string} [between] */
  const put = (more, between = " ") => { if (more) text += (/\S$/.test(text) && /^\S/.test(more) ? between : "") + more; };
  for (let place = 0; place <= old.length; place++) {
    const [first, second] = [one.added[place].join(""), two.added[place].join("")];
    const whole = [first, second].find((each) => holds(each, first) && holds(each, second));
    if (whole !== undefined) put(whole);
    else {
      put(first);
      put(second, "\n");
    }
    if (place < old.length && one.kept[place] && two.kept[place]) put(old[place]);
  }
  return text;
}

/**
 * A short print of a text (FNV-1a), the same for the same words.
 * @param {string} text
 * @param {number} [seed]
 */
export function fingerprint(text, seed = 0x811c9dc5) {
  let hash = seed;
  for (const char of text.trim().replace(/\s+/g, " ")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * A name as it is shown: nothing for one that nobody can see.
 * @param {unknown} name
 */
export function visible(name) {
  const text = typeof name === "string" ? name.replace(/[\p{Cc}\p{Co}\p{Cn}]|(?!\u200d)\p{Cf}/gu, "").trim().slice(0, 80) : "";
  return /[^\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u.test(text) ? text : "";
}

// What comes of words.mjs.jinja.
export const WORDS: Record<string, string>;

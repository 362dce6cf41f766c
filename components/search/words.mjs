// What the search says. It stands here and not in the markup, as every page carries that and few readers search.

/** @type {Record<string, string>} */
export const WORDS = {
  "data-ot-say-one": "1 resultaat",
  "data-ot-say-more": "{count} resultaten",
  "data-ot-say-rest": "Toon nog {count}",
  "data-ot-say-nothing": "Niets gevonden voor “{query}”.",
  "data-ot-say-again": "Probeer een ander woord, of minder woorden.",
  "data-ot-say-failed": "Zoeken lukt nu niet.",
  "data-ot-say-instead": "Hier vind je alles zonder te zoeken:",
  "data-ot-say-hint": "Tik een woord of een korte vraag, zoals “opdrachtgever belt niet terug”.",
  "data-ot-say-begin": "Of begin hier:",
  "data-ot-say-everything": "Alles op een rij",
};

// Where the site is, and what it has besides pages.

/** The root of the site, as the import map of the page has it: under any path, on a disk and on the page for what is not there. */
export const root = new URL(import.meta.resolve("site/"));

/** The JSON at a path from the root. The offline edition carries it along, as a browser fetches nothing from a disk. */
export async function load(path) {
  const kept = globalThis.otOffline?.load(path);
  if (kept) return kept;
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

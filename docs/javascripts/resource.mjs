// Where the site is, and what it has besides pages.

/** The root of the site: right under any path, and in the offline edition. */
export const root = new URL("../", import.meta.url);

/** The JSON at a path from the root. The offline edition carries it along, as a browser fetches nothing from a disk. */
export async function load(path) {
  return globalThis.otOffline?.[path] ?? (await fetch(new URL(path, root))).json();
}

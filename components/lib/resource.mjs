// Where the site is, and what it has besides pages.

/** The root of the site: under any path, on a disk, and where a publisher keeps scripts in a folder with a version. */
export const root = new URL(import.meta.url.replace(/(static\/\w+\/)?components\/.*$/, ""));

/** The JSON at a path from the root. The offline edition carries it along, as a browser fetches nothing from a disk. */
export async function load(path) {
  const kept = globalThis.otOffline?.[path];
  if (kept) return kept;
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/** The address that others can open: from a disk that of the published page. @param {string} address @returns {string} */
export const published = (address) => Reflect.get(globalThis, "otOffline")?.share(address) ?? address;

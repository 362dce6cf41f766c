// Where the site is, and what it has besides pages.

/** The root of the site: under any path, on a disk, and where a publisher keeps scripts in a folder with a version. */
export const root = new URL(import.meta.url.replace(/(static\/\w+\/)?components\/.*$/, ""));

/**
 * What the offline edition carries along, as a browser fetches nothing from a disk: the JSON at each path, and `share`.
 * On a server there is no such thing.
 */
const offline = () => Reflect.get(globalThis, "otOffline");

/** The JSON at a path from the root. @param {string} path */
export async function load(path) {
  const kept = offline()?.[path];
  if (kept) return kept;
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/** The address that others can open: from a disk that of the published page. @param {string} address @returns {string} */
export const published = (address) => offline()?.share(address) ?? address;

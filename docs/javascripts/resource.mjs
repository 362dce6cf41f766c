/** Read a JSON file of the site, by its path from the root. */
export async function load(path) {
  const answer = await fetch(new URL(`../${path}`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

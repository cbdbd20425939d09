/** The one origin of Octad's pages. Everything else is foreign. */
export const SCHEME = "app";
export const HOST = "octad";
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_PAGE = `${ORIGIN}/index.html`;

/** Whether an address is of Octad's own origin; compared part by part, never as a prefix of text. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === "" && url.password === "";
}

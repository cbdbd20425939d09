/** Bytes of the markup that a scanner looks for. */
export const SPACE = 32;
export const QUOTE = 34;
export const APOSTROPHE = 39;
export const SLASH = 47;
export const LT = 60;
export const EQUALS = 61;
export const GT = 62;
const BANG = 33;
const DASH = 45;
const COLON = 58;

/** The `>` that ends the tag at `start`, past quoted ones; −1 when it is not there yet. */
export function tagEnd(bytes: Uint8Array, start: number, end: number): number {
  let quote = 0;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at;
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
  }
  return -1;
}

/** An attribute that is not written `x="…"` with a name of one letter: where it ends, −1 when that is not there yet. */
export function skipAttribute(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== EQUALS && bytes[at] !== GT) at++;
  if (at >= end) return -1;
  if (bytes[at] === GT) return at;
  at++;
  while (at < end && (bytes[at] ?? 0) <= SPACE) at++;
  const quote = bytes[at];
  at++;
  while (at < end && bytes[at] !== quote) at++;
  return at >= end ? -1 : at + 1;
}

/** Where the comment that starts at `start` ends; −1 when that is not there yet, −2 when it is no comment but a definition. */
export function commentEnd(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 4) return -1;
  if (bytes[start + 2] !== DASH) return -2;
  for (let at = start + 4; at + 2 < end; at++) if (bytes[at] === DASH && bytes[at + 1] === DASH && bytes[at + 2] === GT) return at + 3;
  return -1;
}

/** True for `<!`: a comment, CDATA or a definition. */
export const isDeclaration = (bytes: Uint8Array, start: number): boolean => bytes[start + 1] === BANG;

/** Local name of the tag whose name starts at `from`. */
export function tagName(bytes: Uint8Array, from: number, to: number): string {
  let start = from;
  let at = from;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === COLON) start = at + 1;
    else if (byte <= SPACE || byte === SLASH || byte === GT) break;
  }
  let name = "";
  for (let index = start; index < at && index < start + 24; index++) name += String.fromCharCode(bytes[index] ?? 0);
  return name;
}

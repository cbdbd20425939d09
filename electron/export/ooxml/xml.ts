/**
 * XML as a type: only the functions of this file make `Xml`, so text that was not escaped cannot reach a part.
 * What XML 1.0 cannot hold (control characters, lone surrogates, U+FFFE and U+FFFF) is removed.
 */
declare const checked: unique symbol;
export type Xml = string & { readonly [checked]: true };

/** Values of attributes; `undefined` leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

// Surrogates in their right order are matched first and kept by the replacer.
const ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  /[\ud800-\udbff][\udc00-\udfff]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/g;
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/** The text without the characters that XML 1.0 forbids. */
export function removeIllegal(value: string): string {
  return SUSPECT.test(value) ? value.replace(ILLEGAL, (match) => (match.length === 2 ? match : "")) : value;
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const entity = (character: string): string => ENTITY[character] ?? character;

/** Character data. A carriage return is written as a reference because a parser would turn it into a line feed. */
export function text(value: string): Xml {
  const legal = removeIllegal(value);
  return (/[&<>\r]/.test(legal) ? legal.replace(/[&<>\r]/g, entity) : legal) as Xml; // escaped right here
}

function attributeValue(value: string | number | boolean): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  const legal = removeIllegal(value);
  return /[&<>"\t\n\r]/.test(legal) ? legal.replace(/[&<>"\t\n\r]/g, entity) : legal;
}

/** The shortest text that reads back as the same number; NaN and infinities are refused. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`numberText requires a finite number, got ${value}`);
  return value === 0 ? "0" : String(value);
}

function head(name: string, attributes: Attributes | null): string {
  let made = `<${name}`;
  if (attributes === null) return made;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) made += ` ${key}="${attributeValue(value)}"`;
  }
  return made;
}

/** An element; children that are `null` are left out. */
export function element(name: string, attributes: Attributes | null, ...children: readonly (Xml | null)[]): Xml {
  const start = head(name, attributes);
  let body = "";
  for (const child of children) if (child !== null) body += child;
  return (body === "" ? `${start}/>` : `${start}>${body}</${name}>`) as Xml; // made of escaped pieces only
}

/** The two halves of an element whose children come as a stream. */
export const openTag = (name: string, attributes: Attributes | null): Xml => `${head(name, attributes)}>` as Xml; // escaped in head
export const closeTag = (name: string): Xml => `</${name}>` as Xml;

/** Elements one after the other. */
export const sequence = (pieces: readonly Xml[]): Xml => pieces.join("") as Xml;

const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const encoder = new TextEncoder();

/** A whole part: prolog and root, in UTF-8. */
export const document = (root: Xml): Uint8Array => encoder.encode(PROLOG + root);

/** A part too long for one string: pieces of it in order, the prolog first. */
export function documentOf(pieces: Iterable<Xml>): Uint8Array {
  const chunks = [encoder.encode(PROLOG)];
  for (const piece of pieces) chunks.push(encoder.encode(piece));
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Markup written by the programmer, with no data in it: the constant pieces of themes, masters and layouts. */
export const literal = (strings: TemplateStringsArray): Xml => strings.join("") as Xml; // a template without values holds no data

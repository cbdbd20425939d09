import { ProblemError } from "../../../shared/result.ts";

/** What the reader of a small part hears: local names without prefix, attributes by their local name, text between tags. */
export type XmlListener = {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

const DEPTH = 256;

/**
 * Walks a small, well-formed XML part (workbook, styles, relationships). It expands the five named entities and character
 * references only; a document type definition is refused, because that is where entities that explode come from.
 */
export function walkXml(bytes: Buffer, file: string, part: string, listener: XmlListener): void {
  const source = decodeXml(bytes, file, part);
  const corrupt = (): ProblemError => new ProblemError({ code: "FILE_CORRUPT", file, detail: { context: "part", part } });
  let depth = 0;
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf("<", at);
    const textEnd = start < 0 ? source.length : start;
    if (textEnd > at && listener.text !== undefined) listener.text(decodeEntities(source.slice(at, textEnd)));
    if (start < 0) break;
    if (source.startsWith("<!--", start)) {
      at = after(source, "-->", start + 4, corrupt);
    } else if (source.startsWith("<![CDATA[", start)) {
      at = after(source, "]]>", start + 9, corrupt);
      listener.text?.(source.slice(start + 9, at - 3));
    } else if (source.startsWith("<!", start)) {
      throw new ProblemError({ code: "FILE_SUSPICIOUS", file, detail: { context: "doctype", part } });
    } else if (source.startsWith("<?", start)) {
      at = after(source, "?>", start + 2, corrupt);
    } else {
      const end = tagEnd(source, start + 1);
      if (end < 0) throw corrupt();
      const tag = source.slice(start + 1, end);
      if (tag.startsWith("/")) {
        depth--;
        listener.close?.(localName(tag.slice(1).trim()));
      } else {
        const closed = tag.endsWith("/");
        const body = closed ? tag.slice(0, -1) : tag;
        const name = /^[^\s]+/.exec(body)?.[0] ?? "";
        listener.open(localName(name), attributesOf(body.slice(name.length)));
        if (closed) listener.close?.(localName(name));
        else if (++depth > DEPTH) throw new ProblemError({ code: "FILE_SUSPICIOUS", file, detail: { context: "depth", part } });
      }
      at = end + 1;
    }
  }
  if (depth !== 0) throw corrupt();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Named and numeric character references; anything else stays as it is written, so that nothing vanishes. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, body: string) => {
    if (!body.startsWith("#")) return Object.hasOwn(ENTITIES, body) ? (ENTITIES[body] ?? whole) : whole;
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
    return isCharacter(code) ? String.fromCodePoint(code) : "\ufffd";
  });
}

const isCharacter = (code: number): boolean => code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);

/** Excel writes characters that XML forbids as `_x000D_`; an underscore that would read so is written `_x005F_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g, "\ufffd");
}

export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const match of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const name = match[1] ?? "";
    if (!name.startsWith("xmlns")) attributes.set(localName(name), decodeEntities(match[2] ?? match[3] ?? ""));
  }
  return attributes;
}

/** The `>` that ends a tag: one inside a quoted value does not. */
function tagEnd(source: string, from: number): number {
  let quote = "";
  for (let at = from; at < source.length; at++) {
    const char = source[at] ?? "";
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return at;
  }
  return -1;
}

function after(source: string, mark: string, from: number, corrupt: () => ProblemError): number {
  const found = source.indexOf(mark, from);
  if (found < 0) throw corrupt();
  return found + mark.length;
}

/** UTF-8 with or without mark, or UTF-16 with one; nothing else is legal in an OOXML package. */
function decodeXml(bytes: Buffer, file: string, part: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le", 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString("utf16le");
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
  if (/^<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii)/i.test(text)) {
    throw new ProblemError({ code: "FILE_SUSPICIOUS", file, detail: { context: "encoding", part } });
  }
  return text;
}

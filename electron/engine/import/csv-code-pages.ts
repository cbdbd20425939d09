import type { Encoding } from "../../../shared/table/file-reading.ts";

/** Encodings of one byte a character. */
export type CodePage = Extract<Encoding, "windows-1252" | "iso-8859-15" | "windows-1250">;

/**
 * What the bytes 80 to FF mean, as the Unicode consortium's mapping tables (ISO 8859, WindowsBestFit) give them; U+FFFD where a byte means nothing.
 * Tables of our own, because the runtime's decoder takes windows-1252 for Latin-1 in some versions and loses the euro sign.
 */
const LATIN = Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join("");
const replaced = (text: string, others: Readonly<Record<number, string>>): string =>
  [...text].map((character, index) => others[0xa0 + index] ?? character).join("");

const UPPER_HALVES: Readonly<Record<CodePage, string>> = {
  "windows-1252": `\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178${LATIN}`,
  // Nothing is printed for the first two rows.
  "iso-8859-15": `${"\ufffd".repeat(32)}${replaced(LATIN, { 164: "\u20ac", 166: "\u0160", 168: "\u0161", 180: "\u017d", 184: "\u017e", 188: "\u0152", 189: "\u0153", 190: "\u0178" })}`,
  "windows-1250":
    "\u20ac\ufffd\u201a\ufffd\u201e\u2026\u2020\u2021\ufffd\u2030\u0160\u2039\u015a\u0164\u017d\u0179\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffd\u2122\u0161\u203a\u015b\u0165\u017e\u017a" +
    "\u00a0\u02c7\u02d8\u0141\u00a4\u0104\u00a6\u00a7\u00a8\u00a9\u015e\u00ab\u00ac\u00ad\u00ae\u017b\u00b0\u00b1\u02db\u0142\u00b4\u00b5\u00b6\u00b7\u00b8\u0105\u015f\u00bb\u013d\u02dd\u013e\u017c" +
    "\u0154\u00c1\u00c2\u0102\u00c4\u0139\u0106\u00c7\u010c\u00c9\u0118\u00cb\u011a\u00cd\u00ce\u010e\u0110\u0143\u0147\u00d3\u00d4\u0150\u00d6\u00d7\u0158\u016e\u00da\u0170\u00dc\u00dd\u0162\u00df" +
    "\u0155\u00e1\u00e2\u0103\u00e4\u013a\u0107\u00e7\u010d\u00e9\u0119\u00eb\u011b\u00ed\u00ee\u010f\u0111\u0144\u0148\u00f3\u00f4\u0151\u00f6\u00f7\u0159\u016f\u00fa\u0171\u00fc\u00fd\u0163\u02d9",
};

export const CODE_PAGES = Object.keys(UPPER_HALVES) as readonly CodePage[];

export const isCodePage = (encoding: Encoding): encoding is CodePage => encoding in UPPER_HALVES;

/** What a byte from 80 on means; U+FFFD = nothing. */
export const characterOf = (page: CodePage, byte: number): string => UPPER_HALVES[page][byte - 128] ?? "\ufffd";

/** The UTF-8 of every byte of a code page: four numbers a byte, its length first. */
function utf8Table(page: CodePage): Uint8Array {
  const table = new Uint8Array(128 * 4);
  for (let index = 0; index < 128; index++) {
    const bytes = Buffer.from(characterOf(page, 128 + index), "utf8");
    table[index * 4] = bytes.length;
    table.set(bytes, index * 4 + 1);
  }
  return table;
}

const TABLES = new Map<CodePage, Uint8Array>();

/** Turns bytes of a code page into UTF-8, and counts those that mean nothing. */
export function codePageToUtf8(bytes: Uint8Array, page: CodePage): { readonly utf8: Buffer; readonly unknown: number } {
  const table = TABLES.get(page) ?? utf8Table(page);
  TABLES.set(page, table);
  const utf8 = Buffer.allocUnsafe(bytes.length * 3);
  let to = 0;
  let unknown = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 128) {
      utf8[to++] = byte;
      continue;
    }
    const entry = (byte - 128) * 4;
    const length = table[entry] ?? 0;
    utf8[to++] = table[entry + 1] ?? 0;
    if (length > 1) utf8[to++] = table[entry + 2] ?? 0;
    if (length > 2) utf8[to++] = table[entry + 3] ?? 0;
    if (length === 3 && table[entry + 1] === 0xef && table[entry + 2] === 0xbf) unknown++;
  }
  return { utf8: utf8.subarray(0, to), unknown };
}

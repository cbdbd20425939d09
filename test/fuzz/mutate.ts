import { unzipSync } from "fflate";
import { makeZip, type ZipPart } from "../support/make-zip.ts";

export type FuzzFormat = "xlsx" | "xlsb" | "xls" | "ods" | "csv" | "parquet" | "jsonl";

type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <T>(random: Random, values: readonly T[], none: T): T => values[below(random, values.length)] ?? none;

/** Numbers at which readers of binary formats err. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

/** Texts at which readers of text formats err. */
const HOSTILE_TEXTS = [
  "-1",
  "0",
  "1e999",
  "NaN",
  "4294967296",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "A1:XFD1048576",
  "ZZZZZZ99999999",
  "../../x",
  "&amp;",
  "&x;",
  "&#0;",
  "]]>",
  "<![CDATA[",
  "<!--",
  "<!DOCTYPE x>",
  '"',
  "'",
  "\0",
  "\ufeff",
  "\u202e",
  "\ud83d\ude00",
  ",",
  ";",
  "\t",
  "\r",
  "\n",
  "{",
  "}",
  "[",
  "]",
  "\\u0000",
  "x".repeat(70_000),
];

/** Damage without knowledge of what the bytes mean. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  let mutant = Buffer.from(bytes);
  for (let step = 1 + below(random, 6); step > 0 && mutant.length > 0; step--) {
    const at = below(random, mutant.length);
    const length = 1 + below(random, Math.min(64, mutant.length - at));
    switch (below(random, 9)) {
      case 0:
        mutant[at] = (mutant[at] ?? 0) ^ (1 << below(random, 8));
        break;
      case 1:
        mutant[at] = below(random, 256);
        break;
      case 2:
        mutant.fill(pick(random, [0, 0xff, 0x41], 0), at, at + length);
        break;
      case 3:
        mutant = Buffer.concat([mutant.subarray(0, at), mutant.subarray(at + length)]);
        break;
      case 4:
        mutant = Buffer.concat([mutant.subarray(0, at + length), mutant.subarray(at)]);
        break;
      case 5:
        mutant = mutant.subarray(0, at);
        break;
      case 6:
        if (at + 4 <= mutant.length) mutant.writeUInt32LE(pick(random, EDGES, 0), at);
        break;
      case 7:
        if (at + 2 <= mutant.length) mutant.writeUInt16LE(pick(random, EDGES, 0) & 0xffff, at);
        break;
      default: {
        const from = below(random, mutant.length);
        mutant.copy(mutant, at, from, from + length);
      }
    }
  }
  return mutant;
}

/** Damage to what the format is made of: parts and tags, records, lines and fields. */
export function mutateParts(bytes: Buffer, format: FuzzFormat, random: Random): Buffer {
  switch (format) {
    case "xlsx":
    case "xlsb":
    case "ods":
      return mutateZip(bytes, random);
    case "xls":
      return mutateRecords(bytes, random);
    case "parquet":
      return mutateParquet(bytes, random);
    default:
      return Buffer.from(mutateText(bytes.toString("utf8"), random, TOKENS[format]), "utf8");
  }
}

/** What a text of each format is cut at. */
const TOKENS = { csv: /([,;\t\r\n"]+)/, jsonl: /([{}[\]:,"\n]+)/, xml: /(<[^>]*>)/ } as const;

function mutateZip(bytes: Buffer, random: Random): Buffer {
  let parts: ZipPart[] = Object.entries(unzipSync(bytes)).map(([name, data]) => ({ name, data }));
  for (let step = 1 + below(random, 3); step > 0 && parts.length > 0; step--) {
    const index = below(random, parts.length);
    const part = parts[index];
    if (part === undefined) continue;
    const data = Buffer.from(part.data);
    const replace = (other: ZipPart): void => {
      parts = parts.map((one, place) => (place === index ? other : one));
    };
    const kind = below(random, 12);
    if (kind === 0) parts = parts.filter((_, place) => place !== index);
    else if (kind === 1) replace({ ...part, name: pick(random, [`${part.name}x`, part.name.toUpperCase(), `../${part.name}`, ""], "") });
    else if (kind === 2) parts = [...parts, { ...part, name: `${part.name}2` }];
    else if (kind === 3) replace({ ...part, declared: pick(random, [0, 1, data.length + 1, 0x7fff_ffff], 0) });
    else if (kind === 4) replace({ ...part, data: mutateBytes(data, random) });
    else if (kind === 5) replace({ ...part, data: data.subarray(0, below(random, data.length + 1)) });
    else if (/\.(xml|rels)$/.test(part.name)) replace({ ...part, data: mutateText(data.toString("utf8"), random, TOKENS.xml) });
    else replace({ ...part, data: mutateBytes(data, random) });
  }
  return makeZip(parts);
}

/** Tokens left out, doubled, exchanged, and texts inside them changed to such as readers err at. */
function mutateText(text: string, random: Random, cut: RegExp): string {
  const tokens = text.split(cut);
  for (let step = 1 + below(random, 6); step > 0 && tokens.length > 1; step--) {
    const at = below(random, tokens.length);
    const token = tokens[at] ?? "";
    switch (below(random, 8)) {
      case 0:
        tokens.splice(at, 1 + below(random, 3));
        break;
      case 1:
        tokens.splice(at, 0, token);
        break;
      case 2: {
        const other = below(random, tokens.length);
        tokens[at] = tokens[other] ?? "";
        tokens[other] = token;
        break;
      }
      case 3:
        tokens[at] = pick(random, HOSTILE_TEXTS, "");
        break;
      case 4:
        tokens[at] = token.replace(/\d+/, pick(random, HOSTILE_TEXTS, ""));
        break;
      case 5:
        tokens[at] = token.replace(/"[^"]*"/, `"${pick(random, HOSTILE_TEXTS, "")}"`);
        break;
      case 6:
        tokens[at] = token.repeat(2 + below(random, 200));
        break;
      default:
        tokens[at] = token.slice(0, below(random, token.length + 1)) + pick(random, HOSTILE_TEXTS, "");
    }
  }
  return tokens.join("");
}

const BOF = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);

/** The records of the workbook stream of an old workbook: type, length or content of some of them. */
function mutateRecords(bytes: Buffer, random: Random): Buffer {
  const mutant = Buffer.from(bytes);
  const places: number[] = [];
  for (let at = mutant.indexOf(BOF); at >= 0 && at + 4 <= mutant.length; at += 4 + mutant.readUInt16LE(at + 2)) {
    if (mutant.readUInt16LE(at) === 0 && mutant.readUInt16LE(at + 2) === 0) break;
    places.push(at);
  }
  for (let step = 1 + below(random, 4); step > 0 && places.length > 0; step--) {
    const at = pick(random, places, 0);
    const length = mutant.readUInt16LE(at + 2);
    switch (below(random, 4)) {
      case 0:
        mutant.writeUInt16LE(
          pick(random, [0x0a, 0x2f, 0xfc, 0x3c, 0x203, 0x208, 0x809, 0xfd, 0x85, 0xe0, 0x31, below(random, 0x1000)], 0),
          at,
        );
        break;
      case 1:
        mutant.writeUInt16LE(pick(random, EDGES, 0) & 0xffff, at + 2);
        break;
      case 2:
        if (length > 3) mutant.writeUInt32LE(pick(random, EDGES, 0), Math.min(mutant.length - 4, at + 4 + below(random, length - 3)));
        break;
      default:
        for (let index = 0; index < length && at + 4 + index < mutant.length; index++)
          if (random() < 0.2) mutant[at + 4 + index] = below(random, 256);
    }
  }
  return mutant;
}

/** The footer (schema, places, counts) rather than the pages, its length kept true. */
function mutateParquet(bytes: Buffer, random: Random): Buffer {
  const length = bytes.readUInt32LE(bytes.length - 8);
  const start = bytes.length - 8 - length;
  const footer = mutateBytes(bytes.subarray(start, bytes.length - 8), random);
  const end = Buffer.alloc(8);
  end.writeUInt32LE(footer.length);
  end.write("PAR1", 4, "latin1");
  return Buffer.concat([bytes.subarray(0, start), footer, end]);
}

import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { decodedBlocks } from "./csv-decode.ts";
import type { TextFacts } from "./csv-encoding.ts";

/** How the records of a JSON file stand: one a line, or as the elements of one array. */
export type JsonLayout = "lines" | "array";

/** One object of the file. `row` = its line, or its place in the array, from 1. */
export type JsonRecord = {
  readonly row: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Keys that are given more than once, with what a later one stands for. */
  readonly repeated: readonly (readonly [string, unknown])[];
};

/** A single record may not be longer. */
const LONGEST = 8_000_000;

/** The objects of a JSON file one after another; it never holds more than a block and a record. */
export async function* jsonRecords(
  source: { readonly path: string; readonly file: string; readonly facts: TextFacts; readonly layout: JsonLayout },
  job: Job,
): AsyncGenerator<JsonRecord> {
  const parts = source.layout === "lines" ? new LineParts() : new ArrayParts();
  for await (const block of decodedBlocks(source.path, source.facts)) {
    job.checkpoint();
    for (const { row, text } of parts.push(block)) yield recordOf(text, source.file, row);
    if (parts.pending > LONGEST) {
      throw new ProblemError({ code: "FILE_SUSPICIOUS", file: source.file, row: parts.row, detail: { context: "long" } });
    }
  }
  for (const { row, text } of parts.push(source.layout === "lines" ? "\n" : "")) yield recordOf(text, source.file, row);
  if (!parts.closed) throw corrupt(source.file, parts.row);
}

type Part = { readonly row: number; readonly text: string };

class LineParts {
  row = 1;
  #rest = "";

  get pending(): number {
    return this.#rest.length;
  }

  readonly closed = true;

  *push(block: string): Generator<Part> {
    const text = this.#rest + block;
    let from = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
      const line = text.slice(from, at).trim();
      from = at + 1;
      if (line !== "") yield { row: this.row, text: line };
      this.row++;
    }
    this.#rest = text.slice(from);
  }
}

/** Elements of the outermost array, told apart by counting brackets outside of texts. */
class ArrayParts {
  row = 1;
  closed = false;
  #rest = "";
  #depth = 0;
  #inText = false;
  #escaped = false;

  get pending(): number {
    return this.#rest.length;
  }

  *push(block: string): Generator<Part> {
    let from = 0;
    const element = (to: number): string => {
      const text = (this.#rest + block.slice(from, to)).trim();
      this.#rest = "";
      from = to + 1;
      return text;
    };
    for (let at = 0; at < block.length; at++) {
      const code = block.charCodeAt(at);
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 92) this.#escaped = true;
        else if (code === 34) this.#inText = false;
        continue;
      }
      if (code === 34) this.#inText = true;
      else if (code === 91 || code === 123) {
        this.#depth++;
        if (this.#depth === 1) element(at);
      } else if (code === 93 || code === 125) {
        this.#depth--;
        if (this.#depth > 0) continue;
        const text = element(at);
        // An empty array, or the end of one that has elements.
        if (text !== "" || this.row > 1) yield { row: this.row++, text };
        this.closed = true;
      } else if (code === 44 && this.#depth === 1) yield { row: this.row++, text: element(at) };
      else if (this.#depth === 0 && code > 32 && code !== 0xfeff) this.closed = false;
    }
    this.#rest += block.slice(from);
  }
}

function recordOf(text: string, file: string, row: number): JsonRecord {
  const fields = objectOf(text, file, row);
  // A colon behind a quote ends a key, or stands in a text: only where there are more than keys must the record be looked through.
  const colons = text.match(/"\s*:/g)?.length ?? 0;
  return { row, fields, repeated: colons > keysIn(fields) ? repeatedKeys(text) : [] };
}

/** Keys of an object and of all that is in it; without recursion, as a file may nest as deep as it likes. */
function keysIn(record: object): number {
  let count = 0;
  const open: object[] = [record];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const inside: readonly unknown[] = Object.values(value);
    if (!Array.isArray(value)) count += inside.length;
    for (const one of inside) if (typeof one === "object" && one !== null) open.push(one);
  }
  return count;
}

/** The values of the outermost object that a later one of the same key replaces. */
function repeatedKeys(text: string): JsonRecord["repeated"] {
  const pairs: { key: string; from: number; to: number }[] = [];
  let depth = 0;
  for (const { 0: token, 1: colon, index } of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{},]/g)) {
    const open = pairs.at(-1);
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    if (depth === 1 && colon !== undefined) {
      pairs.push({ key: String(JSON.parse(token.slice(0, token.length - colon.length))), from: index + token.length, to: text.length });
    } else if (open !== undefined && ((depth === 1 && token === ",") || (depth === 0 && token === "}"))) open.to = index;
  }
  const last = new Map(pairs.map((pair) => [pair.key, pair]));
  return pairs
    .filter((pair) => last.get(pair.key) !== pair)
    .map(({ key, from, to }) => [key, JSON.parse(keepDigits(text.slice(from, to)))]);
}

function objectOf(text: string, file: string, row: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(keepDigits(text));
  } catch (error) {
    throw corrupt(file, row, error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw corrupt(file, row);
  return value as Readonly<Record<string, unknown>>;
}

const corrupt = (file: string, row: number, cause?: unknown): ProblemError =>
  new ProblemError({ code: "FILE_CORRUPT", file, row, detail: { context: "json" } }, { cause });

/** Whole numbers of more than 15 digits are codes, which a double may not hold: they become texts, and no digit is lost. */
function keepDigits(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (token) => (token.startsWith('"') ? token : `"${token}"`));
}

/** A list or an object as JSON. Nesting of thousands of levels, which no honest file has, is more than can be written out. */
export function nestedText(value: object, file: string, row: number): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new ProblemError({ code: "FILE_SUSPICIOUS", file, row, detail: { context: "depth", part: file } }, { cause: error });
  }
}

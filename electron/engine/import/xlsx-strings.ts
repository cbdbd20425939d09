import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { ByteWindow, xmlStretches } from "./byte-window.ts";
import { StringPool } from "./string-pool.ts";
import { commentEnd, GT, isDeclaration, LT, SLASH, tagEnd, tagName } from "./xlsx-bytes.ts";
import { plainText } from "./xlsx-text.ts";
import type { ZipEntry } from "./zip-directory.ts";
import type { ZipFile } from "./zip-file.ts";

/** The shared strings of a workbook; `blank[i]` = 1 where string `i` is empty or white space. */
export type SharedStrings = { readonly pool: StringPool; readonly blank: Uint8Array };

export const NO_STRINGS: SharedStrings = { pool: new StringPool(1, 1), blank: new Uint8Array(0) };

/** A single string may not be longer (Excel stops at 32,767 characters). */
const LONGEST = 8_000_000;

/** Reads the shared strings part in one pass: runs of rich text joined, phonetic runs left out. */
export async function readSharedStrings(
  zip: ZipFile,
  entry: ZipEntry,
  file: string,
  job: Job,
  onRead: (packed: number) => void,
): Promise<SharedStrings> {
  const pool = new StringPool(Math.min(2_000_000, Math.ceil(entry.size / 28)), Math.ceil(entry.size * 0.6) + 1_024);
  const scanner = new StringScanner(pool, refusing(file, entry));
  const window = new ByteWindow();
  for await (const _ of xmlStretches(zip, entry, file, window, onRead)) {
    job.checkpoint();
    window.keepFrom(scanner.scan(window.bytes, window.length));
    if (window.length > LONGEST) throw tooLong(file, entry);
  }
  scanner.end(window.length);
  pool.repair();
  const blank = new Uint8Array(pool.count);
  for (let index = 0; index < pool.count; index++) if (pool.isBlank(index)) blank[index] = 1;
  return { pool, blank };
}

/** Keeps only some strings, by their numbers; the rest are passed over. */
class SomeStrings extends StringPool {
  readonly texts = new Map<number, string>();
  readonly #wanted: ReadonlySet<number>;
  /** No string after this one is wanted. */
  readonly #last: number;

  constructor(wanted: ReadonlySet<number>) {
    super(1, 1 << 12);
    this.#wanted = wanted;
    this.#last = wanted.size === 0 ? -1 : Math.max(...wanted);
  }

  get isDone(): boolean {
    return this.count > this.#last;
  }

  override finish(): number {
    if (this.#wanted.has(this.count)) this.texts.set(this.count, Buffer.from(this.bytes.subarray(0, this.at)).toString("utf8"));
    this.at = 0;
    return this.count++;
  }

  override text(index: number): string {
    return this.texts.get(index) ?? "";
  }
}

/** The shared strings of these numbers: the part is inflated only as far as they stand. */
export async function someSharedStrings(
  zip: ZipFile,
  entry: ZipEntry,
  wanted: ReadonlySet<number>,
  file: string,
  job: Job,
): Promise<ReadonlyMap<number, string>> {
  const pool = new SomeStrings(wanted);
  if (pool.isDone) return pool.texts;
  const scanner = new StringScanner(pool, refusing(file, entry));
  const window = new ByteWindow();
  for await (const _ of xmlStretches(zip, entry, file, window)) {
    job.checkpoint();
    window.keepFrom(scanner.scan(window.bytes, window.length));
    if (pool.isDone) break;
    if (window.length > LONGEST) throw tooLong(file, entry);
  }
  return pool.texts;
}

const refusing =
  (file: string, entry: ZipEntry) =>
  (context: "part" | "doctype" | "encoding"): never => {
    throw new ProblemError({ code: context === "part" ? "FILE_CORRUPT" : "FILE_SUSPICIOUS", file, detail: { context, part: entry.name } });
  };

const tooLong = (file: string, entry: ZipEntry): ProblemError =>
  new ProblemError({ code: "FILE_SUSPICIOUS", file, detail: { context: "long", part: entry.name } });

class StringScanner {
  readonly #pool: StringPool;
  readonly #refuse: (context: "part" | "doctype" | "encoding") => never;
  #inItem = false;
  #inPhonetic = false;

  constructor(pool: StringPool, refuse: (context: "part" | "doctype" | "encoding") => never) {
    this.#pool = pool;
    this.#refuse = refuse;
  }

  /** Takes whole tags and texts only; returns how far it got. */
  scan(bytes: Uint8Array, end: number): number {
    let at = 0;
    while (at < end) {
      if (bytes[at] !== LT) {
        at++;
        continue;
      }
      // What most writers put down for most strings: <si><t>
      if (
        bytes[at + 1] === 115 &&
        bytes[at + 2] === 105 &&
        bytes[at + 3] === GT &&
        bytes[at + 4] === LT &&
        bytes[at + 5] === 116 &&
        bytes[at + 6] === GT
      ) {
        const next = this.#text(bytes, at + 7, end);
        if (next < 0) return at;
        this.#inItem = true;
        at = next;
        continue;
      }
      const next = this.#tag(bytes, at, end);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  end(left: number): void {
    if (left > 0 || this.#inItem) this.#refuse("part");
  }

  #tag(bytes: Uint8Array, start: number, end: number): number {
    const first = bytes[start + 1];
    if (isDeclaration(bytes, start)) {
      const next = commentEnd(bytes, start, end);
      return next === -2 ? this.#refuse("doctype") : next;
    }
    const close = tagEnd(bytes, start, end);
    if (close < 0) return -1;
    if (first === 63) return close + 1;
    const ends = first === SLASH;
    const empty = bytes[close - 1] === SLASH;
    const name = tagName(bytes, start + (ends ? 2 : 1), close);
    if (name === "si") {
      if (!ends) this.#inItem = true;
      if (ends || empty) {
        if (!this.#inItem) this.#refuse("part");
        this.#pool.finish();
        this.#inItem = false;
        this.#inPhonetic = false;
      }
    } else if (name === "rPh") this.#inPhonetic = !ends && !empty;
    else if (name === "t" && !ends && !empty && this.#inItem && !this.#inPhonetic) return this.#text(bytes, close + 1, end);
    return close + 1;
  }

  /** Appends the text up to the next tag; −1 when its end is not there yet. */
  #text(bytes: Uint8Array, from: number, end: number): number {
    const pool = this.#pool;
    pool.reserve(end - from);
    const target = pool.bytes;
    let to = pool.at;
    let at = from;
    let byte = bytes[at] ?? 0;
    // & starts a reference, _ may start an escape, a carriage return is normalised: such a text is decoded slowly.
    while (byte !== LT && byte !== 38 && byte !== 95 && byte !== 13 && at < end) {
      target[to++] = byte;
      byte = bytes[++at] ?? 0;
    }
    if (at >= end) return -1;
    if (byte === LT && bytes[at + 1] === SLASH) {
      pool.at = to;
      return at;
    }
    const text = plainText(bytes, from, end);
    if (text === null) return -1;
    pool.append(text.bytes, 0, text.bytes.length);
    return text.next;
  }
}

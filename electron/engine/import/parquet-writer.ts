import { closeSync, openSync, writeSync } from "node:fs";
import {
  type Chunk,
  definitionLevels,
  ENCODING,
  fileFooter,
  lengthPrefixed,
  PAGE,
  type PhysicalType,
  type Presence,
  pageHeader,
  varint,
} from "./parquet-pages.ts";
import type { StringPool } from "./string-pool.ts";

const MAGIC = "PAR1";
/** Beyond this many different texts in a row group a dictionary saves nothing. */
const DICTIONARY_LIMIT = 65_536;
const NO_BITS = new Uint8Array(0);

/**
 * Writes a Parquet file, uncompressed, one page a column and row group: the fastest way into DuckDB from here, because the
 * bytes of numbers and texts go as they are and DuckDB reads them with all its threads while this one goes on. Columns may
 * turn up in any row group; where one is absent it is all null.
 */
export class ParquetWriter {
  readonly #file: number;
  readonly #columns = new Map<string, { readonly type: PhysicalType; readonly chunks: Map<number, Chunk> }>();
  readonly #groups: number[] = [];
  #at = 0;
  #slots = new Int32Array(0);
  #epochs = new Int32Array(0);
  #epoch = 0;
  #closed = false;

  constructor(path: string) {
    this.#file = openSync(path, "wx");
    this.#write(Buffer.from(MAGIC));
  }

  get columns(): readonly string[] {
    return [...this.#columns.keys()];
  }

  /** Row numbers and the like: a value in every row. */
  integers(name: string, values: Int32Array, rows: number): void {
    this.#plain(name, "int32", Buffer.from(values.buffer, values.byteOffset, rows * 4), { count: rows, bits: NO_BITS }, rows);
  }

  doubles(name: string, values: Float64Array, presence: Presence, rows: number): void {
    this.#plain(name, "double", Buffer.from(values.buffer, values.byteOffset, presence.count * 8), presence, rows);
  }

  /** Texts by code: 0 and more in `shared`, −1 and less in `own` (−1 − code). */
  texts(name: string, codes: Int32Array, presence: Presence, rows: number, shared: StringPool, own: StringPool): void {
    const dictionary = this.#dictionary(codes, presence.count, shared, own);
    if (dictionary === null) {
      this.#plain(name, "bytes", lengthPrefixed(codes, presence.count, shared, own), presence, rows);
      return;
    }
    const start = this.#at;
    const body = lengthPrefixed(dictionary.codes, dictionary.codes.length, shared, own);
    this.#write(pageHeader(PAGE.dictionary, body.length, dictionary.codes.length, ENCODING.plain));
    this.#write(body);
    const dataOffset = this.#at;
    this.#page(rows, presence, dictionary.indices, ENCODING.dictionary);
    this.#chunk(name, "bytes", {
      rows,
      encodings: [ENCODING.plain, ENCODING.rle, ENCODING.dictionary],
      dictionaryOffset: start,
      dataOffset,
      size: this.#at - start,
    });
  }

  endGroup(rows: number): void {
    this.#groups.push(rows);
  }

  finish(): void {
    for (const [group, rows] of this.#groups.entries()) {
      let empty: Chunk | null = null;
      for (const column of this.#columns.values()) {
        if (column.chunks.has(group)) continue;
        // One page without values serves every column that has none in this group.
        if (empty === null) {
          const start = this.#at;
          this.#page(rows, { count: 0, bits: NO_BITS }, Buffer.alloc(0), ENCODING.plain);
          empty = { rows, encodings: [ENCODING.plain, ENCODING.rle], dictionaryOffset: null, dataOffset: start, size: this.#at - start };
        }
        column.chunks.set(group, empty);
      }
    }
    const footer = fileFooter(this.#columns, this.#groups);
    const tail = Buffer.alloc(8);
    tail.writeUInt32LE(footer.length, 0);
    tail.write(MAGIC, 4);
    this.#write(footer);
    this.#write(tail);
    this.close();
  }

  close(): void {
    if (!this.#closed) closeSync(this.#file);
    this.#closed = true;
  }

  #plain(name: string, type: PhysicalType, body: Buffer, presence: Presence, rows: number): void {
    const start = this.#at;
    this.#page(rows, presence, body, ENCODING.plain);
    this.#chunk(name, type, {
      rows,
      encodings: [ENCODING.plain, ENCODING.rle],
      dictionaryOffset: null,
      dataOffset: start,
      size: this.#at - start,
    });
  }

  #page(rows: number, presence: Presence, body: Buffer, encoding: number): void {
    const levels = definitionLevels(rows, presence);
    this.#write(pageHeader(PAGE.data, levels.length + body.length, rows, encoding));
    this.#write(levels);
    this.#write(body);
  }

  #chunk(name: string, type: PhysicalType, chunk: Chunk): void {
    const column = this.#columns.get(name) ?? { type, chunks: new Map<number, Chunk>() };
    column.chunks.set(this.#groups.length, chunk);
    this.#columns.set(name, column);
  }

  /** The different codes in order of appearance and, for each value, which of them it is; `null` when a dictionary would not pay. */
  #dictionary(codes: Int32Array, count: number, shared: StringPool, own: StringPool): { codes: Int32Array; indices: Buffer } | null {
    const size = shared.count + own.count;
    if (this.#slots.length < size) {
      this.#slots = new Int32Array(size);
      this.#epochs = new Int32Array(size);
      this.#epoch = 0;
    }
    const slots = this.#slots;
    const epochs = this.#epochs;
    const epoch = ++this.#epoch;
    const limit = Math.min(DICTIONARY_LIMIT, count >> 1);
    const different: number[] = [];
    const indices = new Uint16Array((count + 7) & ~7);
    for (let at = 0; at < count; at++) {
      const code = codes[at] ?? 0;
      const slot = code >= 0 ? code : shared.count - 1 - code;
      if (epochs[slot] !== epoch) {
        if (different.length >= limit) return null;
        epochs[slot] = epoch;
        slots[slot] = different.length;
        different.push(code);
      }
      indices[at] = slots[slot] ?? 0;
    }
    // Indices of whole bytes need no bit packing of our own: a run of 8 or 16 bits a value is the array itself.
    const narrow = different.length <= 256;
    const packed = narrow ? Buffer.from(Uint8Array.from(indices)) : Buffer.from(indices.buffer);
    const head = [narrow ? 8 : 16, ...varint(((indices.length >> 3) << 1) | 1)];
    return { codes: Int32Array.from(different), indices: Buffer.concat([Buffer.from(head), packed]) };
  }

  #write(bytes: Buffer): void {
    let done = 0;
    while (done < bytes.length) done += writeSync(this.#file, bytes, done, bytes.length - done);
    this.#at += bytes.length;
  }
}

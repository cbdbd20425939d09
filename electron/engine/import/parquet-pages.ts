import type { StringPool } from "./string-pool.ts";
import { ThriftCompact } from "./thrift-compact.ts";

/** Numbers of the Parquet format (parquet.thrift). */
const TYPE = { int32: 1, double: 5, bytes: 6 } as const;
export type PhysicalType = keyof typeof TYPE;
export const ENCODING = { plain: 0, rle: 3, dictionary: 8 } as const;
export const PAGE = { data: 0, dictionary: 2 } as const;
const OPTIONAL = 1;
const UTF8 = 0;
const UNCOMPRESSED = 0;

/** One column in one row group, once written. */
export type Chunk = {
  readonly rows: number;
  readonly encodings: readonly number[];
  readonly dictionaryOffset: number | null;
  readonly dataOffset: number;
  readonly size: number;
};

/** Where the rows stand that have a value: bit `row & 7` of byte `row >> 3`, as `ValueStream` keeps it. */
export type Presence = { readonly count: number; readonly bits: Uint8Array };

export function pageHeader(page: (typeof PAGE)[keyof typeof PAGE], bytes: number, values: number, encoding: number): Buffer {
  const out = new ThriftCompact();
  return out
    .struct(() => {
      out.i32(1, page).i32(2, bytes).i32(3, bytes);
      if (page === PAGE.data) out.inner(5, () => out.i32(1, values).i32(2, encoding).i32(3, ENCODING.rle).i32(4, ENCODING.rle));
      else out.inner(7, () => out.i32(1, values).i32(2, encoding));
    })
    .bytes();
}

/** One bit a row, present or not, as the hybrid of runs and packed bits; its length stands before it. */
export function definitionLevels(rows: number, presence: Presence): Buffer {
  const uniform = presence.count === 0 || presence.count === rows;
  const groups = Math.ceil(rows / 8);
  const run = varint(uniform ? rows << 1 : (groups << 1) | 1);
  const body = Buffer.alloc(run.length + (uniform ? 1 : groups));
  body.set(run);
  if (uniform) body[run.length] = presence.count === 0 ? 0 : 1;
  else body.set(presence.bits.subarray(0, groups), run.length);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([length, body]);
}

/** Texts as Parquet stores them plainly: four bytes of length, then the bytes. */
export function lengthPrefixed(codes: Int32Array, count: number, shared: StringPool, own: StringPool): Buffer {
  let size = count * 4;
  for (let at = 0; at < count; at++) {
    const code = codes[at] ?? 0;
    const pool = code >= 0 ? shared : own;
    const index = code >= 0 ? code : -1 - code;
    size += (pool.offsets[index + 1] ?? 0) - (pool.offsets[index] ?? 0);
  }
  const out = Buffer.allocUnsafe(size);
  let to = 0;
  for (let at = 0; at < count; at++) {
    const code = codes[at] ?? 0;
    const pool = code >= 0 ? shared : own;
    const index = code >= 0 ? code : -1 - code;
    const start = pool.offsets[index] ?? 0;
    const end = pool.offsets[index + 1] ?? 0;
    const length = end - start;
    out[to] = length;
    out[to + 1] = length >>> 8;
    out[to + 2] = length >>> 16;
    out[to + 3] = length >>> 24;
    to += 4;
    const bytes = pool.bytes;
    for (let from = start; from < end; from++) out[to++] = bytes[from] ?? 0;
  }
  return out;
}

export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  while (rest >= 128) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
  return bytes;
}

/** The metadata behind the pages. */
export function fileFooter(
  columns: ReadonlyMap<string, { readonly type: PhysicalType; readonly chunks: ReadonlyMap<number, Chunk> }>,
  groups: readonly number[],
): Buffer {
  const out = new ThriftCompact();
  const schema = [null, ...columns];
  return out
    .struct(() => {
      out.i32(1, 1);
      out.structs(2, schema, (element) => {
        if (element === null) {
          out.text(4, "sheet").i32(5, columns.size);
          return;
        }
        const [name, { type }] = element;
        out.i32(1, TYPE[type]).i32(3, OPTIONAL).text(4, name);
        if (type === "bytes") out.i32(6, UTF8);
      });
      out.i64(
        3,
        groups.reduce((sum, rows) => sum + rows, 0),
      );
      out.structs(4, [...groups.entries()], ([group, rows]) => {
        let total = 0;
        out.structs(1, [...columns], ([name, { type, chunks }]) => {
          const chunk = chunks.get(group);
          if (chunk === undefined) throw new Error(`fileFooter requires a chunk of every column, got none for ${name} in group ${group}`);
          total += chunk.size;
          out.i64(2, chunk.dictionaryOffset ?? chunk.dataOffset);
          out.inner(3, () => {
            out.i32(1, TYPE[type]).i32s(2, chunk.encodings).texts(3, [name]).i32(4, UNCOMPRESSED);
            out.i64(5, chunk.rows).i64(6, chunk.size).i64(7, chunk.size).i64(9, chunk.dataOffset);
            if (chunk.dictionaryOffset !== null) out.i64(11, chunk.dictionaryOffset);
          });
        });
        out.i64(2, total).i64(3, rows);
      });
      out.text(6, "Octad");
    })
    .bytes();
}

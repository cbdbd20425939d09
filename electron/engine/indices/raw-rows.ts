import { type DuckDBDataChunk, DuckDBDecimalType, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import type { Decimals } from "../../../shared/indices/frame/exact-sums.ts";
import type { Store } from "../store.ts";

type Column = { readonly at: number; readonly type: DuckDBType };

/** The rows of a query, column by column. Each column is copied as the store holds it: tens of times faster than values one by one. */
export class RawRows {
  readonly rows: number;
  readonly #chunks: readonly { readonly chunk: DuckDBDataChunk["chunk"]; readonly count: number }[];
  readonly #columns: ReadonlyMap<string, Column>;

  private constructor(chunks: readonly DuckDBDataChunk[], columns: readonly { readonly name: string; readonly type: DuckDBType }[]) {
    this.#chunks = chunks.map(({ chunk, rowCount }) => ({ chunk, count: rowCount }));
    this.#columns = new Map(columns.map(({ name, type }, at) => [name, { at, type }]));
    this.rows = this.#chunks.reduce((sum, { count }) => sum + count, 0);
  }

  static async read(store: Store, sql: string): Promise<RawRows> {
    const result = await store.connection.run(sql);
    const chunks = Array.from({ length: result.chunkCount }, (_, at) => result.getChunk(at));
    return new RawRows(
      chunks,
      result.columnNames().map((name, at) => ({ name, type: result.columnType(at) })),
    );
  }

  /** INTEGER; `none` stands where there is no value. */
  int32(name: string, none: number): Int32Array {
    const values = new Int32Array(this.rows);
    this.#copy(name, DuckDBTypeId.INTEGER, values, values, none);
    return values;
  }

  /** DATE as days since 1970-01-01. */
  days(name: string, none: number): Int32Array {
    const values = new Int32Array(this.rows);
    this.#copy(name, DuckDBTypeId.DATE, values, values, none);
    return values;
  }

  /** SMALLINT */
  int16(name: string, none: number): Int16Array {
    const values = new Int16Array(this.rows);
    this.#copy(name, DuckDBTypeId.SMALLINT, values, values, none);
    return values;
  }

  /** TINYINT as bytes: −1 is 255. */
  bytes(name: string, none: number): Uint8Array {
    const values = new Uint8Array(this.rows);
    this.#copy(name, DuckDBTypeId.TINYINT, values, values, none);
    return values;
  }

  /** BOOLEAN: 1 = true; no value counts as false. */
  flags(name: string): Uint8Array {
    const values = new Uint8Array(this.rows);
    this.#copy(name, DuckDBTypeId.BOOLEAN, values, values, 0);
    return values;
  }

  /** DOUBLE; NaN stands where there is no value. */
  doubles(name: string): Float64Array {
    const values = new Float64Array(this.rows);
    this.#copy(name, DuckDBTypeId.DOUBLE, values, values, Number.NaN);
    return values;
  }

  /** DECIMAL of 10 to 18 digits. */
  decimals(name: string): Decimals {
    const { type } = this.#column(name);
    if (!(type instanceof DuckDBDecimalType) || type.width < 10 || type.width > 18)
      throw new Error(`RawRows.decimals cannot read ${type.toString()}`);
    const words = new Int32Array(this.rows * 2);
    const known = new Uint8Array(this.rows).fill(1);
    this.#copy(name, DuckDBTypeId.DECIMAL, words, known, 0);
    for (let row = 0; row < known.length; row += 1) if (known[row] === 0) words.fill(0, row * 2, row * 2 + 2);
    return { words, scale: type.scale, known };
  }

  #column(name: string): Column {
    const column = this.#columns.get(name);
    if (column === undefined) throw new Error(`RawRows requires a column ${name}`);
    return column;
  }

  /** Copies a column into `target`, and puts `none` into `marks` in the rows that have no value. */
  #copy(name: string, typeId: DuckDBTypeId, target: Numbers, marks: Numbers, none: number): void {
    const { at, type } = this.#column(name);
    if (type.typeId !== typeId) throw new Error(`RawRows requires ${DuckDBTypeId[typeId]} in ${name}, not ${type.toString()}`);
    const bytes = new Uint8Array(target.buffer);
    const size = this.rows === 0 ? 0 : bytes.length / this.rows;
    let from = 0;
    for (const { chunk, count } of this.#chunks) {
      const vector = duckdb.data_chunk_get_vector(chunk, at);
      bytes.set(duckdb.vector_get_data(vector, count * size), from * size);
      // One bit a row; nothing comes where all have a value.
      const known: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8);
      if (known) markUnknown(marks, known, from, count, none);
      from += count;
    }
  }
}

type Numbers = Int32Array | Int16Array | Uint8Array | Float64Array;

function markUnknown(marks: Numbers, known: Uint8Array, from: number, count: number, none: number): void {
  for (let start = 0; start < count; start += 8) {
    // The rows of a byte that lie behind the last one have bits too.
    let bits = ~(known[start >> 3] ?? 0) & (count - start < 8 ? 2 ** (count - start) - 1 : 255);
    while (bits !== 0) {
      const lowest = bits & -bits;
      marks[from + start + 31 - Math.clz32(lowest)] = none;
      bits ^= lowest;
    }
  }
}

/** What a cell of a sheet can be. Dates are days since 1970-01-01, with the time of day as fraction. */
export type CellKind = "number" | "date" | "flag" | "text" | "error";

/** Values of one kind in one column, densely, with a bit a row that says where they stand. */
export class ValueStream<A extends Float64Array | Int32Array = Float64Array> {
  values: A;
  count = 0;
  /** Cells of this kind in all row groups so far. */
  total = 0;
  readonly #make: (length: number) => A;
  /** Every row so far has a value: then there is nothing to mark. */
  #dense = true;
  #bits = new Uint8Array(0);

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.values = make(8);
  }

  push(row: number, value: number): void {
    if (this.count === this.values.length) this.#growValues();
    if (row !== this.count || !this.#dense) this.#mark(row);
    this.values[this.count++] = value;
  }

  /** Bit `row & 7` of byte `row >> 3` is set where the row has a value. */
  get bits(): Uint8Array {
    if (this.#dense) this.#becomeSparse();
    return this.#bits;
  }

  has(row: number): boolean {
    return this.#dense ? row < this.count : ((this.#bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }

  /** Takes back the last value, which stands in `row`. */
  pop(row: number): void {
    this.count--;
    if (!this.#dense) this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) & ~(1 << (row & 7));
  }

  /** A new row group begins. */
  clear(): void {
    this.total += this.count;
    this.count = 0;
    this.#dense = true;
    this.#bits.fill(0);
  }

  #mark(row: number): void {
    if (this.#dense) this.#becomeSparse();
    const byte = row >> 3;
    this.#roomFor(byte);
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (row & 7));
  }

  #becomeSparse(): void {
    const whole = this.count >> 3;
    this.#roomFor(whole);
    this.#bits.fill(0);
    this.#bits.fill(255, 0, whole);
    this.#bits[whole] = (1 << (this.count & 7)) - 1;
    this.#dense = false;
  }

  #roomFor(byte: number): void {
    if (byte < this.#bits.length) return;
    const grown = new Uint8Array(Math.max(this.#bits.length * 2, byte + 8));
    grown.set(this.#bits);
    this.#bits = grown;
  }

  #growValues(): void {
    const grown = this.#make(this.values.length * 2);
    grown.set(this.values);
    this.values = grown;
  }
}

const KINDS: readonly CellKind[] = ["number", "date", "flag", "text", "error"];
const doubles = (length: number): Float64Array => new Float64Array(length);
const codes = (length: number): Int32Array => new Int32Array(length);

/** One column of a sheet while it is read: a stream for each kind of cell, so that nothing is decided before all is seen. */
export class ColumnBuilder {
  readonly number = new ValueStream(doubles);
  readonly date = new ValueStream(doubles);
  readonly flag = new ValueStream(doubles);
  /** Codes: 0 and more count in the shared strings, −1 and less in the table's own (−1 − code). */
  readonly text = new ValueStream<Int32Array>(codes);
  readonly error = new ValueStream<Int32Array>(codes);
  /** A date with a time of day was seen. */
  timed = false;
  /** An address was met twice in a row; the last one counts. */
  repeated = 0;

  pushDate(row: number, days: number): void {
    if (days !== Math.floor(days)) this.timed = true;
    this.date.push(row, days);
  }

  /** Takes back what the row in hand holds in this column: its address is met a second time. */
  retract(row: number, hear: (kind: CellKind, value: number) => void): void {
    for (const kind of KINDS) {
      const stream = this[kind];
      if (!stream.has(row)) continue;
      hear(kind, stream.values[stream.count - 1] ?? 0);
      stream.pop(row);
      this.repeated++;
    }
  }

  /** A new row group begins: rows count from 0 again. */
  clear(): void {
    for (const kind of KINDS) this[kind].clear();
  }

  /** Cells by kind over all row groups. */
  counts(): Readonly<Record<CellKind, number>> {
    return {
      number: this.number.total + this.number.count,
      date: this.date.total + this.date.count,
      flag: this.flag.total + this.flag.count,
      text: this.text.total + this.text.count,
      error: this.error.total + this.error.count,
    };
  }

  /** Every cell in hand, kind by kind. */
  each(visit: (row: number, kind: CellKind, value: number) => void): void {
    for (const kind of KINDS) {
      const stream = this[kind];
      let at = 0;
      for (let row = 0; at < stream.count; row++) if (stream.has(row)) visit(row, kind, stream.values[at++] ?? 0);
    }
  }

  /** The cells in hand of the rows `from` to `end`, the last rows there are. */
  eachFrom(from: number, end: number, visit: (row: number, kind: CellKind, value: number) => void): void {
    for (const kind of KINDS) {
      const stream = this[kind];
      let at = stream.count;
      for (let row = end - 1; row >= from && at > 0; row--) if (stream.has(row)) visit(row, kind, stream.values[--at] ?? 0);
    }
  }

  /** The same column without the first `count` rows in hand. */
  without(count: number): ColumnBuilder {
    const kept = this.#between(count, Number.POSITIVE_INFINITY);
    kept.repeated = this.repeated;
    return kept;
  }

  /** The first `count` rows in hand alone. */
  only(count: number): ColumnBuilder {
    return this.#between(0, count);
  }

  #between(from: number, to: number): ColumnBuilder {
    const kept = new ColumnBuilder();
    this.each((row, kind, value) => {
      if (row < from || row >= to) return;
      if (kind === "date") kept.pushDate(row - from, value);
      else kept[kind].push(row - from, value);
    });
    return kept;
  }
}

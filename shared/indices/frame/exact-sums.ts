/**
 * Decimals as a store holds them in 64 bits: whole numbers of 10^−scale, each in two words, the lower one first. Where `known` is 0
 * both are 0.
 */
export type Decimals = { readonly words: Int32Array; readonly scale: number; readonly known: Uint8Array };

/** What is added up in cells: a plain count (counts.ts), or an exact sum. */
export type Sums = { sum(cells: readonly number[]): number };

const WORD = 2 ** 32;
const PER_WORD = 2 ** -32;
/** Parts are carried over before doubles would round them. */
const CARRY_FROM = 2 ** 52;

/**
 * Sums by cell that are exact and so depend on no order of rows: each is kept in parts, Σ part_k·2^(bits·k) units of 10^−scale,
 * and every part is a whole number that a double holds.
 */
export class ExactSums implements Sums {
  readonly #parts: Float64Array;
  readonly #scale: number;
  readonly #each: number;
  readonly #bits: number;

  constructor(cells: number, scale: number, { each = 2, bits = 32 }: { readonly each?: number; readonly bits?: number } = {}) {
    this.#parts = new Float64Array(cells * each);
    this.#scale = scale;
    this.#each = each;
    this.#bits = bits;
  }

  /** Every row of a column of decimals, in the cell that `cells` gives it; below 0 in none. */
  static of(size: number, cells: Int32Array, { words, scale }: Decimals): ExactSums {
    const sums = new ExactSums(size, scale);
    const parts = sums.#parts;
    for (let row = 0; row < cells.length; row += 1) {
      const cell = cells[row] ?? -1;
      if (cell < 0) continue;
      addPart(parts, cell * 2, (words[row * 2] ?? 0) >>> 0);
      parts[cell * 2 + 1] = (parts[cell * 2 + 1] ?? 0) + (words[row * 2 + 1] ?? 0);
    }
    return sums;
  }

  /** A sum of words. */
  addWords(cell: number, low: number, high: number): void {
    addPart(this.#parts, cell * this.#each, low);
    this.#parts[cell * this.#each + 1] = (this.#parts[cell * this.#each + 1] ?? 0) + high;
  }

  /** A whole number of units that is not negative. */
  addWhole(cell: number, units: number): void {
    if (units === 0) return;
    const parts = this.#parts;
    const last = (cell + 1) * this.#each - 1;
    let at = cell * this.#each;
    let rest = units;
    for (; rest >= WORD && at < last; at += 1) {
      const higher = Math.floor(rest * PER_WORD);
      addPart(parts, at, rest - higher * WORD);
      rest = higher;
    }
    if (at < last) addPart(parts, at, rest);
    else parts[at] = (parts[at] ?? 0) + rest;
  }

  /** The square of a whole number of units below 2^39, for sums in five parts of 13 bits. */
  addSquare(cell: number, units: number): void {
    const parts = this.#parts;
    const to = cell * 5;
    const high = Math.floor(units / 67_108_864);
    const rest = units - high * 67_108_864;
    const middle = rest >>> 13;
    const low = rest & 8_191;
    parts[to] = (parts[to] ?? 0) + low * low;
    parts[to + 1] = (parts[to + 1] ?? 0) + 2 * middle * low;
    parts[to + 2] = (parts[to + 2] ?? 0) + middle * middle + 2 * high * low;
    parts[to + 3] = (parts[to + 3] ?? 0) + 2 * high * middle;
    parts[to + 4] = (parts[to + 4] ?? 0) + high * high;
  }

  sum(cells: readonly number[]): number {
    return decimalToNumber(this.#total(cells), this.#scale);
  }

  /** Σ of these cells less Σ of the same cells of `other`, which has the same scale. */
  difference(cells: readonly number[], other: ExactSums): number {
    return decimalToNumber(this.#total(cells) - other.#total(cells), this.#scale);
  }

  #total(cells: readonly number[]): bigint {
    let total = 0n;
    for (const cell of cells) {
      for (let part = 0; part < this.#each; part += 1) {
        const own = this.#parts[cell * this.#each + part] ?? 0;
        if (own !== 0) total += BigInt(own) << BigInt(part * this.#bits);
      }
    }
    return total;
  }
}

/** To a part with another above it. */
function addPart(parts: Float64Array, at: number, value: number): void {
  const sum = (parts[at] ?? 0) + value;
  parts[at] = sum;
  if (sum < CARRY_FROM) return;
  const over = Math.floor(sum * PER_WORD);
  parts[at] = sum - over * WORD;
  parts[at + 1] = (parts[at + 1] ?? 0) + over;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A whole number of 10^−scale as a double, in the way the store makes one of it. */
export function decimalToNumber(units: bigint, scale: number): number {
  const power = 10 ** scale;
  if (units >= -SAFE && units <= SAFE) return Number(units) / power;
  const whole = units / BigInt(power);
  return Number(whole) + Number(units - whole * BigInt(power)) / power;
}

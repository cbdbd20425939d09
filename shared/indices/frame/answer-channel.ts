import type { Row } from "../index-definition.ts";
import { NO_ANSWER, OUT_OF_RANGE_CODE } from "./answer-codes.ts";
import type { SecureItem } from "./secure-items.ts";

/** What the rows say to a question, or to secure: a small number for each row, and which of the numbers are valid. */
export type Channel = {
  /** Below `width`. */
  readonly values: Int32Array;
  readonly width: number;
  readonly valid: Uint8Array;
  /** Whether a value is at the top, by which money is told apart; `null` = money is not asked for. */
  readonly top: Uint8Array | null;
  /** Keys of a cell: of the rows as they came, and of the answers that count. */
  readonly rowKeys: (value: number) => Row;
  readonly keptKeys: (value: number) => Row;
};

const CODES = 256;
const isValid = (code: number): boolean => code !== NO_ANSWER && code !== OUT_OF_RANGE_CODE;
/** The answer as it is stored; null where there is none. */
const stored = (code: number): number | null => (code === NO_ANSWER ? null : code - 128);

/** The question at place `at` of the scores. */
export function questionChannel(scores: Int32Array, at: number): Channel {
  const shift = 8 * at;
  const values = new Int32Array(scores.length);
  for (let row = 0; row < scores.length; row += 1) values[row] = ((scores[row] ?? 0) >> shift) & 255;
  const valid = Uint8Array.from({ length: CODES }, (_, code) => (isValid(code) ? 1 : 0));
  const keys = (code: number): Row => ({ answer: stored(code) });
  return { values, width: CODES, valid, top: null, rowKeys: keys, keptKeys: keys };
}

/** Three items at a time; every three codes that occur have a number of their own. */
export function secureChannel(packed: Int32Array, items: readonly SecureItem[]): Channel {
  const numbers = new Map<number, number>();
  const triples: number[] = [];
  let before = -1;
  let number = -1;
  const values = packed.map((triple) => {
    if (triple === before) return number;
    before = triple;
    number = numbers.get(triple) ?? -1;
    if (number >= 0) return number;
    number = triples.length;
    numbers.set(triple, number);
    triples.push(triple);
    return number;
  });
  const codesOf = (triple: number): readonly number[] => [triple >> 16, (triple >> 8) & 255, triple & 255];
  const settled = (triple: number): boolean => {
    const codes = codesOf(triple);
    return codes.every(isValid) || codes.some((code, at) => isValid(code) && code - 128 < (items[at]?.top ?? 0));
  };
  const isTop = (triple: number): boolean => codesOf(triple).every((code, at) => isValid(code) && code - 128 >= (items[at]?.top ?? 0));
  const flags = (holds: (triple: number) => boolean): Uint8Array => Uint8Array.from(triples, (triple) => (holds(triple) ? 1 : 0));
  return {
    values,
    width: triples.length,
    valid: flags(settled),
    top: flags(isTop),
    rowKeys: (value) => {
      const codes = codesOf(triples[value] ?? 0).map(stored);
      return Object.fromEntries(items.map(({ name }, at) => [name, codes[at] ?? null]));
    },
    keptKeys: (value) => ({ triple: triples[value] ?? 0 }),
  };
}

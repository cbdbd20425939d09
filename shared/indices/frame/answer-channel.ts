import { CODES, validAnswer } from "./answer-rows.ts";
import { onceFor, onceForAll } from "./once-for.ts";
import type { SecureItem } from "./secure-items.ts";

/** Marks of a row: its answer to the first question is valid, to the second, its secure case is settled, and at the top. */
export const FIRST = 1;
export const SECOND = 2;
export const SECURE = 4;
export const AT_TOP = 8;

/** Columns of codes that are counted together: every combination that can occur has a number. */
export type Channel = {
  /** The number of each row. */
  readonly numbers: Uint16Array;
  /** By column and number, the code. */
  readonly codes: readonly Uint8Array[];
  /** By number, the marks of a row that has it. */
  readonly marks: Uint8Array;
};

const isValid = (code: number): boolean => !Number.isNaN(validAnswer(code));

/** Two questions. */
export const questionChannel = (columns: readonly Uint8Array[]): Channel =>
  channelOf(columns, ([first = 0, second = 0]) => (isValid(first) ? FIRST : 0) | (isValid(second) ? SECOND : 0));

/** The three items of secure: a case is settled when all are answered, or one is answered below top (methods.md 8, Missing). */
export function secureChannel(columns: readonly Uint8Array[], items: readonly SecureItem[]): Channel {
  const isBelow = (code: number, at: number): boolean => validAnswer(code) < (items[at]?.top ?? 0);
  return channelOf(columns, (codes) => {
    if (codes.some(isBelow)) return SECURE;
    return codes.every(isValid) ? SECURE | AT_TOP : 0;
  });
}

function channelOf(columns: readonly Uint8Array[], marksOf: (codes: readonly number[]) => number): Channel {
  const combinations = columns
    .map(codesIn)
    .reduce<(readonly number[])[]>((lists, own) => lists.flatMap((list) => own.map((code) => [...list, code])), [[]]);
  return {
    numbers: numbersIn(columns),
    codes: columns.map((_, at) => Uint8Array.from(combinations, (codes) => codes[at] ?? 0)),
    marks: Uint8Array.from(combinations, marksOf),
  };
}

/** Each code adds its place times the number of combinations of the columns behind it. */
const numbersIn = onceForAll(
  (columns: readonly Uint8Array[]) => columns,
  (columns): Uint16Array => {
    const numbers = new Uint16Array(columns[0]?.length ?? 0);
    for (const column of columns) {
      const codes = codesIn(column);
      const placeOf = new Uint16Array(CODES);
      for (const [place, code] of codes.entries()) placeOf[code] = place;
      for (let row = 0; row < numbers.length; row += 1)
        numbers[row] = (numbers[row] ?? 0) * codes.length + (placeOf[column[row] ?? 0] ?? 0);
    }
    return numbers;
  },
);

const codesIn = onceFor((column: Uint8Array): readonly number[] => {
  const met = new Uint8Array(CODES);
  for (let row = 0; row < column.length; row += 1) met[column[row] ?? 0] = 1;
  return [...met.keys()].filter((code) => met[code] === 1);
});

import { type AnswerRows, NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import type { SecureItem } from "../../../shared/indices/frame/secure-items.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import { codesOf } from "./columns-by-hand.ts";

const OUT = OUT_OF_RANGE;
export const ITEMS: readonly SecureItem[] = [
  { name: "sat", top: 5 },
  { name: "recommend", top: 9 },
  { name: "repurchase", top: 4 },
];
const WAVE_CODES = [40, 43];

export type Answer = number | null;
export type Given = readonly [
  customer: number,
  group: number,
  wave: number,
  early: 0 | 1,
  nps: Answer,
  csat: Answer,
  ces: Answer,
  sat: Answer,
  recommend: Answer,
  repurchase: Answer,
];

/** Two answers of nobody, six of customer 0, three of 1, none of 2, three of 3. Groups 0 and 1, and none (2). */
export const GIVEN: readonly Given[] = [
  [-1, 2, 0, 0, 10, null, 7, 5, 10, 5],
  [-1, 2, -1, 1, null, 4, OUT, null, null, null],
  [0, 0, 0, 1, 8, 3, 5, 5, 9, 4],
  [0, 0, 0, 1, 9, 5, 3, 5, 9, 4],
  [0, 0, 0, 1, 3, OUT, null, 2, null, null],
  [0, 1, 1, 0, null, 2, 6, 5, null, null],
  [0, 0, -1, 0, OUT, null, null, null, null, null],
  [0, 0, -1, 1, null, null, null, null, null, null],
  [1, 1, 1, 0, OUT, null, 1, null, OUT, null],
  [1, 0, 1, 0, 7, 1, OUT, 5, 10, 5],
  [1, 0, 0, 1, null, 5, null, 5, 8, 5],
  [3, 1, 0, 0, 0, 1, null, OUT, null, 5],
  [3, 1, 0, 1, OUT, OUT, 2, null, null, null],
  [3, 1, 1, 1, 0, null, null, 5, 9, 5],
];
export const QUESTIONS = ["nps", "csat", "ces", "sat", "recommend", "repurchase"] as const;

export const rowsOf = (given: readonly Given[]): AnswerRows => ({
  customer: Int32Array.from(given, ([customer]) => customer),
  group: Int16Array.from(given, ([, group]) => group),
  wave: Int16Array.from(given, ([, , wave]) => wave),
  waveCodes: WAVE_CODES,
  early: Uint8Array.from(given, ([, , , early]) => early),
  questions: new Map(QUESTIONS.map((question, at) => [question, codesOf(...given.map((row) => row[4 + at] ?? null))])),
});

export const isSettled = (items: readonly Answer[]): boolean =>
  items.every((answer) => answer !== null && answer !== OUT) ||
  items.some((answer, at) => answer !== null && answer !== OUT && answer < (ITEMS[at]?.top ?? 0));

/** Places of the rows that count in a span: of each customer the last one that is valid, of nobody each. */
function keptOf(given: readonly Given[], isValid: (row: Given) => boolean, span: (row: Given) => number | null): ReadonlySet<number> {
  const kept = new Set<number>();
  const last = new Map<string, number>();
  for (const [at, row] of given.entries()) {
    const slice = span(row);
    if (!isValid(row) || slice === null) continue;
    if (row[0] < 0) kept.add(at);
    else last.set(`${row[0]} ${slice}`, at);
  }
  return new Set([...kept, ...last.values()]);
}

const overall = (): number => 0;
const inWave = ([, , wave]: Given): number | null => (wave < 0 ? null : (WAVE_CODES[wave] ?? null));

/** Rows by slice and key, as the store would count them; `order` of the keys is that of their codes. */
export function cellsOf(
  given: readonly Given[],
  isValid: ((row: Given) => boolean) | null,
  keysOf: (row: Given) => { readonly keys: Row; readonly order: number },
): { readonly all: readonly Row[]; readonly group: readonly Row[]; readonly wave: readonly Row[] } {
  const counted = (sliceOf: (row: Given) => number | null, span: (row: Given) => number | null): readonly Row[] => {
    const kept = isValid === null ? null : keptOf(given, isValid, span);
    const found = new Map<string, { slice: number; order: number; keys: Row; answers: number }>();
    for (const [at, row] of given.entries()) {
      const slice = sliceOf(row);
      if (slice === null || kept?.has(at) === false) continue;
      const { keys, order } = keysOf(row);
      const cell = found.get(`${slice} ${order}`) ?? { slice, order, keys, answers: 0 };
      cell.answers += 1;
      found.set(`${slice} ${order}`, cell);
    }
    return [...found.values()]
      .sort((a, b) => a.slice - b.slice || a.order - b.order)
      .map(({ slice, keys, answers }) => ({ slice, ...keys, answers }));
  };
  const all = counted(() => -1, overall);
  return { all, group: [...counted(([, group]) => group, overall), ...all], wave: counted(inWave, inWave) };
}

export const codeOf = (answer: Answer): number => (answer === null ? NO_ANSWER : answer & 255);
export const itemsOf = (row: Given): readonly Answer[] => row.slice(7);

export const STATES = ["settled", "out_of_range", "none_valid", "missing", "empty"];
export function stateOf(row: Given): string {
  const items = itemsOf(row);
  const some = items.some((answer) => answer !== null && answer !== OUT);
  if (isSettled(items)) return "settled";
  if (items.includes(OUT)) return some ? "out_of_range" : "none_valid";
  return some ? "missing" : "empty";
}

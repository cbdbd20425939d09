import type { NoteCode } from "../../../shared/table/raw-table.ts";
import type { Store } from "../store.ts";
import { GROUPED_BY_POINT, guarded, isCode, isFew, isMissingWord, PLAIN, type Reading, suggestedReadings } from "./text-readings.ts";

/** A column of texts: `text` is SQL for a cell, `others` the cells of the column that are no texts but values already. */
export type TextColumn = {
  readonly key: number;
  readonly text: string;
  readonly sample: readonly string[];
  readonly others: number;
  /** Only these readings will do (the type that the other cells of the column have). */
  readonly only?: Reading;
};

/** How the texts are read, or that they stay texts. `odd` = texts that the reading does not take. */
export type ChosenReading = { readonly reading: Reading | null; readonly odd: number; readonly notes: readonly NoteCode[] };

type Counts = { readonly filled: number; readonly missing: number; readonly codes: number; readonly fits: number };

/** Columns asked for in one query: planning one over thousands takes minutes. */
const AT_ONCE = 40;

const TEXT: ChosenReading = { reading: null, odd: 0, notes: [] };

/** Decides for each column, on all its cells in `relation`, whether its texts are values, and of which kind. */
export async function chooseReadings(
  store: Store,
  relation: string,
  columns: readonly TextColumn[],
): Promise<ReadonlyMap<number, ChosenReading>> {
  const chosen = new Map<number, ChosenReading>();
  let open = columns.map((column) => ({ column, sets: column.only === undefined ? suggestedReadings(column.sample) : [[column.only]] }));
  while (open.length > 0) {
    const trying = open.flatMap(({ column, sets: [set, ...rest] }) => (set === undefined ? [] : [{ column, set, rest }]));
    for (const { column, sets } of open) if (sets.length === 0) chosen.set(column.key, TEXT);
    open = [];
    if (trying.length === 0) break;
    const row: Record<string, number> = {};
    for (let at = 0; at < trying.length; at += AT_ONCE) {
      const counts = trying.slice(at, at + AT_ONCE).flatMap(({ column, set }) => countsOf(column, set));
      Object.assign(row, await store.one<Record<string, number>>(`select ${counts.join(", ")} from ${relation}`));
    }
    for (const { column, set, rest } of trying) {
      const answer = judge(column, set, row);
      if (answer !== null) chosen.set(column.key, answer);
      else open.push({ column, sets: rest });
    }
  }
  return settlePoints(store, relation, columns, chosen);
}

function countsOf(column: TextColumn, set: readonly Reading[]): string[] {
  const { key, text } = column;
  const values = set.map((reading) => guarded(reading, text));
  const [a, b] = values;
  const none = values.map((value) => `${value} is null`).join(" and ");
  return [
    `count(${text}) as "filled_${key}"`,
    `count_if(${none} and ${isMissingWord(text)}) as "missing_${key}"`,
    `count_if(${none} and ${isCode(text)}) as "codes_${key}"`,
    ...values.map((value, index) => `count(${value}) as "fits_${key}_${index}"`),
    ...(b === undefined
      ? []
      : [
          `count_if(${a} is not null and ${b} is null) as "first_${key}"`,
          `count_if(${a} is null and ${b} is not null) as "second_${key}"`,
          `count_if(${a} <> ${b}) as "differ_${key}"`,
        ]),
  ];
}

/** `null` = not this set, try the next. */
function judge(column: TextColumn, set: readonly Reading[], row: Readonly<Record<string, number>>): ChosenReading | null {
  const { key, others } = column;
  const at = (name: string): number => row[`${name}_${key}`] ?? 0;
  const pick = set.length === 1 ? 0 : pickOfTwo(at("first"), at("second"), at("differ"));
  const count = (index: number): number => row[`fits_${key}_${index}`] ?? 0;
  const counts = (index: number): Counts => ({ filled: at("filled"), missing: at("missing"), codes: at("codes"), fits: count(index) });
  if (pick === null) {
    const both = set.some((_, index) => fits(counts(index), others));
    const number = set[0]?.type === "number";
    // `odd` is what the first reading would leave, should another column settle the question.
    return both ? { reading: null, odd: at("filled") - count(0), notes: [number ? "NUMBERS_AMBIGUOUS" : "DAYS_AMBIGUOUS"] } : null;
  }
  const reading = set[pick];
  if (reading === undefined || !fits(counts(pick), others)) return null;
  return { reading, odd: at("filled") - count(pick), notes: reading.code === null ? [] : [reading.code] };
}

/** Which of two competing readings the cells call for; `null` = they leave it open or contradict each other. */
function pickOfTwo(onlyFirst: number, onlySecond: number, differ: number): 0 | 1 | null {
  if (onlyFirst > 0 && onlySecond === 0) return 0;
  if (onlySecond > 0 && onlyFirst === 0) return 1;
  return onlyFirst === 0 && differ === 0 ? 0 : null;
}

function fits(counts: Counts, others: number): boolean {
  const misfits = counts.filled - counts.fits - counts.missing;
  // One code with a zero in front makes the whole column codes: 00501 is a postcode, however late it comes.
  return counts.codes === 0 && counts.fits + others > 0 && isFew(misfits, counts.filled + others);
}

/**
 * Where one column of a table has decimal commas, `1.234` in another is a thousand and not a fraction: columns whose points all
 * stand so, and those that could be either, are read the same way. Where another column has decimal points, it is a fraction.
 * Where no column says, such a column stays text: a person decides.
 */
async function settlePoints(
  store: Store,
  relation: string,
  columns: readonly TextColumn[],
  chosen: ReadonlyMap<number, ChosenReading>,
): Promise<ReadonlyMap<number, ChosenReading>> {
  const comma = [...chosen.values()].find(({ reading }) => reading?.name === "comma")?.reading ?? null;
  const settled = new Map(chosen);
  const open = columns.filter(({ key }) => chosen.get(key)?.notes.includes("NUMBERS_AMBIGUOUS") ?? false);
  const plain = columns.filter(({ key }) => chosen.get(key)?.reading?.name === "plain");
  if (comma === null) {
    const fractions = plain.some(({ sample }) => sample.some((text) => text.includes(".") && !GROUPED_BY_POINT.test(text)));
    for (const { key, sample } of fractions ? open : [])
      if (sample.every((text) => !text.includes(","))) settled.set(key, { reading: PLAIN, odd: chosen.get(key)?.odd ?? 0, notes: [] });
    return settled;
  }
  const follow = (key: number, odd: number): void => {
    settled.set(key, { reading: comma, odd, notes: ["DECIMAL_COMMA_FOLLOWED"] });
  };
  for (const { key } of open) follow(key, chosen.get(key)?.odd ?? 0);
  if (plain.length === 0) return settled;
  const row = await store.one<Record<string, number>>(
    `select ${plain
      .flatMap(({ key, text }) => [
        `count_if(contains(${text}, '.')) as "points_${key}"`,
        `count_if(regexp_full_match(${text}, '-?[1-9][0-9]{0,2}([.][0-9]{3})+')) as "groups_${key}"`,
      ])
      .join(", ")} from ${relation}`,
  );
  for (const { key } of plain) {
    const points = row[`points_${key}`] ?? 0;
    if (points > 0 && points === row[`groups_${key}`]) follow(key, chosen.get(key)?.odd ?? 0);
  }
  return settled;
}

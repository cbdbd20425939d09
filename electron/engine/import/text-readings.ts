import { MISSING_WORDS } from "../../../shared/table/cell-words.ts";
import type { NoteCode, RawType } from "../../../shared/table/raw-table.ts";
import { quoteText } from "../store.ts";

/**
 * One way to read the texts of a column as values. A reading is strict: it takes a text only where the value says the same as
 * the text. `code` is the note that tells the user, `null` where the text needs no explaining.
 */
export type Reading = {
  readonly name: string;
  readonly type: RawType;
  /** Matches the whole text; the same pattern runs here and in DuckDB. */
  readonly pattern: RegExp;
  /** SQL: the value of a text that matches, or null. */
  readonly value: (text: string) => string;
  readonly code: NoteCode | null;
  /** SQL: a condition that many texts of the pattern meet and others do not, and their value: cheaper than the pattern. */
  readonly quick?: (text: string) => { readonly when: string; readonly value: string };
};

const SPACES = " \\u00a0\\u202f\\u2009'\\u2019";
const GROUP = (mark: string): string => `[1-9][0-9]{0,2}(?:[${SPACES}${mark}][0-9]{3}){1,4}`;
/** Whole numbers of more than 15 digits are codes: a double could not hold them. */
const WHOLE = "0|[1-9][0-9]{0,14}";
const SIGN = "[-\\u2212]?";
const TIME = "[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?";
const ZONE = "(?: ?Z|[+-][0-9]{2}:?[0-9]{2})?";

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, "u");

/** SQL: the text without group marks and with a decimal point, as a number. */
const number = (text: string, groups: string, decimal: string): string => {
  const bare = `regexp_replace(replace(${text}, '\u2212', '-'), '[${SPACES.replaceAll("\\u00a0", "\u00a0").replaceAll("\\u202f", "\u202f").replaceAll("\\u2009", "\u2009").replaceAll("\\u2019", "\u2019").replaceAll("'", "''")}${groups}]', '', 'g')`;
  return `try_cast(${decimal === "," ? `replace(${bare}, ',', '.')` : bare} as double)`;
};

/** SQL: day and time as they are written; a zone behind them is left out, because Octad knows none (cli.md, Dates). */
const isoMoment = (text: string): string =>
  `try_cast(replace(replace(regexp_replace(${text}, ' ?Z$|[+-][0-9]{2}:?[0-9]{2}$', ''), ',', '.'), 'T', ' ') as timestamp)`;

const strptime = (text: string, formats: readonly string[]): string =>
  `try_strptime(regexp_replace(replace(${text}, 'T', ' '), ' +', ' ', 'g'), [${formats.map(quoteText).join(", ")}])`;

const clock = (date: string): readonly string[] => [`${date} %H:%M:%S`, `${date} %H:%M`, `${date} %H:%M:%S.%f`, date];

/** Day and month with a separator, in the order that `first` says; the separator is the same twice. */
function dated(name: string, separator: "/" | "." | "-", dayFirst: boolean, timed: boolean): Reading {
  const mark = separator === "." ? "[.]" : separator;
  const date = dayFirst ? `%d${separator}%m${separator}%Y` : `%m${separator}%d${separator}%Y`;
  const day = `[0-9]{1,2}${mark}[0-9]{1,2}${mark}[0-9]{4}`;
  return {
    name,
    type: timed ? "moment" : "day",
    pattern: whole(timed ? `${day}(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?)?` : day),
    value: (text) => (timed ? `${strptime(text, clock(date))}::timestamp` : `${strptime(text, [date])}::date`),
    code: dayFirst ? "DAYS_DAY_FIRST" : "DAYS_MONTH_FIRST",
  };
}

export const PLAIN: Reading = {
  name: "plain",
  type: "number",
  pattern: whole(`-?(?:(?:${WHOLE})(?:[.][0-9]+)?|[.][0-9]+)(?:[eE][-+][0-9]{1,2})?`),
  value: (text) => `try_cast(${text} as double)`,
  code: null,
  quick: (text) => ({ when: `${text} between '0' and '9' and strlen(${text}) = 1`, value: `(ascii(${text}) - 48)::double` }),
};

const COMMA: Reading = {
  name: "comma",
  type: "number",
  pattern: whole(`${SIGN}(?:${WHOLE}|${GROUP(".")})(?:,[0-9]+)?`),
  value: (text) => number(text, ".", ","),
  code: "DECIMAL_COMMA",
};

const GROUPED: Reading = {
  name: "grouped",
  type: "number",
  pattern: whole(`${SIGN}(?:${WHOLE}|${GROUP(",")})(?:[.][0-9]+)?`),
  value: (text) => number(text, ",", "."),
  code: "THOUSANDS_MARKS",
};

const ISO_DAY: Reading = {
  name: "isoDay",
  type: "day",
  pattern: whole("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
  value: (text) => `try_cast(${text} as date)`,
  code: null,
  // A day that is written as it was read; longer are years before our era.
  quick: (text) => ({ when: `strlen(${text}) = 10 and try_cast(${text} as date)::varchar = ${text}`, value: `try_cast(${text} as date)` }),
};

const ISO_MOMENT: Reading = {
  name: "isoMoment",
  type: "moment",
  pattern: whole(`[0-9]{4}-[0-9]{2}-[0-9]{2}(?:${TIME}${ZONE})?`),
  value: isoMoment,
  code: null,
};

const YEAR_FIRST: Reading = {
  name: "yearFirst",
  type: "day",
  pattern: whole("[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}"),
  value: (text) => `try_cast(${text} as date)`,
  code: null,
};

const FLAG: Reading = {
  name: "flag",
  type: "boolean",
  pattern: /^(?:true|false)$/iu,
  value: (text) => `case lower(${text}) when 'true' then true when 'false' then false end`,
  code: null,
};

/** Day and month swapped: both are tried, and a column that both explain is left as text, for a person to decide. */
const ORDERED = (["/", "-"] as const).flatMap((separator) =>
  [false, true].map((timed) => {
    const name = `${separator === "/" ? "slash" : "dash"}${timed ? "Moment" : "Day"}`;
    return [dated(`${name}DayFirst`, separator, true, timed), dated(`${name}MonthFirst`, separator, false, timed)] as const;
  }),
);

/** Sets of readings that compete; the first that fits wins, and in a pair neither wins when both fit with different values. */
const SETS: readonly (readonly Reading[])[] = [
  [PLAIN],
  [ISO_DAY],
  [ISO_MOMENT],
  [FLAG],
  [COMMA, GROUPED],
  [YEAR_FIRST],
  [dated("dotDay", ".", true, false)],
  [dated("dotMoment", ".", true, true)],
  ...ORDERED,
];

/** `number`, `day` … readings that native cells of that type can be joined by: "5" typed as text among numbers. */
export const NATIVE_READING: Readonly<Partial<Record<RawType, Reading>>> = {
  number: PLAIN,
  day: ISO_DAY,
  moment: ISO_MOMENT,
  boolean: FLAG,
};

const MISSING = new Set(MISSING_WORDS);

/** SQL condition: the text is a word for "no answer". */
export const isMissingWord = (text: string): string =>
  `(strlen(${text}) <= 16 and lower(trim(${text})) in (${MISSING_WORDS.map(quoteText).join(", ")}))`;

/** SQL condition: the text is a code that would lose something as a number: a zero in front, or too many digits. */
export const isCode = (text: string): string => `regexp_full_match(${text}, '-?0[0-9]+|-?[0-9]{16,}')`;

/** SQL: the value of a text by a reading, null where it does not match. */
export function guarded(reading: Reading, text: string): string {
  const quick = reading.quick?.(text);
  const first = quick === undefined ? "" : `when ${quick.when} then ${quick.value} `;
  return `case ${first}when regexp_full_match(${text}, ${quoteText(sqlPattern(reading))}) then ${reading.value(text)} end`;
}

function sqlPattern(reading: Reading): string {
  // RE2 writes code points \x{…}; the flag is part of the pattern.
  const pattern = reading.pattern.source.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => `\\x{${hex}}`).replace(/\\\//g, "/");
  return reading.pattern.flags.includes("i") ? `(?i)${pattern}` : pattern;
}

/** Share of a sample that must match for a reading to be worth trying on the whole column. */
const WORTH_TRYING = 0.7;

const suggested = new WeakMap<readonly string[], readonly (readonly Reading[])[]>();

/** Sets of readings that the sampled texts suggest, best first. What holds is decided on all cells, never on the sample. */
export function suggestedReadings(sample: readonly string[]): readonly (readonly Reading[])[] {
  const known = suggested.get(sample);
  if (known !== undefined) return known;
  const sets = suggest(sample);
  suggested.set(sample, sets);
  return sets;
}

function suggest(sample: readonly string[]): readonly (readonly Reading[])[] {
  const texts = sample.filter((text) => !MISSING.has(text.trim().toLowerCase()));
  if (texts.length === 0 || texts.some((text) => /^-?0[0-9]+$/.test(text))) return [];
  const share = (reading: Reading): number => texts.filter((text) => reading.pattern.test(text)).length / texts.length;
  const sets = isGroupedByPoints(texts) ? GROUPS_FIRST : SETS;
  return sets
    .map((set) => ({ set, best: Math.max(...set.map(share)) }))
    .filter(({ best }) => best >= WORTH_TRYING)
    .toSorted((a, b) => b.best - a.best)
    .map(({ set }) => set);
}

/** Thousands with points, and nothing else that a point could be. */
export const GROUPED_BY_POINT = /^-?[1-9][0-9]{0,2}(?:[.][0-9]{3})+$/;

/** Every point could stand before thousands, and no number of four digits goes without: `1.234` is then open. */
const isGroupedByPoints = (texts: readonly string[]): boolean =>
  texts.some((text) => text.includes(".")) &&
  texts.every((text) => (text.includes(".") ? GROUPED_BY_POINT.test(text) : !/^-?[1-9][0-9]{3,}$/.test(text)));

const GROUPS_FIRST = SETS.toSorted((a, b) => Number(b.includes(COMMA)) - Number(a.includes(COMMA)));

/** True when so many misfits among `filled` cells are exceptions to list, not a sign that the column is something else. */
export function isFew(misfits: number, filled: number): boolean {
  return misfits * 10 <= filled || (misfits <= 2 && misfits * 4 <= filled);
}

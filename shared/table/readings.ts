/**
 * What a person may say about how a column is read, where its cells fit more than one reading: MAP.json keeps it under
 * `readings`, by field. Without it the column decides, and says in `CanonicalFacts.readings` what it took.
 */
export const READINGS = {
  /** Order of day and month in `03/04/2025`. */
  dayOrder: ["dmy", "mdy"],
  /** Which mark of `1,234` and `1.234` is decimal. */
  decimalMark: ["point", "comma"],
  /** `NA` among regions and countries: a name, or nothing known. */
  notAvailable: ["region", "missing"],
  /** Cells without a percent sign beside cells with one: as they stand, or percents too. */
  percent: ["fraction", "percent"],
  /** Numbers of a scale that run against the words of its ends ("1 = very satisfied"). */
  direction: ["asWritten", "reversed"],
  /** A price beside a quantity: of each piece, so that the amount is both multiplied, or of the whole row. */
  unitPrice: ["eachUnit", "wholeRow"],
  /** Unit of a duration. */
  unit: ["seconds", "minutes", "hours"],
} as const satisfies Record<string, readonly string[]>;

export type ReadingQuestion = keyof typeof READINGS;
export type ReadingAnswer = (typeof READINGS)[ReadingQuestion][number];

export const READING_ANSWERS: readonly ReadingAnswer[] = Object.values(READINGS).flat();

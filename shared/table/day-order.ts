/** What the texts of a column written as `a/b/year` say about the order of day and month (different texts, not cells). */
export type DayOrderShapes = {
  readonly total: number;
  /** Texts whose first number is over 12: it is a day. */
  readonly firstOver12: number;
  readonly secondOver12: number;
  /** Different values of the first and of the second number. */
  readonly firsts: number;
  readonly seconds: number;
  /** All first (second) numbers are 1: data by month, written as the first day. */
  readonly firstIsOne: boolean;
  readonly secondIsOne: boolean;
  /** Texts separated by dots; texts with am or pm. */
  readonly dotted: number;
  readonly twelveHour: number;
};

export type DayOrder = { readonly dayFirst: boolean; readonly guessed: boolean };

/** True when a number over 12 settles the order. */
export const isOrderCertain = (shapes: DayOrderShapes): boolean => shapes.firstOver12 !== shapes.secondOver12;

/**
 * Day-first or month-first, decided on the whole column: a number over 12, else another column of the table (`hint`), else
 * dates that are all first days of months, else dots (always day-first), else a twelve-hour clock (month-first), else
 * day-first. All but the first are guesses and say so; `told` settles it.
 */
export function decideDayOrder(shapes: DayOrderShapes, hint: boolean | null, told: boolean | null = null): DayOrder {
  if (told !== null) return { dayFirst: told, guessed: false };
  if (isOrderCertain(shapes)) return { dayFirst: shapes.firstOver12 > shapes.secondOver12, guessed: false };
  if (hint !== null) return { dayFirst: hint, guessed: true };
  if (shapes.firstIsOne && shapes.seconds > 1) return { dayFirst: true, guessed: true };
  if (shapes.secondIsOne && shapes.firsts > 1) return { dayFirst: false, guessed: true };
  if (shapes.dotted > 0) return { dayFirst: true, guessed: true };
  return { dayFirst: shapes.twelveHour === 0, guessed: true };
}

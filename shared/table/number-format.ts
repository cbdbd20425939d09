/** How many different texts of a column have which shape, after currency, percent, sign and brackets are taken off. */
export type NumberShapes = {
  /** Not missing. */
  readonly total: number;
  /** `12`, `12.5`, `,5`: at most one mark, no group, nothing taken off. */
  readonly simple: number;
  /** Only a decimal comma explains them: `12,5`, `1.234,5`, `1.234.567`, `0,125`. */
  readonly comma: number;
  /** Only a decimal point explains them: `12.5`, `1,234.5`, `1,234,567`, `0.125`. */
  readonly point: number;
  /** `1,234`. */
  readonly commaThousand: number;
  /** `1.234`. */
  readonly pointThousand: number;
  /** Whole numbers of four digits or more without a mark: the writer of the column does not group. */
  readonly ungrouped: number;
  /** Whole numbers, grouped by spaces or apostrophes or not at all. */
  readonly whole: number;
  /** A zero before other digits: a code rather than a number. */
  readonly leadingZero: number;
  /** Groups of any kind. */
  readonly grouped: number;
  readonly percent: number;
  readonly currency: number;
};

export type DecimalMark = "." | ",";

/** How the numbers of one text column are written, decided on the whole column. */
export type NumberFormat = {
  readonly decimal: DecimalMark;
  /** The decision rests on a custom or on another column, not on this one. */
  readonly guessed: boolean;
  /** Every cell has the simple shape with this decimal mark. */
  readonly simple: boolean;
};

/** True when the column itself says which mark is decimal. */
export const isCertain = (shapes: NumberShapes): boolean => shapes.comma !== shapes.point;

/**
 * Which mark is decimal. The column's own evidence first, then the other columns of the table (`hint`); `1,234` alone is a
 * thousand unless the column also holds ungrouped thousands; `1.234` alone is a decimal. `told` settles it.
 */
export function decideNumberFormat(shapes: NumberShapes, hint: DecimalMark | null, told: DecimalMark | null = null): NumberFormat {
  const simple = shapes.simple === shapes.total && shapes.comma * shapes.point === 0;
  const made = (decimal: DecimalMark, guessed: boolean): NumberFormat => ({
    decimal,
    guessed,
    simple: simple && (decimal === "," ? shapes.point + shapes.pointThousand === 0 : shapes.comma + shapes.commaThousand === 0),
  });
  if (told !== null) return made(told, false);
  if (isCertain(shapes)) return made(shapes.comma > shapes.point ? "," : ".", false);
  if (shapes.commaThousand + shapes.pointThousand === 0) return made(hint ?? ".", shapes.comma > 0);
  if (hint !== null) return made(hint, true);
  return made(shapes.commaThousand > 0 && shapes.pointThousand === 0 && shapes.ungrouped > 0 ? "," : ".", true);
}

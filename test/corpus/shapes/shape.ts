import type { Context } from "../context.ts";
import type { LabelledTable } from "../labelled.ts";
import { SHEET_NAMES, type SheetKind } from "../words/sheet-names.ts";

/** A kind of workbook: the tables it has, as one draw of the context makes them. */
export type Shape = {
  readonly name: string;
  /** Rows of the first table. */
  readonly rows: readonly [number, number];
  /** Only workbooks can hold it (several sheets, headings in two rows). */
  readonly sheetsOnly?: true;
  readonly make: (context: Context) => readonly LabelledTable[];
};

/** A telling name of a sheet or, as often, the one that the program gave it. */
export function sheetName({ draw, language, medium }: Context, kind: SheetKind, telling = draw.uniform() < 0.5): string | null {
  if (medium !== "sheet") return null;
  return SHEET_NAMES[language][telling ? kind : "blank"];
}

/** A number of rows between the two. */
export const rowsOf = ({ draw }: Context, low: number, high: number): number => low + draw.below(high - low + 1);

/** What the walk hands out: the head of a sheet, then its rows. */
export type Walked =
  | {
      readonly sheet: string;
      readonly hidden: boolean;
      readonly date1904: boolean;
      readonly merged: number;
      /** The first of the merged areas, as in `B2:D2`. */
      readonly merges: readonly string[];
      readonly hiddenRows: number;
    }
  | {
      readonly row: number;
      /** Column from 0, kind (n number, s text, b flag, e error), value, number format. */
      readonly cells: readonly (readonly [number, "n" | "s" | "b" | "e", number | string, string])[];
    };

/** `sheetRows` = rows of a sheet at most, blank ones among them. */
export declare function walkWorkbook(XLSX: unknown, bytes: Uint8Array, limits?: { readonly sheetRows?: number }): Generator<Walked>;

/** What the walk hands out: the head of a sheet, then its rows. */
export type Walked =
  | { readonly sheet: string; readonly hidden: boolean; readonly date1904: boolean; readonly merged: number }
  | {
      readonly row: number;
      /** Column from 0, kind (n number, s text, b flag, e error), value, number format. */
      readonly cells: readonly (readonly [number, "n" | "s" | "b" | "e", number | string, string])[];
    };

export declare function walkWorkbook(XLSX: unknown, bytes: Uint8Array): Generator<Walked>;

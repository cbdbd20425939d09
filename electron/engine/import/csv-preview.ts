import type { PreviewRow } from "./find-table.ts";

/** A record as one of the rows that are looked at to find where the table is. */
export const previewRow = (fields: readonly string[], row: number): PreviewRow => ({
  row,
  cells: new Map(
    [...fields.entries()].filter(([, text]) => text.trim() !== "").map(([index, text]) => [index, { kind: kindOf(text), text }] as const),
  ),
});

const kindOf = (text: string): "number" | "text" => (/^[-+]?[\d.,\s]+$/.test(text) ? "number" : "text");

import type { TableArea } from "../../shared/table/file-reading.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { Words } from "../ui/words.ts";

/** Where a table stands, in words: "heading in row 4; rows 5–1,204; columns A–K". */
export function areaWords(table: Pick<RawTable, "area" | "columns">, { t, plain }: Words): string {
  const { area } = table;
  const lastColumn = area.lastColumn ?? table.columns.at(-1)?.letter ?? area.firstColumn;
  const columns =
    area.firstColumn === lastColumn
      ? t("data:area.column", { column: lastColumn })
      : t("data:area.columns", { from: area.firstColumn, to: lastColumn });
  return [headingWords(area, { t, plain }), rowWords(area, { t, plain }), columns].join("; ");
}

function headingWords({ firstRow, headingRows }: TableArea, { t, plain }: Pick<Words, "t" | "plain">): string {
  if (headingRows === 0) return t("data:area.noHeading");
  if (headingRows === 1) return t("data:area.heading", { row: plain(firstRow) });
  return t("data:area.headings", { from: plain(firstRow), to: plain(firstRow + headingRows - 1) });
}

function rowWords({ firstRow, headingRows, lastRow }: TableArea, { t, plain }: Pick<Words, "t" | "plain">): string {
  const from = plain(firstRow + headingRows);
  return lastRow === null ? t("data:area.rowsFrom", { from }) : t("data:area.rows", { from, to: plain(lastRow) });
}

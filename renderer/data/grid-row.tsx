import { memo } from "react";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { useWords } from "../ui/use-words.ts";
import { excludedWords } from "./reason-words.ts";
import type { RowMarks } from "./row-marks.ts";
import type { Row } from "./use-rows.ts";

const TAKEN: RowMarks = { listed: [], aside: [] };

/** One row at its place. Cells set aside are underlined, rows left out hatched; both say so in words at the end of the row. */
export const GridRow = memo(function GridRow({
  row,
  index,
  top,
  template,
  table,
  fields,
  marks,
}: {
  readonly row: Row | null;
  readonly index: number;
  readonly top: number;
  readonly template: { readonly gridTemplateColumns: string; readonly width: string };
  readonly table: RawTable;
  readonly fields: readonly (string | null)[];
  readonly marks: ReadonlyMap<number, RowMarks>;
}) {
  const words = useWords();
  const { t, plain } = words;
  const style = { transform: `translateY(${top}px)`, ...template };
  if (row === null) return <tr className="grid-row waiting" aria-rowindex={index + 2} aria-busy="true" style={style} />;
  const mark = marks.get(row.row) ?? TAKEN;
  const left = mark.listed.length > 0;
  const bad = new Set([...mark.listed, ...mark.aside].map((finding) => finding.field));
  return (
    <tr className={left ? "grid-row left-out" : "grid-row"} aria-rowindex={index + 2} style={style}>
      <th scope="row" className="r number">
        {plain(row.row)}
      </th>
      {table.columns.map((column, at) => {
        const cell = row.cells[at] ?? null;
        const field = fields[at] ?? null;
        const isBad = field !== null && bad.has(field);
        return (
          <td key={column.id} className={column.type === "number" ? "r cut" : "cut"} title={cell ?? undefined}>
            {isBad ? <u className="bad">{cell ?? t("data:cell.empty")}</u> : cell}
          </td>
        );
      })}
      <td className={`happened cut ${left ? "worse" : mark.aside.length > 0 ? "warn" : "c3"}`}>{happened(mark, words)}</td>
    </tr>
  );
});

function happened(mark: RowMarks, words: ReturnType<typeof useWords>): string {
  const { t } = words;
  const [listed] = mark.listed;
  if (listed !== undefined) return t("data:row.listed", { why: excludedWords(listed.reason, listed.field, words) });
  if (mark.aside.length === 0) return t("data:row.imported");
  return t("data:row.aside", { what: mark.aside.map((finding) => excludedWords(finding.reason, finding.field, words)).join("; ") });
}

import { useState } from "react";
import type { FigureCells } from "../../shared/report/figure.ts";
import { useWords } from "../ui/use-words.ts";
import { cellText } from "./figure-text.ts";

/** The numbers of a figure as a table: text to the left, numbers to the right. */
export function FigureTable({ cells, name }: { readonly cells: FigureCells; readonly name: string }) {
  const words = useWords();
  const side = (unit: string | null) => (unit === null ? undefined : "r");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className="figure-table" aria-label={name} tabIndex={0}>
      <table className="small-table">
        <thead>
          <tr>
            {cells.columns.map(({ label, unit }) => (
              <th key={label} className={side(unit)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {cells.columns.map((column, index) => (
                <td key={column.label} className={side(column.unit)}>
                  {cellText(row[index] ?? null, column, words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same folded away under a picture. */
export function FoldedTable({ cells, name }: { readonly cells: FigureCells; readonly name: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="figure-data" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="xxs c3">{t("figures:table")}</summary>
      {open ? <FigureTable cells={cells} name={name} /> : null}
    </details>
  );
}

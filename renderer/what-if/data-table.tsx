import { useState } from "react";
import type { Chart } from "../../shared/report/deck.ts";
import { useWords } from "../ui/use-words.ts";

type Numbered = Pick<Chart, "categories" | "series">;

/** The numbers of a chart for those who do not see it, folded away for those who do. */
export function DataTable({ chart, format }: { readonly chart: () => Numbered; readonly format: (value: number) => string }) {
  const { t } = useWords();
  // Hundreds of numbers that nobody sees are neither gathered nor written at every step of a drag.
  const [open, setOpen] = useState(false);
  return (
    <details className="chart-data" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="xxs c3">{t("levers:table")}</summary>
      {open ? <Numbers chart={chart()} format={format} /> : null}
    </details>
  );
}

function Numbers({ chart, format }: { readonly chart: Numbered; readonly format: (value: number) => string }) {
  return (
    <div className="chart-data-scroll">
      <table>
        <thead>
          <tr>
            <th />
            {chart.series.map((series) => (
              <th key={series.name} className="r">
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.categories.map((category, index) => (
            <tr key={category}>
              <td>{category}</td>
              {chart.series.map((series) => {
                const value = series.values[index] ?? null;
                return (
                  <td key={series.name} className="r">
                    {value === null ? "–" : format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { Chart } from "../../shared/report/deck.ts";
import { useWords } from "../ui/use-words.ts";

/** The numbers of a chart for those who do not see it, folded away for those who do. */
export function DataTable({ chart, format }: { readonly chart: Chart; readonly format: (value: number) => string }) {
  const { t } = useWords();
  return (
    <details className="chart-data">
      <summary className="xxs c3">{t("levers:table")}</summary>
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
    </details>
  );
}

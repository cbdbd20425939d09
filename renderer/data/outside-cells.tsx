import { useEffect, useState } from "react";
import type { Problem } from "../../shared/problem.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { OutsideCell } from "../../shared/table/row-view.ts";
import { bridge } from "../store/bridge.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { useWords } from "../ui/use-words.ts";

/** Cells asked for at once. */
const AT_ONCE = 200;

type Found = { readonly table: string; readonly total: number; readonly cells: readonly OutsideCell[] };

/** The cells of a sheet that are in no table: titles, notes, totals; each with its place and why. */
export function OutsideCells({ table }: { readonly table: RawTable }) {
  const { t, plain } = useWords();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const own = found?.table === table.id ? found : null;
  const have = own?.cells.length ?? 0;
  const [wanted, setWanted] = useState(AT_ONCE);
  useEffect(() => {
    if (have >= wanted || (own !== null && have >= own.total)) return;
    let isWanted = true;
    void bridge()
      .call("data:outside", { table: table.id, offset: have, limit: AT_ONCE })
      .then((answer) => {
        if (!isWanted) return;
        if (!answer.ok) setProblem(answer.problem);
        else setFound({ table: table.id, total: answer.value.total, cells: [...(own?.cells ?? []), ...answer.value.cells] });
      });
    return () => {
      isWanted = false;
    };
  }, [table.id, own, have, wanted]);
  if (problem !== null) return <ProblemCard problem={problem} />;
  if (own === null) return <p className="xs c3 rows-none" aria-busy="true" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className="outside" tabIndex={0} aria-label={t("data:outside")}>
      <table>
        <thead>
          <tr>
            <th className="r">{t("data:outside.cell")}</th>
            <th>{t("data:outside.text")}</th>
            <th>{t("data:outside.why")}</th>
          </tr>
        </thead>
        <tbody>
          {own.cells.map((cell) => (
            <tr key={`${cell.letter}${cell.row}`}>
              <td className="r c3 mono">
                {cell.letter}
                {cell.row}
              </td>
              <td className="outside-text">{cell.text}</td>
              <td className="c2">{t(`data:outside.${cell.reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {have < own.total ? (
        <button type="button" className="link xs outside-more" onClick={() => setWanted(have + AT_ONCE)}>
          {t("data:outside.more", { shown: plain(have), total: plain(own.total) })}
        </button>
      ) : null}
    </section>
  );
}

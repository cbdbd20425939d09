import { useMemo } from "react";
import { useWords } from "../ui/use-words.ts";
import type { Reading, ScenarioLever } from "./answer.ts";

/** "+5 %" read as each kind, side by side: the annual rate and the revenue that each leads to. */
export function LeverReadings({
  lever,
  readings,
  horizon,
}: {
  readonly lever: Pick<ScenarioLever, "kind" | "value">;
  readonly readings: readonly Reading[];
  readonly horizon: number;
}) {
  const words = useWords();
  const { t } = words;
  // Words with a number in them are dear, and this number does not change in a drag.
  const inMonths = useMemo(() => t("levers:inMonths", { count: horizon }), [t, horizon]);
  const percent = Number((lever.value * 100).toPrecision(12));
  const value = `${percent > 0 ? "+" : ""}${words.percent(percent, Number.isInteger(percent) ? 0 : 1)}`;
  return (
    <table className="lever-readings">
      <thead>
        <tr>
          <th>{t("levers:canMean", { value })}</th>
          <th className="r">{t("levers:yearly")}</th>
          <th className="r">{inMonths}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map(({ kind, annual, revenue }) => (
          <tr key={kind} aria-current={kind === lever.kind ? "true" : undefined}>
            <td>{t(`levers:reading.${kind}`)}</td>
            <td className="r">{words.share(annual)}</td>
            <td className="r">{words.number(revenue, "money", { signed: true, compact: true })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

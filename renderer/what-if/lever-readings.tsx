import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import type { Projection } from "../../shared/scenario/scenario.ts";
import { useWords } from "../ui/use-words.ts";
import { spellLever } from "./lever-target.ts";
import { leverAlone, plainLever, type ScenarioLever } from "./use-whatif.ts";

/** The kinds that one number can be read as; logit is left out, its number is of another size. */
const READINGS = ["relative", "points", "churnCut"] as const;

/** "+5 %" read as each kind, side by side: the annual rate and the revenue that each leads to. */
export function LeverReadings({
  lever,
  estimate,
  base,
  horizon,
}: {
  readonly lever: ScenarioLever;
  readonly estimate: BaselineEstimate;
  readonly base: Projection;
  readonly horizon: number;
}) {
  const words = useWords();
  const { t } = words;
  if (lever.kind === "set" || lever.kind === "logit") return null;
  const rows = READINGS.map((kind) => {
    const read = { ...plainLever(lever), kind };
    return { kind, annual: spellLever(estimate.baseline, read)?.after ?? null, revenue: leverAlone(estimate, base, read, horizon).revenue };
  });
  const value = `${lever.value > 0 ? "+" : ""}${words.percent(lever.value * 100, Number.isInteger(Number((lever.value * 100).toPrecision(12))) ? 0 : 1)}`;
  return (
    <table className="lever-readings">
      <thead>
        <tr>
          <th>{t("levers:canMean", { value })}</th>
          <th className="r">{t("levers:yearly")}</th>
          <th className="r">{t("levers:inMonths", { count: horizon })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind} aria-current={row.kind === lever.kind ? "true" : undefined}>
            <td>{t(`levers:reading.${row.kind}`)}</td>
            <td className="r">{row.annual === null ? "–" : words.share(row.annual)}</td>
            <td className="r">{words.number(row.revenue, "money", { signed: true, compact: true })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

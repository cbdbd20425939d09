import { useWords } from "../ui/use-words.ts";
import { Chances } from "./simulation/chances.tsx";
import { useSimulated } from "./simulation/use-simulated.ts";
import { useOutput } from "./use-answer.ts";

/** The gain as one number, and what it is made of. */
export function OutcomeSummary() {
  const output = useOutput();
  const words = useWords();
  const { t } = words;
  const { baseline, scenario, delta, horizon } = output;
  const money = (value: number, signed = true) => words.number(value, "money", { signed, compact: true });
  const pct = (value: number | null) => (value === null ? "" : ` (${value > 0 ? "+" : ""}${words.percent(value, 1)})`);
  const shown = useSimulated();
  const gain = shown?.value.revenueGain;
  const net = scenario.margin - baseline.margin;
  const rows: readonly (readonly [string, string, boolean])[] = [
    [t("levers:baseline"), money(baseline.revenue, false), false],
    [t("levers:first12"), `${money(delta.revenue12.abs)}${pct(delta.revenue12.pct)}`, false],
    [t("levers:marginGain"), money(net + scenario.programmeCost), false],
    [t("levers:programmeCost"), money(-scenario.programmeCost), false],
    [t("levers:netGain"), money(net), true],
    [t("levers:presentValue"), money(delta.pvMargin.abs), false],
    [
      t("levers:customersEnd"),
      `${words.plain(baseline.months.at(-1)?.customers ?? 0)} → ${words.plain(scenario.months.at(-1)?.customers ?? 0)}`,
      false,
    ],
  ];
  const { rox } = output;
  return (
    <div className="outcome-summary">
      <div className="xs c2">{t("levers:gain", { count: horizon })}</div>
      <div className="outcome-number acc" data-testid="revenue-gain" data-value={delta.revenue.abs} data-scenario={scenario.revenue}>
        {money(delta.revenue.abs)}
      </div>
      <div className="xs c2">
        {delta.revenue.pct === null ? "" : `${delta.revenue.pct > 0 ? "+" : ""}${words.percent(delta.revenue.pct, 1)}`}
        {gain === undefined ? null : (
          <div className="outcome-range" data-testid="gain-range" data-faded={shown?.isCurrent === false ? true : undefined}>
            {t("simulation:rangeOf", { low: money(gain.p5), high: money(gain.p95) })}
          </div>
        )}
      </div>
      <dl className="outcome-facts">
        {rows.map(([label, value, strong]) => (
          <div key={label} className={strong ? "strong" : undefined}>
            <dt>{label}</dt>
            <dd className="r">{value}</dd>
          </div>
        ))}
        {rox.value === null ? null : (
          <div title={t("whatif:rox.why", { attribution: words.share(rox.attribution, 0) })}>
            <dt>{t("whatif:rox.label")}</dt>
            <dd className="r" data-testid="rox" data-value={rox.value}>
              {words.share(rox.value, 0)}
            </dd>
          </div>
        )}
      </dl>
      <Chances shown={shown} />
    </div>
  );
}

import { formatPlain } from "../../shared/messages/format.ts";
import type { Spread, Uncertainty } from "../../shared/scenario/simulate/simulation.ts";
import type { Context } from "./context.ts";
import { formatMoney } from "./format-value.ts";
import { textTable } from "./text-table.ts";
import { wordsOr } from "./words-or.ts";

/** The range of the answer as a table to read, the chances, and how it was simulated. */
export function uncertaintyText(uncertainty: Uncertainty, horizon: number, currency: string | null, context: Context): string {
  const { t, language } = context;
  const money = (value: number, signed: boolean): string => formatMoney(value, currency, language, signed);
  const row = (label: string, { mean, p5, p50, p95, mcse }: Spread, signed: boolean): readonly string[] => [
    label,
    money(p5, signed),
    money(p50, signed),
    money(p95, signed),
    money(mean, signed),
    money(mcse, false),
  ];
  const head = ["", "P5", "P50", "P95", t("cli:whatif.mean"), t("cli:whatif.mcse")];
  const table = textTable(
    head.map((label, index) => ({ label, align: index === 0 ? "left" : "right" })),
    [
      row(t("cli:whatif.revenue", { count: horizon }), uncertainty.revenue, false),
      row(t("cli:whatif.revenueGain"), uncertainty.revenueGain, true),
      row(t("cli:whatif.netGain"), uncertainty.netGain, true),
    ],
  );
  const percent = (share: number): string => `${formatPlain(100 * share, language, 1)} %`;
  const chances = [
    t("cli:whatif.chance", { revenue: percent(uncertainty.probabilityPositive), net: percent(uncertainty.probabilityNetPositive) }),
    ...(uncertainty.target === null
      ? []
      : [t("cli:whatif.chanceOf", { target: money(uncertainty.target.revenue, true), chance: percent(uncertainty.target.probability) })]),
    t("cli:whatif.simulated", { runs: formatPlain(uncertainty.runs, language), seed: uncertainty.seed }),
    ...uncertainty.flags.map((flag) => wordsOr(t, `whatif:flag.${flag}`, flag)),
  ];
  return [table, chances.join("\n")].join("\n\n");
}

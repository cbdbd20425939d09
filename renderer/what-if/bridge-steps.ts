import type { Scenario } from "../../shared/project/document.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import type { BridgeStep } from "../charts/bridge-layout.ts";
import type { Words } from "../ui/use-words.ts";

/** Levers (Shapley shares) → revenue gain → costs of that revenue → programme cost → net gain. The sums are exact. */
export function bridgeSteps(output: WhatifOutput, scenario: Scenario, words: Words): readonly BridgeStep[] {
  const { t } = words;
  const levers = scenario.levers.filter((lever) => lever.on);
  const numberOf = new Map(scenario.levers.map((lever, index) => [lever.id, index + 1]));
  const gain = output.delta.revenue.abs;
  const net = output.scenario.margin - output.baseline.margin;
  const programme = output.scenario.programmeCost;
  return [
    ...output.attribution.map((share, index): BridgeStep => {
      const lever = levers[index];
      return {
        label: lever === undefined ? share.lever : `${numberOf.get(lever.id) ?? ""} ${lever.segment ?? t("levers:everyone")}`,
        detail: lever === undefined ? "" : t(`whatif:target.${lever.target}`),
        value: share.revenue,
        kind: "change",
      };
    }),
    { label: t("levers:bridge.gain"), detail: t("levers:months", { count: output.horizon }), value: gain, kind: "total" },
    { label: t("levers:bridge.variable"), detail: t("levers:bridge.variableDetail"), value: net + programme - gain, kind: "change" },
    { label: t("levers:bridge.programme"), detail: t("levers:bridge.levers", { count: levers.length }), value: -programme, kind: "change" },
    { label: t("levers:bridge.net"), detail: t("levers:months", { count: output.horizon }), value: net, kind: "total" },
  ];
}

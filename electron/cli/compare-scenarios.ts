import { formatPlain } from "../../shared/messages/format.ts";
import { readScenarioFile, type ScenarioFile } from "../../shared/project/scenario-file.ts";
import { ok, type Result } from "../../shared/result.ts";
import { checkLevers } from "../../shared/scenario/check-levers.ts";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import type { Baseline, WhatifOutput } from "../../shared/scenario/scenario.ts";
import { compareOutcomes, type DrawnOutcomes, type ScenarioRanges } from "../../shared/scenario/simulate/compare-outcomes.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import type { Simulation, SimulationSettings } from "../../shared/scenario/simulate/simulation.ts";
import { type WhatifContext, whatif } from "../../shared/scenario/whatif.ts";
import { inFile, readJsonFile } from "../storage/read-json-file.ts";
import type { Context } from "./context.ts";
import { formatMoney } from "./format-value.ts";
import { textTable } from "./text-table.ts";

/** One scenario beside the one that `--lever` makes (`name` null), all over common draws; money over its own horizon. */
export type ComparedScenario = Pick<WhatifOutput, "delta" | "indices" | "rox" | "flags"> & {
  readonly name: string | null;
  readonly horizon: number;
  readonly levers: readonly string[];
  readonly netGain: number;
  /** `against` = less the first of the list, draw by draw. */
  readonly ranges: ScenarioRanges;
};

/** The scenario files that are named, in their order. */
export async function readScenarios(paths: readonly string[]): Promise<Result<readonly ScenarioFile[]>> {
  const read: ScenarioFile[] = [];
  for (const path of paths) {
    const json = await readJsonFile(path, "SCENARIO_INVALID");
    if (!json.ok) return json;
    const scenario = inFile(readScenarioFile(json.value), path);
    if (!scenario.ok) return scenario;
    read.push(scenario.value);
  }
  return ok(read);
}

/** The scenario at hand first, then those of the files; levers on segments that are not there are refused. */
export function compareScenarios(
  baseline: Baseline,
  own: { readonly output: WhatifOutput; readonly simulation: Simulation },
  scenarios: readonly ScenarioFile[],
  known: WhatifContext,
  settings: SimulationSettings,
): Result<readonly ComparedScenario[]> {
  const outputs: { readonly name: string | null; readonly output: WhatifOutput }[] = [{ name: null, output: own.output }];
  const drawn: DrawnOutcomes[] = [{ draws: own.simulation.uncertainty.runs, outcomes: own.simulation.outcomes }];
  for (const { name, horizon, levers } of scenarios) {
    const checked = checkLevers(levers, baseline);
    if (!checked.ok) return checked;
    const { outcomes, uncertainty } = simulate(baseline, levers, horizon, settings);
    outputs.push({ name, output: whatif(baseline, levers, horizon, known) });
    drawn.push({ draws: uncertainty.runs, outcomes });
  }
  const { scenarios: ranges } = compareOutcomes(drawn, 0);
  return ok(
    outputs.flatMap(({ name, output }, place) => {
      const own = ranges[place];
      if (own === undefined) return [];
      const { delta, indices, rox, flags, horizon, levers } = output;
      const netGain = output.scenario.margin - output.baseline.margin;
      return [{ name, horizon, levers: levers.map(formatLever), delta, netGain, indices, rox, flags, ranges: own }];
    }),
  );
}

/** Side by side, one line a scenario. */
export function comparisonText(compared: readonly ComparedScenario[], currency: string | null, { t, language }: Context): string {
  const money = (value: number): string => formatMoney(value, currency, language, true);
  const range = (p5: number, p95: number): string => `${money(p5)}…${money(p95)}`;
  const rows = compared.map(({ name, horizon, delta, netGain, ranges }) => [
    name ?? t("cli:compare.own"),
    String(horizon),
    money(delta.revenue.abs),
    range(ranges.revenueGain.p5, ranges.revenueGain.p95),
    money(netGain),
    range(ranges.netGain.p5, ranges.netGain.p95),
    ranges.against === null ? "" : range(ranges.against.netGain.p5, ranges.against.netGain.p95),
    ranges.against === null ? "" : `${formatPlain(100 * ranges.against.better, language, 0)} %`,
  ]);
  const heads = ["scenario", "months", "gain", "range", "net", "range", "against", "better"] as const;
  return textTable(
    heads.map((head, place) => ({ label: t(`cli:compare.${head}`), align: place === 0 ? "left" : "right" })),
    rows,
  );
}

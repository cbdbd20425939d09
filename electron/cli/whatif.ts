import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import { readBaseline } from "../../shared/project/baseline-schema.ts";
import { HORIZON, type ScenarioFile } from "../../shared/project/scenario-file.ts";
import { ok, type Result } from "../../shared/result.ts";
import { checkLevers } from "../../shared/scenario/check-levers.ts";
import { setUpBaseline } from "../../shared/scenario/edit-baseline.ts";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import { outputRanges } from "../../shared/scenario/formulas/output-ranges.ts";
import { responseFromBaseline } from "../../shared/scenario/response-from-baseline.ts";
import type { Baseline, CustomOutput, Lever } from "../../shared/scenario/scenario.ts";
import { listInputs } from "../../shared/scenario/simulate/list-inputs.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import type { Simulation, SimulationSettings, Uncertainty } from "../../shared/scenario/simulate/simulation.ts";
import { type WhatifContext, whatif } from "../../shared/scenario/whatif.ts";
import { inFile, readJsonFile } from "../storage/read-json-file.ts";
import { compareScenarios, comparisonText, readScenarios } from "./compare-scenarios.ts";
import type { Context } from "./context.ts";
import { parseOptions, usage, wholeOption } from "./parse-options.ts";
import { readConventions } from "./read-conventions.ts";
import { readLevers } from "./read-levers.ts";
import { readOutputs } from "./read-outputs.ts";
import { readSettingsFile } from "./read-settings-file.ts";
import { type AskedSimulation, checkCorrelations, readSimulation, SIMULATION_OPTIONS } from "./read-simulation.ts";
import { type AskedUnderstanding, asksAnything, readUnderstanding, UNDERSTANDING_OPTIONS } from "./read-understanding.ts";
import { toEnd } from "./to-end.ts";
import { understand } from "./understand.ts";
import { understandText } from "./understand-text.ts";
import { whatifText } from "./whatif-text.ts";
import { DATA_OPTIONS, withDataset } from "./with-dataset.ts";

const OPTIONS = {
  ...DATA_OPTIONS,
  baseline: "text",
  lever: "list",
  scenario: "list",
  output: "list",
  billing: "text",
  cohort: "text",
  horizon: "text",
  ...SIMULATION_OPTIONS,
  ...UNDERSTANDING_OPTIONS,
  json: "flag",
} as const;

type Asked = {
  readonly texts: readonly string[];
  /** Other scenarios to stand beside the levers. */
  readonly scenarios: readonly ScenarioFile[];
  /** Outputs of a person's own. */
  readonly outputs: readonly CustomOutput[];
  readonly horizon: number;
  readonly simulation: AskedSimulation;
  readonly understanding: AskedUnderstanding;
  readonly json: boolean;
};

/** `octad whatif`: baseline against scenario, from files or from a typed baseline. */
export async function runWhatif(args: readonly string[], context: Context): Promise<Result<null>> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { files, options } = parsed.value;
  const horizon = wholeOption("horizon", options.horizon, HORIZON.usual, HORIZON.least, HORIZON.most);
  if (!horizon.ok) return horizon;
  const simulation = readSimulation(options);
  if (!simulation.ok) return simulation;
  // Segments and the data date come with the data; levers are read again then.
  const months = options.baseline === undefined ? "any" : null;
  const levers = readLevers(options.lever, { language: context.language, segments: null, asOf: months });
  if (!levers.ok) return levers;
  const understanding = await readUnderstanding(options, { language: context.language, segments: null, asOf: months });
  if (!understanding.ok) return understanding;
  const scenarios = await readScenarios(options.scenario);
  if (!scenarios.ok) return scenarios;
  const outputs = readOutputs(options.output, context.t);
  if (!outputs.ok) return outputs;
  const conventions = readConventions(options.billing, options.cohort);
  if (!conventions.ok) return conventions;
  // Without a lever the first file is the scenario itself.
  const [first, ...rest] = scenarios.value;
  const isOwn = options.lever.length > 0 || first === undefined;
  const asked: Asked = {
    texts: isOwn ? options.lever : first.levers.map(formatLever),
    outputs: outputs.value,
    scenarios: isOwn ? scenarios.value : rest,
    horizon: isOwn || options.horizon !== undefined ? horizon.value : first.horizon,
    simulation: simulation.value,
    understanding: understanding.value,
    json: options.json,
  };
  if (options.baseline !== undefined) {
    if (files.length > 0) return usage("baselineAndFiles");
    const stray = (["map", "by", "wave", "where", "billing", "cohort"] as const).find((name) => options[name] !== undefined);
    if (stray !== undefined) return usage("needsFiles", { option: `--${stray}` });
    return fromBaseline(options.baseline, options.settings, asked, context);
  }
  if (files.length === 0) return usage("filesOrBaseline");
  if (asked.texts.length === 0 && !asksAnything(asked.understanding)) return usage("optionNeeded", { option: "--lever" });
  const named = [...levers.value, ...scenarios.value.flatMap((scenario) => scenario.levers)];
  const bySegment = options.by !== undefined || named.some(({ segment }) => segment !== null) || asked.understanding.namesSegment;
  return withDataset(context, files, options, async ({ workbench, facts, query, job }) => {
    const estimate = await workbench.baseline(bySegment ? { ...query, by: query.by ?? "segment" } : query, bySegment, job);
    if (!estimate.ok) return estimate;
    const { origins, tenure } = estimate.value;
    const isChosen = options.billing !== undefined || options.cohort !== undefined;
    const chosen = isChosen ? setUpBaseline(estimate.value.baseline, conventions.value, tenure) : null;
    const baseline = chosen ?? estimate.value.baseline;
    const asOf = query.settings.asOf ?? facts.latestDay;
    return answer(baseline, estimate.value, origins, asked, asOf, query.settings.currency ?? "EUR", context);
  });
}

async function fromBaseline(path: string, settingsPath: string | undefined, asked: Asked, context: Context): Promise<Result<null>> {
  const json = await readJsonFile(path, "BASELINE_INVALID");
  if (!json.ok) return json;
  const baseline = inFile(readBaseline(json.value), path);
  if (!baseline.ok) return baseline;
  const settings = await readSettingsFile(settingsPath);
  if (!settings.ok) return settings;
  const known = { indices: {}, response: responseFromBaseline(baseline.value) };
  return answer(baseline.value, known, [], asked, null, settings.value.currency ?? null, context);
}

function answer(
  baseline: Baseline,
  known: WhatifContext,
  origins: BaselineEstimate["origins"],
  { texts, scenarios, outputs, horizon, simulation, understanding, json }: Asked,
  asOf: string | null,
  currency: string | null,
  context: Context,
): Result<null> {
  const segments = baseline.segments.flatMap(({ key }) => (key === null ? [] : [key]));
  const read = readLevers(texts, { language: context.language, segments, asOf });
  if (!read.ok) return read;
  const levers = read.value;
  const against = readLevers(understanding.against, { language: context.language, segments, asOf });
  if (!against.ok) return against;
  const checked = checkLevers(levers, baseline);
  if (!checked.ok) return checked;
  const correlated = checkCorrelations(
    simulation,
    listInputs(baseline, levers).map(({ name }) => name),
  );
  if (!correlated.ok) return correlated;
  const output = whatif(baseline, levers, horizon, { ...known, outputs });
  const simulated = simulate(baseline, levers, horizon, simulation.settings, simulation.target);
  const uncertainty = withOutputs({ baseline, levers, horizon }, simulated, simulation.settings, outputs);
  const understood = understand({ baseline, levers }, understanding, against.value, horizon, simulated, simulation.settings);
  if (!understood.ok) return understood;
  const compared =
    scenarios.length === 0 ? null : compareScenarios(baseline, { output, simulation: simulated }, scenarios, known, simulation.settings);
  if (compared?.ok === false) return compared;
  const beside = compared === null ? {} : { comparison: compared.value };
  // What the scenario starts from, and where each number comes from, so that the answer can be checked by hand.
  const whole = { ...output, uncertainty, ...understood.value, ...beside, inputs: baseline, origins };
  const more = [
    ...understandText(understood.value, levers, against.value.length > 0, currency, context),
    ...(compared === null ? [] : [comparisonText(compared.value, currency, context)]),
  ].map((block) => `${block}\n`);
  context.console.out(
    json ? `${JSON.stringify(whole, null, 2)}\n` : [whatifText(output, uncertainty, currency, context), ...more].join("\n"),
  );
  return ok(null);
}

/** The ranges of the outputs that were asked for beside those of the rest. */
function withOutputs(
  scenario: { readonly baseline: Baseline; readonly levers: readonly Lever[]; readonly horizon: number },
  simulated: Simulation,
  settings: SimulationSettings,
  outputs: readonly CustomOutput[],
): Uncertainty {
  if (outputs.length === 0) return simulated.uncertainty;
  return { ...simulated.uncertainty, outputs: toEnd(outputRanges(scenario, settings, simulated, outputs)) };
}

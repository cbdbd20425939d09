import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import { type BaselineSetup, FIRST_BASELINE, setUpBaseline } from "../../shared/scenario/edit-baseline.ts";
import { responseFromBaseline } from "../../shared/scenario/response-from-baseline.ts";
import type { CustomOutput } from "../../shared/scenario/scenario.ts";
import type { State } from "./state.ts";

type Inputs = readonly [State["baseline"], BaselineSetup, State["output"], readonly CustomOutput[]];

/** The estimate with what a person wants to know beside the usual numbers. */
export type CurrentEstimate = BaselineEstimate & { readonly outputs: readonly CustomOutput[] };

let last: { readonly inputs: Inputs; readonly estimate: CurrentEstimate | null } | null = null;

/**
 * What every scenario starts from: the estimate with the edits of the document, or the baseline a person typed. `null` where there is
 * neither. The same object as long as nothing of it has changed.
 */
export function currentEstimate({ baseline, history, output }: State): CurrentEstimate | null {
  const { present } = history;
  const inputs: Inputs = [baseline, present.baseline, output, present.outputs];
  if (last === null || last.inputs.some((input, index) => input !== inputs[index])) last = { inputs, estimate: estimateFrom(...inputs) };
  return last.estimate;
}

function estimateFrom(...[kept, setup, output, outputs]: Inputs): CurrentEstimate | null {
  const baseline = setUpBaseline(kept?.value.baseline ?? null, setup, setup.typed === null ? kept?.value.tenure : []);
  if (baseline === null) return null;
  if (setup.typed !== null || kept === null) {
    return { baseline, origins: [], indices: scoresOf(output), response: responseFromBaseline(baseline), outputs };
  }
  return { ...kept.value, baseline: setup === FIRST_BASELINE ? kept.value.baseline : baseline, outputs };
}

/** Of data beside a typed baseline only what customers said counts; money and lifetimes are those that were typed. */
const scoresOf = (output: State["output"]): Readonly<Record<string, number | null>> =>
  Object.fromEntries((["nps", "csat", "health", "secure", "cvq"] as const).map((id) => [id, output?.value.indices[id].value ?? null]));

/** True where what scenarios start from belongs to other data than the document's; a typed baseline never does. */
export const isTyped = (state: State): boolean => state.history.present.baseline.typed !== null;

import { INDEX_IDS } from "../../indices/index-result.ts";
import type { CustomOutput, CustomOutputValue, Projection, WhatifOutput } from "../scenario.ts";
import { parseScenarioFormula, type ScenarioFormulaResult } from "./parse-scenario-formula.ts";

/** What a projection gives to a formula. */
const NUMBERS = {
  revenue: ({ revenue }) => revenue,
  revenue12: ({ revenue12 }) => revenue12,
  margin: ({ margin }) => margin,
  pvMargin: ({ pvMargin }) => pvMargin,
  pvMargin12: ({ pvMargin12 }) => pvMargin12,
  programmeCost: ({ programmeCost }) => programmeCost,
  customers: ({ months }) => months.at(-1)?.customers ?? 0,
  customersAtStart: ({ months }) => months[0]?.customers ?? 0,
  months: ({ months }) => months.length,
} as const satisfies Record<string, (projection: Projection) => number>;

export const OUTPUT_NAMES = Object.keys(NUMBERS);

/** The same numbers of one draw of a simulation. */
export type OutputNumbers = Readonly<Record<keyof typeof NUMBERS, number>>;

/** Reads the formula of an output: numbers of a projection, and the eight as `index.nps`. */
export const readOutputFormula = (text: string): ScenarioFormulaResult => parseScenarioFormula(text, OUTPUT_NAMES, INDEX_IDS);

/** The formula over the numbers of a draw; `null` where it cannot be read, and where it names one of the eight, which are not drawn. */
export function readDrawnFormula(text: string): ((numbers: OutputNumbers) => number | null) | null {
  const read = parseScenarioFormula(text, OUTPUT_NAMES);
  if (!read.ok) return null;
  const { formula } = read;
  return (numbers) => formula((name) => (isOutputName(name) ? numbers[name] : null));
}

const isOutputName = (name: string): name is keyof OutputNumbers => Object.hasOwn(NUMBERS, name);

/** Each output of a person before and after; `null` where a formula has no value. */
export function customOutputs(
  outputs: readonly CustomOutput[],
  before: Projection,
  after: Projection,
  indices: WhatifOutput["indices"],
): readonly CustomOutputValue[] {
  return outputs.map((output) => {
    const read = readOutputFormula(output.formula);
    const valueOn = (projection: Projection, side: "baseline" | "scenario"): number | null =>
      read.ok ? read.formula((name) => numberOf(name, projection, side, indices)) : null;
    return { ...output, baseline: valueOn(before, "baseline"), scenario: valueOn(after, "scenario") };
  });
}

function numberOf(name: string, projection: Projection, side: "baseline" | "scenario", indices: WhatifOutput["indices"]): number | null {
  if (name.startsWith("index.")) return indices[name.slice("index.".length)]?.[side] ?? null;
  const of = Object.entries(NUMBERS).find(([own]) => own === name)?.[1];
  return of === undefined ? null : of(projection);
}

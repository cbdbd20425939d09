import type { Lever, SegmentBaseline } from "../scenario.ts";
import { parseScenarioFormula, type ScenarioFormulaResult } from "./parse-scenario-formula.ts";

/** What the formula of a lever may name: the quantity as it stands, and the numbers of the segment's baseline. */
const NUMBERS = {
  customers: ({ customers }) => customers,
  retention: ({ annualRetention }) => annualRetention,
  acquisitions: ({ acquisitionsPerMonth }) => acquisitionsPerMonth,
  arpa: ({ arpa }) => arpa,
  grossMargin: ({ grossMargin }) => grossMargin,
  variableCost: ({ grossMargin }) => 1 - grossMargin,
  serviceCost: ({ serviceCostPerMonth = 0 }) => serviceCostPerMonth,
  cac: ({ cac = 0 }) => cac,
  fixedCost: ({ fixedCostPerMonth }) => fixedCostPerMonth,
  referral: ({ referral = 0 }) => referral,
} as const satisfies Record<string, (segment: SegmentBaseline) => number>;

export const LEVER_FORMULA_NAMES = ["current", ...Object.keys(NUMBERS)] as const;

export const readLeverFormula = (text: string): ScenarioFormulaResult => parseScenarioFormula(text, LEVER_FORMULA_NAMES);

/** A lever with what it leads to worked out for a segment; only formulas need it. */
export type ResolvedLever = Lever & {
  /** Where the formula leads a quantity that stands at `current`; `null` where it has no value. */
  readonly goal?: (current: number) => number | null;
};

/** Gives the lever of a formula the numbers of the segment it acts on; every other lever is returned as it is. */
export function resolveLever<T extends Pick<Lever, "kind" | "formula">>(
  lever: T,
  segment: SegmentBaseline,
): T & Pick<ResolvedLever, "goal"> {
  if (lever.kind !== "formula" || lever.formula === undefined) return lever;
  const read = readLeverFormula(lever.formula);
  if (!read.ok) return lever;
  const { formula } = read;
  return { ...lever, goal: (current) => formula((name) => (name === "current" ? current : numberOf(segment, name))) };
}

function numberOf(segment: SegmentBaseline, name: string): number | null {
  const of = Object.entries(NUMBERS).find(([own]) => own === name)?.[1];
  return of === undefined ? null : of(segment);
}

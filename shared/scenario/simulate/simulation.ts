import type { CustomOutput, LeverTarget, UncertainField } from "../scenario.ts";

/** How a scenario is simulated: saved with the document, shown beside the result. */
export type SimulationSettings = {
  /** Whole number 0–4,294,967,295. */
  readonly seed: number;
  /** Most draws; with `stopEarly` fewer may do. */
  readonly draws: number;
  /** Stop as soon as the Monte Carlo error is below 0.5 % of the 5–95 % width (methods.md 12.6); looked at after fixed numbers of draws. */
  readonly stopEarly: boolean;
  /** Draw how many customers stay each month (binomial), not only how likely they are to; matters below 500 customers. */
  readonly processNoise: boolean;
  readonly correlations: readonly Correlation[];
};

/** Rank-like correlation of two inputs, −1 to 1, as that of their normal scores (Gaussian copula). Names are those of `InputColumn`. */
export type Correlation = { readonly a: string; readonly b: string; readonly value: number };

export const DEFAULT_SIMULATION: SimulationSettings = {
  seed: 1,
  draws: 10_000,
  stopEarly: false,
  processNoise: false,
  correlations: [],
};

/** In the window draws beyond what a mean needs only cost time. */
export const DOCUMENT_SIMULATION: SimulationSettings = { ...DEFAULT_SIMULATION, stopEarly: true };

/** A first answer while the whole one is on its way. */
export const PREVIEW_DRAWS = 2_000;
export const MOST_DRAWS = 1_000_000;

/** What an input stands for. */
export type InputSubject =
  | { readonly kind: "field"; readonly field: UncertainField; readonly segment: string | null }
  /** `lever` is the place of the lever in the list, from 0. */
  | { readonly kind: "size" | "attribution"; readonly lever: number; readonly target: LeverTarget; readonly segment: string | null }
  | { readonly kind: "classChurn" | "classShare"; readonly score: string; readonly class: string; readonly segment: string | null };

/**
 * The draws of one uncertain input, draw i at place i. The name is `FIELD@SEGMENT`, `lever:TARGET@SEGMENT#K` or
 * `attribution:TARGET@SEGMENT#K` (the K-th lever of that target there, from 1), `churn:SCORE/CLASS@SEGMENT` or `share:SCORE/CLASS@SEGMENT`;
 * without `@SEGMENT` where the segment has no name.
 */
export type InputColumn = { readonly name: string; readonly subject: InputSubject; readonly values: Float64Array };

/** All uncertain inputs of a simulation. Draws hang on seed, name and place alone: another input changes none of them. */
export type InputDraws = { readonly draws: number; readonly columns: readonly InputColumn[] };

/** Outcomes over the horizon, draw i at place i, baseline and scenario from the same inputs. Money. */
export type OutcomeDraws = {
  readonly revenueBaseline: Float64Array;
  readonly revenueScenario: Float64Array;
  /** Margin undiscounted, programme costs taken off. */
  readonly marginBaseline: Float64Array;
  readonly marginScenario: Float64Array;
  readonly pvMarginBaseline: Float64Array;
  readonly pvMarginScenario: Float64Array;
  /** Scenario − baseline. */
  readonly revenueGain: Float64Array;
  readonly netGain: Float64Array;
  readonly pvGain: Float64Array;
};
export type OutcomeName = keyof OutcomeDraws;

/** One quantity over all draws. Quantiles of type 7; `mcse` = sd/√draws. */
export type Spread = {
  readonly mean: number;
  readonly sd: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  readonly mcse: number;
};

/** Quantiles month by month. */
export type Band = Readonly<Record<"p5" | "p25" | "p50" | "p75" | "p95", readonly number[]>>;

/** Draws in bins of equal width from `low` to `high`. */
export type Histogram = { readonly low: number; readonly high: number; readonly counts: readonly number[] };

/**
 * An output of a person's own over the first `runs` draws; difference = scenario − baseline, draw by draw. `valued` = the part of them in which the formula
 * has a value, over which the rest is; `null` where it has none, and where it names one of the eight, which are not drawn.
 */
export type OutputRange = CustomOutput & {
  readonly baseline: Spread | null;
  readonly scenario: Spread | null;
  readonly difference: Spread | null;
  readonly runs: number;
  readonly valued: number;
};

/** The public answer: `uncertainty` of octad.whatif/1. */
export type Uncertainty = {
  readonly runs: number;
  readonly seed: number;
  /** Scenario's revenue over the horizon. */
  readonly revenue: Spread;
  /** Part of the draws in which the scenario's revenue is above the baseline's, 0–1. */
  readonly probabilityPositive: number;
  readonly revenueGain: Spread;
  /** Margin gained over the horizon after programme costs, undiscounted, and its present value. */
  readonly netGain: Spread;
  readonly pvGain: Spread;
  readonly probabilityNetPositive: number;
  /** Part of the draws that gain at least `revenue`; `null` where no target was asked. */
  readonly target: { readonly revenue: number; readonly probability: number } | null;
  /** Revenue of each month, and the difference summed so far; over the first `bandRuns` draws. */
  readonly bands: { readonly baseline: Band; readonly scenario: Band; readonly difference: Band };
  readonly bandRuns: number;
  readonly histogram: Histogram;
  readonly netHistogram: Histogram;
  /** What each lever adds to revenue (Shapley), over the first `contributionRuns` draws; in the order of the levers. */
  readonly contributions: readonly { readonly p5: number; readonly p50: number; readonly p95: number }[];
  readonly contributionRuns: number;
  /** Outputs of a person's own, in their order; left out where none were asked for. */
  readonly outputs?: readonly OutputRange[];
  /** Names of the uncertain inputs, with the distribution's own mean and its 5 and 95 % points as drawn. */
  readonly inputs: readonly { readonly name: string; readonly mean: number; readonly p5: number; readonly p95: number }[];
  /** True where fewer draws than asked were precise enough. */
  readonly stoppedEarly: boolean;
  readonly processNoise: boolean;
  /** Codes; words under `flag.<CODE>` of the area whatif. */
  readonly flags: readonly string[];
};

/** Everything of one simulation; the columns are for rankings and comparisons of scenarios draw by draw. */
export type Simulation = { readonly uncertainty: Uncertainty; readonly inputs: InputDraws; readonly outcomes: OutcomeDraws };

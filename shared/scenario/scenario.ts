/** Levers, baseline and the answer of the what-if engine: the public shapes of cli.md. */

export const LEVER_TARGETS = ["retention", "arpa", "acquisitions", "fixedCost", "variableCost", "nps", "csat"] as const;
export type LeverTarget = (typeof LEVER_TARGETS)[number];

export type LeverKind = "relative" | "points" | "churnCut" | "logit" | "set" | "add" | "move";

/** One lever. Fractions, not percents: +5 % is 0.05 and 5 points of retention are 0.05; `add` of money is in money a month. */
export type Lever = {
  readonly target: LeverTarget;
  readonly kind: LeverKind;
  readonly value: number;
  /** For `move`: the classes left and entered. */
  readonly from?: string;
  readonly to?: string;
  /** `null` = every segment. */
  readonly segment: string | null;
  /** Month number from 1. */
  readonly start: number;
  /** Months until the full effect; 1 = at once. */
  readonly ramp: number;
  /** Months in which the effect halves after the ramp; `null` = it lasts. */
  readonly halfLife: number | null;
  /** Programme cost, once in month `start`, and every month from `start`. */
  readonly cost: number;
  readonly costPerMonth: number;
};

export type SegmentBaseline = {
  /** `null` = one segment without a name. */
  readonly key: string | null;
  readonly customers: number;
  /** Fraction a year, 0–1. */
  readonly annualRetention: number;
  readonly acquisitionsPerMonth: number;
  /** Money a customer and month. */
  readonly arpa: number;
  /** Fraction of revenue, 1 − variable cost share. */
  readonly grossMargin: number;
  readonly fixedCostPerMonth: number;
  readonly arpaGrowthPerMonth: number;
};

export type Baseline = {
  readonly segments: readonly SegmentBaseline[];
  /** Fraction a year. */
  readonly discountRate: number;
  /** The company's own fixed cost, taken once a month from the total. */
  readonly fixedCostPerMonth: number;
};

export type ScenarioMonth = { readonly month: number; readonly customers: number; readonly revenue: number; readonly margin: number };

export type Projection = {
  readonly months: readonly ScenarioMonth[];
  readonly revenue12: number;
  readonly revenue: number;
  readonly pvMargin12: number;
  readonly pvMargin: number;
  readonly segments?: readonly { readonly key: string | null; readonly months: readonly ScenarioMonth[] }[];
};

export type Delta = { readonly abs: number; readonly pct: number | null };

/** The output of `octad whatif --json`, schema octad.whatif/1. */
export type WhatifOutput = {
  readonly schema: "octad.whatif/1";
  readonly levers: readonly Lever[];
  readonly horizon: number;
  readonly baseline: Projection;
  readonly scenario: Projection;
  readonly delta: { readonly revenue12: Delta; readonly revenue: Delta; readonly pvMargin12: Delta; readonly pvMargin: Delta };
  /** Shapley value of each lever for revenue over the horizon; sums to `delta.revenue.abs`. */
  readonly attribution: readonly { readonly lever: string; readonly revenue: number }[];
  readonly indices: Readonly<
    Record<string, { readonly baseline: number | null; readonly scenario: number | null; readonly affected: boolean }>
  >;
  /** Not there until simulation is built; `flags` then holds SIMULATION_NOT_YET. */
  readonly uncertainty?: unknown;
  readonly flags: readonly string[];
};

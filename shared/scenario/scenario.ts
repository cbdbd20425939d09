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
  /** Margin over the horizon, undiscounted, programme costs taken off. */
  readonly margin: number;
  /** Programme costs of the levers over the horizon, undiscounted; 0 for a baseline. */
  readonly programmeCost: number;
  /** Each segment; its margin carries its own fixed cost and the cost of levers that name it, not the company's. */
  readonly segments?: readonly { readonly key: string | null; readonly months: readonly ScenarioMonth[] }[];
};

export type Delta = { readonly abs: number; readonly pct: number | null };

/** Inputs from which CLV and ROI of a scenario are recomputed by the pure projection. */
export type ScenarioResponse = {
  readonly clv: {
    /** seed, retention, sbg or bgnbd; only the first two are answered so far. */
    readonly method: string;
    /** Money a customer and year (seed: the whole value before cac). */
    readonly margin: number;
    /** Fraction a year. */
    readonly retention: number;
    /** Fraction a year. */
    readonly discount: number;
    readonly cac: number;
    readonly convention: "a" | "b" | "c";
    readonly horizonMonths: number | null;
  } | null;
  /** Undiscounted sums of the cash flows. */
  readonly roi: { readonly benefit: number; readonly cost: number } | null;
};

/** What one lever alone does to one segment, at its full effect, in the units of the baseline. */
export type LeverMeaning = {
  readonly lever: string;
  readonly segment: string | null;
  readonly target: LeverTarget;
  readonly before: number;
  readonly after: number;
  /** Retention only: the same as monthly rates. */
  readonly monthly?: { readonly before: number; readonly after: number };
  /** True where the effect was cut at the end of the legal range. */
  readonly saturates: boolean;
};

/** The output of `octad whatif --json`, schema octad.whatif/1. */
export type WhatifOutput = {
  readonly schema: "octad.whatif/1";
  /** `spec` is the lever as canonical text. */
  readonly levers: readonly (Lever & { readonly spec: string })[];
  readonly horizon: number;
  readonly baseline: Projection;
  readonly scenario: Projection;
  readonly delta: { readonly revenue12: Delta; readonly revenue: Delta; readonly pvMargin12: Delta; readonly pvMargin: Delta };
  /** Shapley value of each lever for revenue over the horizon; sums to `delta.revenue.abs`. */
  readonly attribution: readonly { readonly lever: string; readonly revenue: number }[];
  readonly indices: Readonly<
    Record<string, { readonly baseline: number | null; readonly scenario: number | null; readonly affected: boolean }>
  >;
  /** What each lever means where it acts, so that a kind is never taken for another. */
  readonly meanings: readonly LeverMeaning[];
  /** Not there until simulation is built; `flags` then holds SIMULATION_NOT_YET. */
  readonly uncertainty?: unknown;
  /** Codes; words under `flag.<CODE>` of the area whatif. */
  readonly flags: readonly string[];
};

/** Levers, baseline and the answer of the what-if engine: the public shapes of cli.md. */

export const LINKED_SCORES = ["nps", "csat", "health", "fcr"] as const;
export type LinkedScore = (typeof LINKED_SCORES)[number];

export const LEVER_TARGETS = [
  "retention",
  "arpa",
  "acquisitions",
  "fixedCost",
  "variableCost",
  "serviceCost",
  "cac",
  "referral",
  "programme",
  ...LINKED_SCORES,
] as const;
export type LeverTarget = (typeof LEVER_TARGETS)[number];
/** Targets that are a quantity of a segment's baseline; the others are scores, and a programme that only costs. */
export type QuantityTarget = Exclude<LeverTarget, LinkedScore | "programme">;

export type LeverKind = "relative" | "points" | "churnCut" | "logit" | "set" | "add" | "move" | "formula";

/** One lever. Fractions, not percents: +5 % is 0.05 and 5 points of retention are 0.05; `add` of money is in money a month. */
export type Lever = {
  readonly target: LeverTarget;
  readonly kind: LeverKind;
  readonly value: number;
  /** For `move`: the classes left and entered. */
  readonly from?: string;
  readonly to?: string;
  /** For `formula`: where the quantity is led, in the grammar of custom indices; `value` is the part of the way, 0–1. */
  readonly formula?: string;
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
  /** Score levers: the part of the association that is taken for cause, 0–1. Left out = 1, shown as an upper bound. */
  readonly attribution?: number;
  /** How uncertain its size is (in the units of `value`) and its attribution; left out = certain. */
  readonly range?: InputDistribution;
  readonly attributionRange?: InputDistribution;
};

/** What says how far a lever goes, without its place and time. */
export type LeverSize = Pick<Lever, "target" | "kind" | "value" | "from" | "to" | "formula" | "attribution">;

/** A distribution of methods.md 12.6. Money, customers, fractions: in the units of the quantity it stands for. */
export type InputDistribution =
  | { readonly kind: "fixed"; readonly value: number }
  | { readonly kind: "beta"; readonly alpha: number; readonly beta: number }
  | { readonly kind: "pert"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "lognormal"; readonly mean: number; readonly cv: number }
  | { readonly kind: "normal"; readonly mean: number; readonly sd: number; readonly min: number; readonly max: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  /** A count a month. `months` (1 when left out) = how many were counted: a draw is the mean of so many months. */
  | { readonly kind: "poisson"; readonly mean: number; readonly months?: number }
  /** Variance of one month = mean + dispersion · mean². */
  | { readonly kind: "negativeBinomial"; readonly mean: number; readonly dispersion: number; readonly months?: number };

/** When customers are billed (methods.md 12.3): those of the start of the month, the mean of start and end, those of its end. */
export const BILLINGS = ["start", "average", "end"] as const;
export type Billing = (typeof BILLINGS)[number];

/**
 * Cohort form, methods.md 12.3: a retention lever cuts the churn of every customer at any tenure (r' = 1 − (1 − r_t)(1 − x)), or the
 * mean churn at constant α + β of those who join while it is in force.
 */
export const COHORT_LEVERS = ["everybody", "newCustomers"] as const;
export type CohortLevers = (typeof COHORT_LEVERS)[number];

/** How well an effect is founded (peers.md M13). */
export const EVIDENCE_GRADES = ["association", "adjusted", "naturalExperiment"] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** One class of a score and what its customers did afterwards (methods.md 12.4, 1). */
export type ScoreClass = {
  readonly key: string;
  /** Customers of the class at t0 who were followed, and those of them lost within the window. */
  readonly customers: number;
  readonly churned: number;
  /** Part of the answering customers, 0–1; the shares of a score sum to 1. */
  readonly share: number;
  /** Lost a year, fraction 0–1. */
  readonly annualChurn: number;
  /** Money a customer and month; null where no money is mapped. */
  readonly arpa: number | null;
};

export type ScoreLink = { readonly score: LinkedScore; readonly classes: readonly ScoreClass[]; readonly grade: EvidenceGrade };

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
  /** Money a customer and month that is no share of revenue; left out = 0. */
  readonly serviceCostPerMonth?: number;
  /** Money a new customer; left out = 0. */
  readonly cac?: number;
  /** New customers an extra promoter brings a year, ρ of methods.md 12.3; left out = 0, as it needs the user's own evidence. */
  readonly referral?: number;
  /** Cohort form: sBG parameters of churn by tenure (a year); left out = one rate for all. */
  readonly sbg?: { readonly alpha: number; readonly beta: number };
  /** What follows from scores; a score that is not there cannot be moved. */
  readonly links?: readonly ScoreLink[];
  /** How uncertain an estimate is; a field that is not there is certain. */
  readonly ranges?: Partial<Readonly<Record<UncertainField, InputDistribution>>>;
};

/** Fields of a segment's baseline that a distribution may stand for. */
export const UNCERTAIN_FIELDS = [
  "customers",
  "annualRetention",
  "acquisitionsPerMonth",
  "arpa",
  "grossMargin",
  "fixedCostPerMonth",
  "serviceCostPerMonth",
  "cac",
  "referral",
] as const;
export type UncertainField = (typeof UNCERTAIN_FIELDS)[number];

export type Baseline = {
  readonly segments: readonly SegmentBaseline[];
  /** Fraction a year. */
  readonly discountRate: number;
  /** The company's own fixed cost, taken once a month from the total. */
  readonly fixedCostPerMonth: number;
  /** Left out = "start". */
  readonly billing?: Billing;
  /** Which customers a retention lever reaches where churn falls with tenure (`sbg`); left out = "everybody". */
  readonly cohortLevers?: CohortLevers;
  /** Part of the margin of experience levers that ROX puts down to the experience, 0–1; left out = 1, an upper bound. */
  readonly roxAttribution?: number;
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
    /** seed, retention, sbg or bgnbd. */
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
    /** sbg: the churn of a new customer by tenure in years, and growth of the yearly margin. */
    readonly sbg?: { readonly alpha: number; readonly beta: number; readonly growth: number };
    /** bgnbd: the value before levers, and if the mean chance to drop out were cut by `cut` (ascending, 0 among them); a smooth function. */
    readonly byChurnCut?: readonly { readonly cut: number; readonly value: number }[];
  } | null;
  /** Undiscounted sums of the cash flows. */
  readonly roi: { readonly benefit: number; readonly cost: number } | null;
  /** Money of each box over the horizon and its churn in that time; left out = no boxes to move money between. */
  readonly boxes?: { readonly by: string; readonly top: MoneyBox; readonly middle: MoneyBox; readonly bottom: MoneyBox };
};

/** `churn` is null where nobody of the box was followed. */
export type MoneyBox = { readonly revenue: number; readonly churn: number | null };

/** What one lever alone does to one segment, at its full effect, in the units of the baseline. */
export type LeverMeaning = {
  readonly lever: string;
  readonly segment: string | null;
  readonly target: LeverTarget;
  readonly before: number;
  readonly after: number;
  /** Retention only: the same as monthly rates. */
  readonly monthly?: { readonly before: number; readonly after: number };
  /** Scores only, where `before` and `after` are the share of the class left (resolved at first contact for fcr): the annual retention that follows. */
  readonly retention?: { readonly before: number; readonly after: number };
  /** True where the effect was cut at the end of the legal range. */
  readonly saturates: boolean;
};

/** A number of a person's own over what a projection gives. */
export type CustomOutput = { readonly name: string; readonly formula: string };
/** `null` where the formula has no value. */
export type CustomOutputValue = CustomOutput & { readonly baseline: number | null; readonly scenario: number | null };

export type MovedScore = {
  readonly score: LinkedScore;
  readonly classes: readonly { readonly key: string; readonly before: number; readonly after: number }[];
};

/** Return on experience (methods.md 6): money over the horizon, undiscounted; `value` is a fraction of the programme's cost. */
export type Rox = {
  readonly value: number | null;
  /** That follows from the experience, after attribution and before the programme. */
  readonly margin: number;
  readonly costAvoided: number;
  readonly programmeCost: number;
  /** Part of the margin that is put down to the experience, 0–1. */
  readonly attribution: number;
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
  /** Shapley values of each lever over the horizon: of revenue, summing to `delta.revenue.abs`, and of margin after all costs. */
  readonly attribution: readonly { readonly lever: string; readonly revenue: number; readonly margin: number }[];
  /** Scores that a lever moves: the share of each class in the last month, over the segments where the score is linked. */
  readonly scores: readonly MovedScore[];
  readonly indices: Readonly<
    Record<string, { readonly baseline: number | null; readonly scenario: number | null; readonly affected: boolean }>
  >;
  readonly rox: Rox;
  /** Outputs of a person's own, in their order; left out where none were asked for. */
  readonly outputs?: readonly CustomOutputValue[];
  /** What each lever means where it acts, so that a kind is never taken for another. */
  readonly meanings: readonly LeverMeaning[];
  /** `Uncertainty` of simulate/simulation.ts, where the scenario was simulated. */
  readonly uncertainty?: unknown;
  /** Codes; words under `flag.<CODE>` of the area whatif. */
  readonly flags: readonly string[];
};

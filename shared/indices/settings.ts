import type { CustomIndex } from "./custom-index.ts";
import type { ReferenceLine } from "./reference-line.ts";
import type { Role } from "./role.ts";

/** Definitions in force: the public SET.json of the command line (cli.md), every default filled in. */
export type Settings = {
  /** Level of every interval, 0.5–0.999. */
  readonly confidence: number;
  /** ISO 4217 code, for display only. */
  readonly currency: string;
  /** Data date YYYY-MM-DD; `null` = the latest date in the data. */
  readonly asOf: string | null;
  readonly duplicates: "lastPerCustomer" | "meanPerCustomer" | "all";
  /** How the limits of a ratio of sums are taken from its resamples (methods.md 0.3.8). */
  readonly bootstrap: "percentile" | "bca";
  /** How many people an answer could come from, where that is known (methods.md 0.3.7). */
  readonly population: {
    readonly whole: number | null;
    /** By key of the groups. */
    readonly groups: Readonly<Record<string, number>>;
  };
  readonly nps: {
    readonly interval: "adjustedWald" | "wald" | "score" | "dirichlet";
    /** `revenue` counts every answer by the money of its customer. */
    readonly weightBy: "weight" | "revenue";
    readonly detractorsUpTo: number | null;
    readonly promotersFrom: number | null;
  };
  readonly csat: {
    readonly headline: "share" | "mean" | "net" | "rescaled";
    /** `null` = the cut that belongs to the scale (methods.md 2). */
    readonly satisfiedFrom: number | null;
    readonly dissatisfiedUpTo: number | null;
  };
  readonly churn: "C" | "A" | "B" | "Caverage" | "Cserved";
  readonly churnWindowMonths: number;
  readonly health: {
    /** `null` = the default components (cli.md, health). */
    readonly components: readonly HealthComponent[] | null;
    readonly aggregate: "arithmetic" | "geometric";
    readonly amberFrom: number;
    readonly greenFrom: number;
    readonly minCoverage: number;
    /** What stands for a component that a customer does not have: nothing, or the median of the active customers of the segment. */
    readonly missing: "renormalise" | "segmentMedian";
  };
  readonly roi: {
    /** Fraction a year. */
    readonly discountRate: number;
    /** `null` = by the kind of the periods. */
    readonly period: "year" | "quarter" | "month" | null;
    readonly financeRate: number | null;
    readonly reinvestRate: number | null;
    readonly hourlyRate: number | null;
    /** Which rate stands where several solve the flows: none, or the one nearest zero, as numpy-financial has it. */
    readonly irr: "onlyOne" | "nearestZero";
    /** Whether benefits are net of what would have come anyway; a label. */
    readonly gains: "gross" | "net";
    /** Coefficients of variation of every project's benefit and cost; `null` = certain. */
    readonly benefitCv: number | null;
    readonly costCv: number | null;
    /** The same by project, before what is said of all. */
    readonly spreads: Readonly<Record<string, ProjectSpread>> | null;
  };
  readonly boxes: {
    readonly by: "nps" | "csat" | "health" | null;
    readonly horizonMonths: number;
    readonly churnFrom: "window" | "status" | null;
    /** Share of a lower box that could be moved (0–1), from where and to where; an assumption. `null` = none. */
    readonly movableShare: number | null;
    readonly moveFrom: "bottom" | "middle";
    readonly moveTo: "middle" | "top";
    /** At most so many losses stand behind each one that is recorded; 1 = all are. For the bounds. */
    readonly silentLosses: number;
  };
  readonly secure: { readonly top: { readonly sat: number | null; readonly recommend: number | null; readonly repurchase: number | null } };
  readonly cvq: {
    readonly lambda: number;
    readonly durationRef: number;
    readonly intensityMax: number;
    /** Exponents of reach, duration, intensity; 0 switches a factor off. */
    readonly exponents: readonly [number, number, number];
    /** κ: the share of the shift in the blend with the net, 0–1. */
    readonly blend: number;
    /** Whether an outcome that was worth doing and did not happen either way counts below the line. */
    readonly neither: "leftOut" | "worthDoing";
    readonly interval: "linearised" | "wilson" | "bootstrap";
  };
  readonly clv: {
    readonly method: "seed" | "retention" | "sbg" | "bgnbd" | null;
    readonly convention: "a" | "b" | "c";
    readonly discountRate: number;
    readonly horizonMonths: number | null;
    readonly subtractCac: boolean;
    /** Growth of the yearly margin, a fraction. */
    readonly growth: number;
  };
  readonly metrics: MetricSettings;
  /** The user's own indices, in their order. */
  readonly custom: readonly CustomIndex[];
  /** Lines to look at beside numbers; no number depends on them. */
  readonly references: readonly ReferenceLine[];
  /** Which indices come first; no number depends on it. */
  readonly role: Role;
};

/** Settings of the supporting metrics. */
export type MetricSettings = {
  /** Growth inside existing subscriptions, or seed 004's: customers without one and one-off purchases (methods.md 4). */
  readonly expansion: "standard" | "seed004";
  /** Whether active accounts that pay nothing count in revenue per account. */
  readonly zeroPaying: boolean;
  /** A ticket counts as many contacts as it says, or as one. */
  readonly contacts: "contacts" | "tickets";
  /** Length of the periods of contact volume and of ticket trends. */
  readonly period: "month" | "week";
  /** A customer who comes back with the same within so many days was not helped at the first contact. */
  readonly fcrRepeatDays: number;
  /** Channels whose tickets count for first contact resolution; `null` = all. */
  readonly fcrChannels: readonly string[] | null;
  /** Targets in minutes. */
  readonly firstResponseTarget: number;
  readonly handleTarget: number;
  readonly resolutionTarget: number;
  /** Hours in which times of tickets run, as `1-5 09:00-17:00` (business-hours.ts); `null` = by the clock. */
  readonly businessHours: string | null;
  readonly taskCompletion: {
    /** An attempt that took longer is not completed; `null` = no limit. */
    readonly timeLimitSeconds: number | null;
  };
  readonly engagement: {
    /** Which of the four stands as the number; the others stay beside it. */
    readonly headline: "active" | "stickiness" | "full" | "score";
    readonly windowDays: number;
    /** Types of events that count; `null` = all. */
    readonly types: readonly string[] | null;
    /** Targets of the three components: events, days with one, different touchpoints. */
    readonly interactions: number;
    readonly days: number;
    readonly depth: number;
  };
  readonly funnel: {
    /** Stages in their order, as the data spell them; `null` = recognised, else as first seen. */
    readonly stages: readonly string[] | null;
    /** Every customer is followed for so many days after the first stage; who entered later is left out. */
    readonly followUpDays: number;
  };
  readonly themes: {
    /** Theme → its words, in place of the built-in ones of that name; no words = no such theme. */
    readonly dictionary: Readonly<Record<string, readonly string[]>>;
  };
};

export type HealthComponent = {
  /** `accounts.<field>`, `answers.nps`, `answers.csat` or `tickets` (tickets of the last month). */
  readonly field: string;
  readonly floor: number;
  readonly target: number;
  readonly weight: number;
  /** Below this u (0–1) the band is red whatever the score. */
  readonly critical: number | null;
  readonly maxAgeDays: number | null;
  /**
   * A frozen list to rank among, 2 to 101 values in rising order: the percentiles of the customers it was taken from. u is then the
   * mid-rank among them, and floor and target only say which way is good. `null` = u by floor and target.
   */
  readonly reference: readonly number[] | null;
};

/** How far an amount may be from plan, as a factor on it: a coefficient of variation, or low ≤ mode ≤ high (1 = as planned). */
export type Spread = { readonly cv: number } | { readonly low: number; readonly mode: number; readonly high: number };

/** `null` = certain. */
export type ProjectSpread = { readonly benefit: Spread | null; readonly cost: Spread | null };

export const DEFAULT_SETTINGS: Settings = {
  custom: [],
  references: [],
  role: "all",
  confidence: 0.95,
  currency: "EUR",
  asOf: null,
  duplicates: "lastPerCustomer",
  bootstrap: "percentile",
  population: { whole: null, groups: {} },
  nps: { interval: "adjustedWald", weightBy: "weight", detractorsUpTo: null, promotersFrom: null },
  csat: { headline: "share", satisfiedFrom: null, dissatisfiedUpTo: null },
  churn: "C",
  churnWindowMonths: 12,
  health: { components: null, aggregate: "arithmetic", amberFrom: 50, greenFrom: 75, minCoverage: 0.6, missing: "renormalise" },
  roi: {
    discountRate: 0.1,
    period: null,
    financeRate: null,
    reinvestRate: null,
    hourlyRate: null,
    irr: "onlyOne",
    gains: "gross",
    benefitCv: null,
    costCv: null,
    spreads: null,
  },
  boxes: { by: null, horizonMonths: 12, churnFrom: null, movableShare: null, moveFrom: "bottom", moveTo: "top", silentLosses: 1 },
  secure: { top: { sat: null, recommend: null, repurchase: null } },
  cvq: { lambda: 1, durationRef: 90, intensityMax: 5, exponents: [1, 1, 1], blend: 0, neither: "leftOut", interval: "linearised" },
  clv: { method: null, convention: "a", discountRate: 0.1, horizonMonths: null, subtractCac: true, growth: 0 },
  metrics: {
    expansion: "standard",
    zeroPaying: false,
    contacts: "contacts",
    period: "month",
    fcrRepeatDays: 7,
    fcrChannels: null,
    firstResponseTarget: 60,
    handleTarget: 10,
    resolutionTarget: 1_440,
    businessHours: null,
    taskCompletion: { timeLimitSeconds: null },
    engagement: { headline: "active", windowDays: 90, types: null, interactions: 4, days: 3, depth: 3 },
    funnel: { stages: null, followUpDays: 90 },
    themes: { dictionary: {} },
  },
};

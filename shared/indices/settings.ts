/** Definitions in force: the public SET.json of the command line (cli.md), every default filled in. */
export type Settings = {
  /** Level of every interval, 0.5–0.999. */
  readonly confidence: number;
  /** ISO 4217 code, for display only. */
  readonly currency: string;
  /** Data date YYYY-MM-DD; `null` = the latest date in the data. */
  readonly asOf: string | null;
  readonly duplicates: "lastPerCustomer" | "meanPerCustomer" | "all";
  readonly nps: {
    readonly interval: "adjustedWald" | "wald" | "score";
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
  };
  readonly roi: {
    /** Fraction a year. */
    readonly discountRate: number;
    /** `null` = by the kind of the periods. */
    readonly period: "year" | "quarter" | "month" | null;
    readonly financeRate: number | null;
    readonly reinvestRate: number | null;
    readonly hourlyRate: number | null;
  };
  readonly boxes: {
    readonly by: "nps" | "csat" | "health" | null;
    readonly horizonMonths: number;
    readonly churnFrom: "window" | "status" | null;
  };
  readonly secure: { readonly top: { readonly sat: number | null; readonly recommend: number | null; readonly repurchase: number | null } };
  readonly cvq: {
    readonly lambda: number;
    readonly durationRef: number;
    readonly intensityMax: number;
    /** Exponents of reach, duration, intensity; 0 switches a factor off. */
    readonly exponents: readonly [number, number, number];
  };
  readonly clv: {
    readonly method: "seed" | "retention" | "sbg" | "bgnbd" | null;
    readonly convention: "a" | "b" | "c";
    readonly discountRate: number;
    readonly horizonMonths: number | null;
    readonly subtractCac: boolean;
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
};

export const DEFAULT_SETTINGS: Settings = {
  confidence: 0.95,
  currency: "EUR",
  asOf: null,
  duplicates: "lastPerCustomer",
  nps: { interval: "adjustedWald", detractorsUpTo: null, promotersFrom: null },
  csat: { headline: "share", satisfiedFrom: null, dissatisfiedUpTo: null },
  churn: "C",
  churnWindowMonths: 12,
  health: { components: null, aggregate: "arithmetic", amberFrom: 50, greenFrom: 75, minCoverage: 0.6 },
  roi: { discountRate: 0.1, period: null, financeRate: null, reinvestRate: null, hourlyRate: null },
  boxes: { by: null, horizonMonths: 12, churnFrom: null },
  secure: { top: { sat: null, recommend: null, repurchase: null } },
  cvq: { lambda: 1, durationRef: 90, intensityMax: 5, exponents: [1, 1, 1] },
  clv: { method: null, convention: "a", discountRate: 0.1, horizonMonths: null, subtractCac: true },
};

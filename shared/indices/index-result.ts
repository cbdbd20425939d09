/** The eight, in the order of product.md. */
export const INDEX_IDS = ["nps", "csat", "health", "roi", "boxes", "secure", "cvq", "clv"] as const;
export type IndexId = (typeof INDEX_IDS)[number];

/** Supporting metrics built so far. */
export const METRIC_IDS = [
  "ces",
  "churn",
  "retention",
  "arpa",
  "mrr",
  "expansion",
  "nrr",
  "grr",
  "quickRatio",
  "fcr",
  "contactVolume",
  "ticketTrend",
  "firstResponse",
  "handleTime",
  "resolutionTime",
  "responseRate",
  "taskCompletion",
  "engagement",
  "funnel",
  "touchpoints",
  "themes",
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

export type Unit = "points" | "percent" | "score" | "money" | "ratio" | "count" | "minutes";

/** Why there is no value (methods.md 0.3.1). */
export const REASONS = [
  "MISSING_COLUMNS",
  "EMPTY",
  "ZERO_DENOMINATOR",
  "ONE_CLASS",
  "OUT_OF_RANGE_ALL",
  "INSUFFICIENT_COVERAGE",
  "NOT_IDENTIFIED",
  "DIVERGES",
  "NO_ROOT",
  "MULTIPLE_ROOTS",
  "NOT_CONVERGED",
  "NOT_BY_GROUP",
  "NOT_BY_WAVE",
] as const;
export type ReasonCode = (typeof REASONS)[number];

export type Interval = { readonly method: string; readonly level: number; readonly lo: number; readonly hi: number };

/** Anything JSON holds; numbers are always finite. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One number with all that is needed to trust it: the RESULT of cli.md. Never NaN or Infinity. */
export type IndexResult = {
  readonly value: number | null;
  readonly unit: Unit;
  readonly n: number;
  readonly nEff: number;
  readonly ci: Interval | null;
  readonly reason: ReasonCode | null;
  /** Fields that are not mapped, `table.field`; stands only with MISSING_COLUMNS. */
  readonly needs?: readonly string[];
  readonly excluded: { readonly missing: number; readonly outOfRange: number; readonly duplicate: number };
  /** Codes; words under `flag.<CODE>` in `messages/`. */
  readonly flags: readonly string[];
  /** Every default and setting in force for this number. */
  readonly params: { readonly [key: string]: Json };
  readonly parts: { readonly [key: string]: Json };
};

/** The same number of the same customers in both waves, where customers answered in both. */
export type PairedTest = {
  /** Customers with an answer in both. */
  readonly n: number;
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
  readonly p: number;
  readonly pHolm: number;
  readonly method: "pairedT" | "mcnemar";
  /** Of scores: what their ranks alone say. */
  readonly check?: RankCheck;
};

/** A test by ranks beside one of means or medians (methods.md 0.4); words under `indices:test.<method>`. */
export type RankCheck = { readonly method: "mannWhitney" | "logRank" | "wilcoxon"; readonly p: number };

/** A comparison of two groups or waves of one index (cli.md). `p` values are two-sided. */
export type Comparison = {
  readonly index: IndexId | MetricId;
  readonly a: string | null;
  readonly b: string | null;
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
  readonly p: number;
  readonly pHolm: number;
  /** How it was tested; words under `indices:test.<method>`. */
  readonly method: string;
  /** Of secure customers: the same for their share of revenue. */
  readonly byRevenue?: Pick<Comparison, "difference" | "lo" | "hi" | "p" | "method">;
  /** Of answers on a scale and of times. */
  readonly check?: RankCheck;
  /** PAIRED where some customers answered in both waves: `paired` tests those alone. */
  readonly flags?: readonly string[];
  readonly paired?: PairedTest;
};

/** Two indices that put the groups in opposite order. */
export type SegmentConflict = {
  readonly a: IndexId;
  readonly b: IndexId;
  /** Groups that both have a value for. */
  readonly segments: number;
  /** Kendall's τ-b, below 0, with where it stands when the values move within their intervals. */
  readonly tau: number;
  readonly lo: number;
  readonly hi: number;
  /** True when the upper limit is below 0 too: they disagree beyond chance. */
  readonly sure: boolean;
  /** Keys of groups of which the first is better by `a` and the second by `b`, the widest gap first. */
  readonly opposed: readonly (readonly [better: string | null, worse: string | null])[];
};

/** Whether all groups, or all waves, of an index differ at all; there where three or more have a value. */
export type OverallTest = {
  readonly index: IndexId | MetricId;
  readonly method: "welchAnova" | "chiSquare" | "heterogeneity";
  readonly statistic: number;
  readonly df: number;
  /** Second degrees of freedom, of an F statistic. */
  readonly df2: number | null;
  readonly p: number;
  /** Groups or waves with a value. */
  readonly slices: number;
};

export type Slice = {
  readonly key: string | null;
  readonly n: number;
  readonly indices: Readonly<Record<IndexId, IndexResult>>;
  readonly metrics?: Readonly<Record<MetricId, IndexResult>>;
  /** The user's own indices by id; absent where there are none. */
  readonly custom?: Readonly<Record<string, IndexResult>>;
  readonly tests: readonly Comparison[];
};

export type IndicesSource = {
  readonly file: string;
  readonly sheet: string | null;
  readonly as: string;
  readonly rows: number;
  readonly used: number;
  readonly excluded: readonly {
    readonly reason: string;
    readonly field: string | null;
    readonly count: number;
    readonly rows: readonly number[];
  }[];
};

/** The output of `octad indices --json`: public, schema octad.indices/1. */
export type IndicesOutput = {
  readonly schema: "octad.indices/1";
  readonly sources: readonly IndicesSource[];
  readonly settings: Json;
  readonly indices: Readonly<Record<IndexId, IndexResult>>;
  readonly metrics?: Readonly<Record<MetricId, IndexResult>>;
  readonly custom?: Readonly<Record<string, IndexResult>>;
  readonly groups?: readonly Slice[];
  readonly waves?: readonly Slice[];
  readonly groupTests?: readonly OverallTest[];
  readonly waveTests?: readonly OverallTest[];
  /** With groups: where two of the eight rank them in opposite order. */
  readonly conflicts?: readonly SegmentConflict[];
};

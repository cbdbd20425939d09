import type { ReasonCode } from "../../indices/index-result.ts";
import type { Estimate } from "../../statistics/mover-difference.ts";
import type { LinkedScore } from "../scenario.ts";

/** What customers of one class did in the window. Churn is a fraction of the customers of the class. */
export type ClassEstimate = {
  readonly key: string;
  readonly customers: number;
  readonly churned: number;
  /** Part of the customers followed, 0–1. */
  readonly share: number;
  /** Lost in the window, x/n with Jeffreys limits; null without customers. */
  readonly churn: Estimate | null;
  /** The same as a rate a year. */
  readonly annualChurn: number | null;
  /** Money a customer and month of those still active, ratio of sums with t limits; null where none is known. */
  readonly arpa: { readonly value: number; readonly n: number; readonly lo: number | null; readonly hi: number | null } | null;
  /** SUPPRESSED below 10 customers, INDICATIVE below 30. */
  readonly flags: readonly string[];
};

/** Where the customers of a class stood at the end of the window. */
export type TransitionRow = {
  readonly key: string;
  readonly customers: number;
  readonly churned: number;
  /** Of those who stayed: how many answered again, by class. */
  readonly again: readonly number[];
  readonly unanswered: number;
  /** Shares by class at the end; the rest to 1 is churn. */
  readonly to: readonly number[];
  readonly churn: number;
  /** Fewer than 10 followed to an end: the row of all classes stands in. */
  readonly pooled: boolean;
};

export type TransitionEstimate = {
  readonly rows: readonly TransitionRow[];
  /** True where a row has fewer than 30 and ½ was added to every cell. */
  readonly smoothed: boolean;
  /** Shares by class one window on, from those at t0, and their sum. */
  readonly next: readonly number[];
  readonly retained: number;
  /** Windows a customer of each class is expected to stay, the first included; null where nobody leaves. */
  readonly expectedPeriods: readonly number[] | null;
  /** Margin a window by class, and the value of a customer from it; null where no money is known. */
  readonly margins: readonly number[] | null;
  readonly clv: readonly number[] | null;
};

export type ModelTerm = {
  readonly kind: "class" | "tenure" | "price" | "segment";
  /** The class or segment against its base; null for numbers. */
  readonly key: string | null;
  readonly base: string | null;
  readonly oddsRatio: Estimate;
};

/** Logistic regression of churn on class and controls. */
export type ModelEstimate = {
  readonly n: number;
  readonly churned: number;
  /** Customers left out because a control is not known. */
  readonly excluded: number;
  readonly terms: readonly ModelTerm[];
  /** Churners a coefficient; below 10 the fit is drawn to nothing by `ridge`. */
  readonly churnersPerTerm: number;
  readonly ridge: number;
  readonly auc: { readonly value: number; readonly se: number };
  /** Churn of each class if everybody followed were in it, other things as they are. */
  readonly standardised: readonly number[];
};

/** Churn of a worse class over that of a better one, as a risk ratio. */
export type ClassEffect = {
  readonly from: string;
  readonly to: string;
  /** As observed; null where one of the two lost nobody, which `reason` says. */
  readonly crude: Estimate | null;
  readonly reason: ReasonCode | null;
  /** With the controls held; null without a model. */
  readonly adjusted: Estimate | null;
};

/** Customers with and without a treatment that was rolled out to some. */
export type ExperimentEstimate = {
  readonly field: string;
  readonly arms: readonly {
    readonly key: string;
    readonly customers: number;
    readonly churned: number;
    readonly churn: number;
    /** Part of the arm in each class of the score. */
    readonly shares: readonly number[];
  }[];
  /** Churn of the first arm less that of the second, Newcombe. */
  readonly difference: Estimate;
};

export type LinkEstimate = {
  readonly score: LinkedScore;
  readonly reason: ReasonCode | null;
  readonly needs: readonly string[];
  /** `window`: class at t0. `snapshot`: class at the data date, as none of an earlier day is known. */
  readonly basis: "window" | "snapshot";
  readonly classes: readonly ClassEstimate[];
  readonly segments: readonly { readonly key: string | null; readonly classes: readonly ClassEstimate[] }[];
  /** Customers followed who have no class: those who answer differ from those who do not. */
  readonly unanswered: { readonly customers: number; readonly churned: number };
  readonly effects: readonly ClassEffect[];
  readonly transitions: TransitionEstimate | null;
  readonly model: ModelEstimate | null;
  readonly experiment: ExperimentEstimate | null;
  /** Codes; words under `links:flag.<CODE>`. */
  readonly flags: readonly string[];
};

/** What follows from scores in the data. Public as `octad.links/1` together with its grades. */
export type LinksEstimate = {
  readonly asOf: string | null;
  /** First day of the window; null without dates. */
  readonly from: string | null;
  readonly months: number;
  readonly level: number;
  /** Whether money by class is net of variable cost in `margins`. */
  readonly netOfCost: boolean;
  /** A year, fraction. */
  readonly discountRate: number;
  readonly followed: { readonly customers: number; readonly churned: number };
  /** Fields of accounts with two values, which may say who was treated. */
  readonly treatments: readonly string[];
  readonly scores: readonly LinkEstimate[];
};

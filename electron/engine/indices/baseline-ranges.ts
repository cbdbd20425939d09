import type { BaselineEstimate } from "../../../shared/ipc/contract.ts";
import type { InputDistribution, UncertainField } from "../../../shared/scenario/scenario.ts";
import { dispersion } from "../../../shared/statistics/dispersion.ts";
import type { AccountGroup } from "./account-groups.ts";

type Origin = BaselineEstimate["origins"][number];
type Found = {
  readonly field: UncertainField;
  readonly range: InputDistribution;
  readonly code: string;
  readonly detail: Origin["detail"];
};

/** Monthly counts that vary this many times as much as a Poisson's are overdispersed (methods.md 0.4 C). */
const OVERDISPERSED = 1.5;

/** Where each estimate of a segment comes from: its own accounts or, where they cannot tell, all. */
export type Sources = {
  readonly own: AccountGroup;
  readonly retained: AccountGroup;
  readonly paid: AccountGroup;
  /** `null` = costs are not known. */
  readonly costed: AccountGroup | null;
};

/**
 * How uncertain each estimate is (methods.md 12.6): retention Beta(x + ½, n − x + ½) of x kept of n, acquisitions the
 * mean of as many Poisson months as were counted, or negative binomial where the months differ by more than chance, ARPA lognormal with cv = standard error/mean, margin normal
 * by the standard error of a ratio of sums. (12.6 draws one month and holds it for the whole horizon; what is not known is the mean of the
 * months, of which chance leaves far less.) A number that one customer alone gives has no range.
 */
export function baselineRanges({ own, retained, paid, costed }: Sources): readonly Found[] {
  return [retention(retained), acquisitions(own), arpa(paid), costed === null ? null : margin(costed)].filter((found) => found !== null);
}

function retention({ atStart, lostOfStart }: AccountGroup): Found | null {
  if (atStart === 0) return null;
  const kept = atStart - lostOfStart;
  return {
    field: "annualRetention",
    range: { kind: "beta", alpha: kept + 0.5, beta: lostOfStart + 0.5 },
    code: "rangeBeta",
    detail: { kept, start: atStart },
  };
}

function acquisitions({ acquired, acquiredByMonth }: AccountGroup): Found | null {
  if (acquired === 0) return null;
  const months = acquiredByMonth.length;
  const mean = acquired / months;
  const ratio = dispersion(
    acquiredByMonth,
    acquiredByMonth.map(() => 1),
  );
  const isOver = ratio !== null && ratio > OVERDISPERSED;
  return {
    field: "acquisitionsPerMonth",
    range: isOver ? { kind: "negativeBinomial", mean, dispersion: (ratio - 1) / mean, months } : { kind: "poisson", mean, months },
    code: isOver ? "rangeNegativeBinomial" : "rangePoisson",
    detail: { mean: rounded(mean), ...(isOver && { ratio: rounded(ratio) }) },
  };
}

function arpa({ paying, money, moneySquares }: AccountGroup): Found | null {
  if (paying < 2 || money <= 0) return null;
  const mean = money / paying;
  const variance = Math.max(0, moneySquares - paying * mean * mean) / (paying - 1);
  const cv = Math.sqrt(variance / paying) / mean;
  if (!(cv > 0)) return null;
  return { field: "arpa", range: { kind: "lognormal", mean, cv }, code: "rangeLognormal", detail: { cv: rounded(100 * cv) } };
}

function margin({ paying, money, cost, moneySquares, costSquares, products }: AccountGroup): Found | null {
  if (paying < 2 || money <= 0) return null;
  const share = cost / money;
  const squares = Math.max(0, costSquares - 2 * share * products + share * share * moneySquares);
  const sd = Math.sqrt(squares / ((paying - 1) * paying)) / (money / paying);
  if (!(sd > 0)) return null;
  return {
    field: "grossMargin",
    range: { kind: "normal", mean: 1 - share, sd, min: -1_000, max: 1 },
    code: "rangeNormal",
    detail: { sd: rounded(100 * sd) },
  };
}

/** Two places after the point are enough to say where a number comes from. */
const rounded = (value: number): number => Math.round(100 * value) / 100;

import { aucFromRankSum } from "../../statistics/auc-from-rank-sum.ts";
import { inverseLogit } from "../../statistics/inverse-logit.ts";
import { type LogisticRegression, type LogisticRow, logisticRegression } from "../../statistics/logistic-regression.ts";
import type { Estimate } from "../../statistics/mover-difference.ts";
import { twoSidedZ } from "../../statistics/two-sided-z.ts";
import type { ModelEstimate, ModelTerm } from "./links-output.ts";

/** Churners a coefficient below which the fit is held by a ridge (methods.md 12.4, 3). */
export const CHURNERS_PER_TERM = 10;
/** Prior N(0, 1) of standardised coefficients. */
const RIDGE = 1;

/** The terms of the columns of x: first the classes from the worst to the last but one, the best being the base, then the controls. */
export type ModelColumn = Pick<ModelTerm, "kind" | "key" | "base">;

export type FittedModel = { readonly model: ModelEstimate; readonly ratioOf: (worse: number, better: number) => Estimate | null };

/**
 * Logistic regression of churn on class and controls (methods.md 12.4, 3): odds ratios, AUC, and the churn of each class were everybody in
 * it, other things as they are (the mean prediction). `ratioOf` two classes is the ratio of those, its limits by the delta method on its
 * logarithm. `null` where no fit exists.
 */
export function churnModel(
  columns: readonly ModelColumn[],
  rows: readonly LogisticRow[],
  classes: number,
  excluded: number,
  level: number,
): FittedModel | null {
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const churned = rows.reduce((sum, { hits }) => sum + hits, 0);
  const churnersPerTerm = churned / columns.length;
  const plain = churnersPerTerm < CHURNERS_PER_TERM ? null : logisticRegression(rows, 0);
  const fit = plain ?? logisticRegression(rows, RIDGE);
  if (fit === null) return null;
  const z = twoSidedZ(level);
  const means = Array.from({ length: classes }, (_, at) => meanPrediction(fit, rows, at, classes, n));
  const ranked = rankSum(fit, rows);
  const auc = aucFromRankSum(ranked, churned, n - churned);
  if (auc === null) return null;
  return {
    model: {
      n,
      churned,
      excluded,
      churnersPerTerm,
      ridge: plain === null ? RIDGE : 0,
      auc: { value: auc.auc, se: auc.se },
      standardised: means.map(({ mean }) => mean),
      terms: columns.map((column, at) => {
        const se = Math.sqrt(fit.covariance[at + 1]?.[at + 1] ?? 0);
        const slope = fit.coefficients[at] ?? 0;
        return { ...column, oddsRatio: { value: Math.exp(slope), lo: Math.exp(slope - z * se), hi: Math.exp(slope + z * se) } };
      }),
    },
    ratioOf: (worse, better) => {
      const [a, b] = [means[worse], means[better]];
      if (a === undefined || b === undefined || !(a.mean > 0) || !(b.mean > 0)) return null;
      const gradient = a.gradient.map((slope, at) => slope / a.mean - (b.gradient[at] ?? 0) / b.mean);
      const variance = gradient.reduce(
        (sum, left, i) => sum + gradient.reduce((inner, right, j) => inner + left * right * (fit.covariance[i]?.[j] ?? 0), 0),
        0,
      );
      const factor = Math.exp(z * Math.sqrt(Math.max(0, variance)));
      const value = a.mean / b.mean;
      return { value, lo: value / factor, hi: value * factor };
    },
  };
}

/** The mean predicted churn with everybody in one class, and its slopes in intercept and coefficients. */
function meanPrediction(fit: LogisticRegression, rows: readonly LogisticRow[], at: number, classes: number, n: number) {
  const size = fit.coefficients.length;
  const gradient = new Array<number>(size + 1).fill(0);
  let mean = 0;
  for (const row of rows) {
    let eta = fit.intercept + (at < classes - 1 ? (fit.coefficients[at] ?? 0) : 0);
    for (let column = classes - 1; column < size; column += 1) eta += (fit.coefficients[column] ?? 0) * (row.x[column] ?? 0);
    const p = inverseLogit(eta);
    const slope = (row.n * p * (1 - p)) / n;
    mean += (row.n * p) / n;
    gradient[0] = (gradient[0] ?? 0) + slope;
    if (at < classes - 1) gradient[at + 1] = (gradient[at + 1] ?? 0) + slope;
    for (let column = classes - 1; column < size; column += 1)
      gradient[column + 1] = (gradient[column + 1] ?? 0) + slope * (row.x[column] ?? 0);
  }
  return { mean, gradient };
}

/** Sum of the mid-ranks of the churners by predicted risk. */
function rankSum(fit: LogisticRegression, rows: readonly LogisticRow[]): number {
  const risks = rows
    .map(({ x, n, hits }) => ({ risk: x.reduce((sum, value, at) => sum + value * (fit.coefficients[at] ?? 0), 0), n, hits }))
    .sort((a, b) => a.risk - b.risk);
  let before = 0;
  let sum = 0;
  for (let at = 0; at < risks.length; ) {
    const { risk } = risks[at] ?? { risk: 0 };
    let [n, hits] = [0, 0];
    for (; at < risks.length && risks[at]?.risk === risk; at += 1) {
      n += risks[at]?.n ?? 0;
      hits += risks[at]?.hits ?? 0;
    }
    sum += hits * (before + (n + 1) / 2);
    before += n;
  }
  return sum;
}

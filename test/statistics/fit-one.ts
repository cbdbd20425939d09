import { logisticRegression } from "../../shared/statistics/logistic-regression.ts";

/** The logistic fit on one number without ridge, with the names of a line. */
export function fitOne(cells: readonly { readonly x: number; readonly n: number; readonly hits: number }[]) {
  const fitted = logisticRegression(
    cells.map(({ x, ...rest }) => ({ x: [x], ...rest })),
    0,
  );
  if (fitted === null) return null;
  const { intercept, coefficients, covariance, logLikelihood } = fitted;
  return { intercept, slope: coefficients[0] ?? 0, slopeSe: Math.sqrt(covariance[1]?.[1] ?? 0), logLikelihood };
}

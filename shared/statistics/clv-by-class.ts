import { requireThat } from "./require-that.ts";
import { solveLinear } from "./solve-linear.ts";

/**
 * Customer lifetime value by class, first margin now: (I − Q/(1+d))⁻¹·m, Q the transitions between classes per period (the rest of a row
 * is churn), m the margin per period in each class, d ≥ 0 the discount rate. With `horizonPeriods` H only Σ_{t<H} (Q/(1+d))^t·m. `null`
 * when the sum does not end. Rows of Q must be non-negative and sum to at most 1. methods.md 12.4.
 * Source: Pfeifer & Carraway, Journal of Interactive Marketing 14 (2000) 43–55.
 * @example clvByClass([[0.8, 0.14, 0.03], [0.2, 0.6, 0.12], [0.06, 0.2, 0.54]], [60, 50, 40], 0.02) // 697.098994, 570.476443, 409.835892
 */
export function clvByClass(
  transitions: readonly (readonly number[])[],
  margins: readonly number[],
  discount: number,
  horizonPeriods: number | null = null,
): readonly number[] | null {
  requireThat(discount >= 0, "clvByClass requires discount >= 0", discount);
  for (const row of transitions) {
    const sum = row.reduce((total, share) => total + share, 0);
    const isShare = row.length === margins.length && row.every((share) => share >= 0) && sum <= 1 + 1e-9;
    requireThat(isShare, "clvByClass requires rows of shares that sum to at most 1", row);
  }
  if (horizonPeriods === null) {
    const system = transitions.map((row, i) => row.map((share, j) => (i === j ? 1 : 0) - share / (1 + discount)));
    return solveLinear(system, margins);
  }
  let values: readonly number[] = margins.map(() => 0);
  for (let t = 0; t < horizonPeriods; t += 1) {
    const next = values;
    values = margins.map(
      (margin, i) => margin + (transitions[i] ?? []).reduce((sum, share, j) => sum + share * (next[j] ?? 0), 0) / (1 + discount),
    );
  }
  return values;
}

import { clvByClass } from "./clv-by-class.ts";

/**
 * Expected number of periods spent with us from now on, this one included, by class: (I − Q)⁻¹·1, Q the transitions between classes per
 * period (the rest of a row is churn). `null` where customers never leave. methods.md 12.4.
 * Source: Pfeifer & Carraway, Journal of Interactive Marketing 14 (2000) 43–55.
 * @example expectedPeriods([[0.8, 0.14, 0.03], [0.2, 0.6, 0.12], [0.06, 0.2, 0.54]]) // 16.007905, 13.549901, 10.153162
 */
export function expectedPeriods(transitions: readonly (readonly number[])[]): readonly number[] | null {
  return clvByClass(
    transitions,
    transitions.map(() => 1),
    0,
  );
}

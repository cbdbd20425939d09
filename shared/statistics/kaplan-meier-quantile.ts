import type { SurvivalStep } from "./kaplan-meier.ts";
import { requireThat } from "./require-that.ts";
import { twoSidedZ } from "./two-sided-z.ts";

/** `null` = the curve does not come down that far. */
export type SurvivalQuantile = { readonly value: number | null; readonly lo: number | null; readonly hi: number | null };

/**
 * Time by which a share p (0 < p < 1) has ended, from a Kaplan–Meier curve: the first time with S ≤ 1 − p, or the middle between it and
 * the next end where S is just 1 − p. Limits: the times whose own log-log limits of S hold 1 − p.
 * Source: Brookmeyer & Crowley, Biometrics 38 (1982) 29–41; limits as in SAS LIFETEST. methods.md 0.4 KM, 11.4.
 * @example kaplanMeierQuantile(kaplanMeier(freireich), 0.5, 0.95) // { value: 23, lo: 13, hi: null }
 */
export function kaplanMeierQuantile(steps: readonly SurvivalStep[], p: number, level: number): SurvivalQuantile {
  requireThat(p > 0 && p < 1, "kaplanMeierQuantile requires 0 < p < 1", p);
  const z = twoSidedZ(level);
  const left = 1 - p;
  // Products of fractions miss a half by a rounding error.
  const reached = (survival: number): boolean => survival <= left + 1e-12;
  const at = steps.findIndex(({ survival }) => reached(survival));
  const step = steps[at];
  const next = steps[at + 1];
  const isFlat = step !== undefined && step.survival >= left - 1e-12;
  const value = step === undefined ? null : isFlat && next !== undefined ? (step.time + next.time) / 2 : step.time;
  const limit = (sign: 1 | -1): number | null => steps.find((one) => reached(limitOf(one, sign * z)))?.time ?? null;
  return { value, lo: limit(-1), hi: limit(1) };
}

/** One log-log limit of a survival; at 0 it has none but itself. */
function limitOf({ survival, se }: SurvivalStep, z: number): number {
  if (survival === 0) return 0;
  const log = Math.log(survival);
  return survival ** Math.exp((z * se) / (survival * log));
}

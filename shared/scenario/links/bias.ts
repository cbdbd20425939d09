import { boundingFactor } from "../../statistics/e-value.ts";
import type { Estimate } from "../../statistics/mover-difference.ts";
import type { EvidenceGrade } from "../scenario.ts";

/** The least and the most that the slider offers, as risk ratios. */
export const BIAS_RANGE = { min: 1, max: 5 } as const;

/** What is declared where nobody has said otherwise: the weaker the evidence, the more may hide behind it. Our own choice. */
export const DEFAULT_BIAS: Readonly<Record<EvidenceGrade, number>> = { association: 1.5, adjusted: 1.25, naturalExperiment: 1 };

/**
 * A risk ratio with its limits opened by a declared bias: something unseen that goes with the class and with churn by a risk ratio of at most
 * `bias` each can have distorted it by no more than the bounding factor, either way. Source: Ding & VanderWeele 2016.
 */
export function withBias({ value, lo, hi }: Estimate, bias: number): Estimate {
  const factor = boundingFactor(bias);
  return { value, lo: lo / factor, hi: hi * factor };
}

/**
 * The part of an observed difference in churn that is taken for cause, 0–1: (RR − 1)/(RR observed − 1), RR the ratio in force with its
 * biased limits. That is the attribution of a lever that moves customers from the one class to the other (methods.md 12.4). `null` where the
 * worse class was not observed to leave more often.
 */
export function attributionOf(observed: Estimate | null, inForce: Estimate | null): Estimate | null {
  if (observed === null || inForce === null || !(observed.value > 1)) return null;
  const part = (ratio: number): number => Math.min(1, Math.max(0, (ratio - 1) / (observed.value - 1)));
  return { value: part(inForce.value), lo: part(inForce.lo), hi: part(inForce.hi) };
}

import { requireThat } from "./require-that.ts";

/** low + (high − low)·Beta(alpha, beta); a constant (low = high) has both 1 and no variance. */
export type PertBeta = {
  readonly low: number;
  readonly high: number;
  readonly alpha: number;
  readonly beta: number;
  readonly mean: number;
  readonly variance: number;
};

/**
 * PERT distribution of an expert's low ≤ mode ≤ high: alpha = 1 + 4(m − a)/(b − a), beta = 1 + 4(b − m)/(b − a), mean (a + 4m + b)/6.
 * methods.md 12.6.
 * @example pertBeta(0.76, 0.8, 0.88) // alpha 2.333333, beta 3.666667, mean 0.806667, variance 0.00048889
 */
export function pertBeta(low: number, mode: number, high: number): PertBeta {
  requireThat(low <= mode && mode <= high, "pertBeta requires low <= mode <= high", low, mode, high);
  const width = high - low;
  if (width === 0) {
    return { low, high, alpha: 1, beta: 1, mean: low, variance: 0 };
  }
  const alpha = 1 + (4 * (mode - low)) / width;
  const beta = 1 + (4 * (high - mode)) / width;
  const sum = alpha + beta;
  return { low, high, alpha, beta, mean: (low + 4 * mode + high) / 6, variance: (width * width * alpha * beta) / (sum * sum * (sum + 1)) };
}

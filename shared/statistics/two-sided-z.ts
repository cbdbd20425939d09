import { normalQuantile } from "./normal-quantile.ts";
import { requireThat } from "./require-that.ts";

/**
 * The normal value z of a two-sided interval of the given level: Φ⁻¹(1 − (1 − level)/2), 0 < level < 1.
 * @example twoSidedZ(0.95) // 1.959963984540054
 */
export function twoSidedZ(level: number): number {
  requireThat(level > 0 && level < 1, "twoSidedZ requires 0 < level < 1", level);
  return -normalQuantile((1 - level) / 2);
}

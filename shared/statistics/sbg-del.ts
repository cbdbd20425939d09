import { hyp2f1 } from "./hyp2f1.ts";
import { requireThat } from "./require-that.ts";
import type { SbgParameters } from "./sbg-survival.ts";

/**
 * Discounted expected lifetime of a new customer in payments, the first one now: DEL = 2F1(1, β; α+β; 1/(1+d)) = Σ S(t)/(1+d)^t. Value =
 * margin per period × DEL. At d = 0 it is (α+β−1)/(α−1) for α > 1, else `null` (it diverges). d ≥ 0.
 * Source: Fader & Hardie, Marketing Science 29 (2010) 85–93. methods.md 10.3.
 * @example sbgDel({ alpha: 0.704077, beta: 1.182043 }, 0.1) // 3.694908
 */
export function sbgDel({ alpha, beta }: SbgParameters, discount: number): number | null {
  requireThat(discount >= 0, "sbgDel requires discount >= 0", discount);
  if (discount === 0) {
    return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : null;
  }
  return hyp2f1(1, beta, alpha + beta, 1 / (1 + discount));
}

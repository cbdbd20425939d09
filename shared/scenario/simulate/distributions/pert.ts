import { pertBeta } from "../../../statistics/pert-beta.ts";
import { betaAt } from "./beta.ts";
import type { Transform } from "./transform.ts";

/** PERT of an expert's low ≤ mode ≤ high (methods.md 12.6). */
export function pertAt(low: number, mode: number, high: number): Transform {
  const { alpha, beta } = pertBeta(low, mode, high);
  if (high === low) return () => low;
  const share = betaAt(alpha, beta);
  return (score) => low + (high - low) * share(score);
}

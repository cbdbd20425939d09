import { normalCdf } from "../../../statistics/normal-cdf.ts";
import { tabulate } from "./tabulate.ts";
import type { Fill } from "./transform.ts";

let known: Fill | null = null;

/** Φ over many scores, which is uniform on 0–1; its table is the same for everything and is made once. */
export const fillProbabilities: Fill = (scores, into, count) => {
  known ??= tabulate(normalCdf);
  known(scores, into, count);
};

/** Uniform from low to high: an attribution of which only the ends are known (methods.md 12.6). */
export const fillUniform =
  (low: number, high: number): Fill =>
  (scores, into, count) => {
    fillProbabilities(scores, into, count);
    for (let i = 0; i < count; i++) into[i] = low + (high - low) * (into[i] ?? 0);
  };

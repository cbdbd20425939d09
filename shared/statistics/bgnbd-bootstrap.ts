import { createRandom } from "../random.ts";
import { type BgnbdModel, bgnbdFitGroups } from "./bgnbd-fit.ts";
import type { BgnbdParameters } from "./bgnbd-parameters.ts";
import type { PurchaseGroups } from "./group-purchase-histories.ts";

export type BgnbdResample = {
  readonly model: BgnbdModel;
  /** Customers per group in this resample. */
  readonly counts: Float64Array;
};

/**
 * Refits the BG/NBD model to resamples of the customers (with replacement), each started at the full fit; what does not fit is left
 * out. Deterministic by seed. Feed a statistic of the models to `bootstrapInterval`. methods.md 10.4 (200 refits).
 * @example bgnbdBootstrap(groups, fitted, { draws: 200, seed: 1 })
 */
export function bgnbdBootstrap(
  groups: PurchaseGroups,
  fitted: BgnbdParameters,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): readonly BgnbdResample[] {
  const random = createRandom(seed);
  const { groupOfRow } = groups;
  const resamples: BgnbdResample[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const counts = new Float64Array(groups.counts.length);
    for (let i = 0; i < groupOfRow.length; i += 1) {
      const group = groupOfRow[random.below(groupOfRow.length)] ?? 0;
      counts[group] = (counts[group] ?? 0) + 1;
    }
    const refitted = bgnbdFitGroups(groups, { counts, start: fitted });
    if (refitted.ok) resamples.push({ model: refitted.model, counts });
  }
  return resamples;
}

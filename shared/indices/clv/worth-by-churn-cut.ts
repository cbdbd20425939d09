import { bgnbdCutDropout } from "../../statistics/bgnbd-cut-dropout.ts";
import { gammaGammaExpected } from "../../statistics/gamma-gamma-expected.ts";
import type { IndexResult } from "../index-result.ts";
import { type Ahead, discountedPurchases } from "./discounted-purchases.ts";
import type { History } from "./purchase-history.ts";
import { type PurchaseModels, purchaseModelsIn } from "./purchase-models.ts";

/** Places of Chebyshev on −1 … 1: a smooth function is met between them by one polynomial through all. */
const PLACES = 8;
/** Blocks of a year that purchases are discounted in: four weeks each are within 2 · 10⁻⁵ of week by week. */
const BLOCKS = 13;
/** Mean chance to drop out, a/(a+b), may rise by as much as leaves this part of b. */
const LEAST_B = 0.1;

export type WorthAtCut = { readonly cut: number; readonly value: number };

/**
 * Lifetime value from purchases if from today on the mean chance to drop out were cut by `cut` (methods.md 12.3), for cuts from −1 (or as
 * far below 0 as there is such a chance) to 1, ascending, 0 among them; at 0 it is the index itself. Who is still active today stays what
 * the purchases say. Without a fitted model only the index at 0; for every other method nothing.
 */
export function worthByChurnCut(
  rows: readonly History[],
  { value, parts }: Pick<IndexResult, "value" | "parts">,
  ahead: Ahead,
): readonly WorthAtCut[] {
  const models = purchaseModelsIn(parts["parameters"]);
  if (value === null || parts["method"] !== "bgnbd") return [];
  const now = { cut: 0, value };
  const base = models === null ? null : meanWorth(rows, models, ahead, 0);
  if (models === null || base === null) return [now];
  const { a, b } = models.purchases;
  const least = -Math.min(1, ((1 - LEAST_B) * b) / a);
  const cuts = Array.from({ length: PLACES }, (_, k) => least + ((1 - least) * (1 - Math.cos((Math.PI * k) / (PLACES - 1)))) / 2);
  const points = cuts
    .filter((cut) => Math.abs(cut) > 1e-3)
    .map((cut) => ({ cut, value: (value * (meanWorth(rows, models, ahead, cut) ?? Number.NaN)) / base }));
  const all = [...points, now].sort((one, other) => one.cut - other.cut);
  // The fewer drop out the more is bought: where parameters are so extreme that the sums lose their digits, or are 0, nothing is said of it.
  const isSound = all.every((point, place) => Number.isFinite(point.value) && point.value >= (all[place - 1]?.value ?? 0));
  return isSound ? all : [now];
}

/** Sum of expected spend × discounted purchases; the share of margin falls out of the ratio. */
function meanWorth(rows: readonly History[], { purchases, spend }: PurchaseModels, ahead: Ahead, cut: number): number | null {
  const future = bgnbdCutDropout(purchases, cut);
  const { p, q, v } = spend;
  if (future === null || !(q > 1)) return null;
  const known = new Map<string, number>();
  let sum = 0;
  for (const { x, tx, T, meanSpend, count } of rows) {
    const key = `${x} ${tx} ${T}`;
    const worth = known.get(key) ?? discountedPurchases(purchases, { x, tx, T }, ahead, future, BLOCKS);
    known.set(key, worth);
    const expected = meanSpend > 0 ? gammaGammaExpected(spend, x, meanSpend) : (p * v) / (q - 1);
    if (expected === null) return null;
    sum += count * expected * worth;
  }
  return Number.isFinite(sum) ? sum : null;
}

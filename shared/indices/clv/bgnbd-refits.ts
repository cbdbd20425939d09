import { createRandom } from "../../random.ts";
import { bgnbdFitGroups } from "../../statistics/bgnbd-fit.ts";
import type { BgnbdParameters } from "../../statistics/bgnbd-parameters.ts";
import { gammaGammaExpected } from "../../statistics/gamma-gamma-expected.ts";
import { gammaGammaFit } from "../../statistics/gamma-gamma-fit.ts";
import { groupPurchaseHistories, type PurchaseGroups } from "../../statistics/group-purchase-histories.ts";
import { SIMULATION_SEED } from "../cluster-bootstrap.ts";
import type { Columns, IndexContext } from "../index-definition.ts";
import type { IndexResult } from "../index-result.ts";
import type { Resampled } from "./clv-method.ts";
import { discountedPurchases } from "./discounted-purchases.ts";
import { type PurchaseModels, purchaseModelsIn } from "./purchase-models.ts";

/** methods.md 10.4. */
const REFITS = 200;
/** More customers than this are drawn fewer at a time, and the spread is that much narrower (m-out-of-n bootstrap). */
const MOST_CUSTOMERS = 2_500;

type Customers = { readonly x: Float64Array; readonly tx: Float64Array; readonly T: Float64Array; readonly spend: Float64Array };

/**
 * Both models fitted to customers drawn with replacement, `draws` times, and the value of those customers by them. Source: methods.md
 * 10.4; for large bases Bickel, Götze & van Zwet 1997, Statistica Sinica 7:1–31.
 */
export function bgnbdRefits(columns: Columns, result: IndexResult, context: IndexContext, draws = REFITS): Resampled | null {
  const fitted = purchaseModelsIn(result.parts["parameters"]);
  const customers = customersOf(columns);
  const n = customers.x.length;
  if (fitted === null || result.value === null || n < 2) return null;
  const size = Math.min(n, MOST_CUSTOMERS);
  const narrower = Math.sqrt(size / n);
  const worth = (picks: Int32Array, groups: Grouped, models: PurchaseModels) => meanWorth(customers, picks, groups, models, context);
  const everybody = Int32Array.from({ length: n }, (_, at) => at);
  const all = grouped(customers, everybody);
  const base = worth(everybody, all, fitted);
  if (base === null || base === 0) return null;
  const random = createRandom(SIMULATION_SEED);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const picks = Int32Array.from({ length: size }, () => random.below(n));
    // Everybody's groups serve all draws, but of a large base a draw sees only a few.
    const groups = size === n ? recounted(all, picks) : grouped(customers, picks);
    const models = refit(customers, picks, groups, fitted);
    const value = models === null ? null : worth(picks, groups, models);
    if (value !== null) values.push(result.value + narrower * ((result.value * value) / base - result.value));
  }
  return { values, draws };
}

function refit(customers: Customers, picks: Int32Array, { groups, counts }: Grouped, fitted: PurchaseModels): PurchaseModels | null {
  const purchases = bgnbdFitGroups(groups, { counts, start: fitted.purchases });
  if (!purchases.ok) return null;
  const histories: { x: number; meanSpend: number }[] = [];
  for (const pick of picks) {
    const [x, meanSpend] = [customers.x[pick] ?? 0, customers.spend[pick] ?? 0];
    if (meanSpend > 0) histories.push({ x, meanSpend });
  }
  const spend = gammaGammaFit(histories, { start: fitted.spend });
  return spend.ok ? { purchases: purchases.model, spend: spend.model } : null;
}

/** `groupOf` a customer's place in the groups; −1 = bought for the first time on the last day, which tells nothing. */
type Grouped = { readonly groups: PurchaseGroups; readonly counts: Float64Array; readonly groupOf: Int32Array };

function grouped(customers: Customers, picks: Int32Array): Grouped {
  const told = picks.filter((pick) => (customers.T[pick] ?? 0) > 0);
  const groups = groupPurchaseHistories(
    Array.from(told, (pick) => ({ x: customers.x[pick] ?? 0, tx: customers.tx[pick] ?? 0, T: customers.T[pick] ?? 0 })),
  );
  const groupOf = new Int32Array(customers.x.length).fill(-1);
  told.forEach((pick, at) => {
    groupOf[pick] = groups.groupOfRow[at] ?? -1;
  });
  return { groups, counts: groups.counts, groupOf };
}

function recounted({ groups, groupOf }: Grouped, picks: Int32Array): Grouped {
  const counts = new Float64Array(groups.counts.length);
  for (const pick of picks) {
    const group = groupOf[pick] ?? -1;
    if (group >= 0) counts[group] = (counts[group] ?? 0) + 1;
  }
  return { groups, counts, groupOf };
}

/** Mean of expected spend × discounted purchases; the share of margin falls out of the ratio. */
function meanWorth(
  customers: Customers,
  picks: Int32Array,
  { groups, counts, groupOf }: Grouped,
  models: PurchaseModels,
  context: IndexContext,
) {
  const { p, q, v } = models.spend;
  if (!(q > 1)) return null;
  const meanSpend = (p * v) / (q - 1);
  const purchases = Float64Array.from(counts, (count, group) => (count > 0 ? discounted(groups, group, models.purchases, context) : 0));
  const unseen = discountedPurchases(models.purchases, { x: 0, tx: 0, T: 0 }, context.settings.clv);
  let sum = 0;
  for (const pick of picks) {
    const [x, spend] = [customers.x[pick] ?? 0, customers.spend[pick] ?? 0];
    const group = groupOf[pick] ?? -1;
    const expected = spend > 0 ? gammaGammaExpected(models.spend, x, spend) : meanSpend;
    if (expected === null) return null;
    sum += expected * (group < 0 ? unseen : (purchases[group] ?? 0));
  }
  return Number.isFinite(sum) ? sum / picks.length : null;
}

function discounted(groups: PurchaseGroups, group: number, model: BgnbdParameters, context: IndexContext): number {
  const x = groups.purchases[groups.purchaseIndex[group] ?? 0] ?? 0;
  const tx = groups.lasts[groups.lastIndex[group] ?? 0] ?? 0;
  const T = groups.lengths[groups.lengthIndex[group] ?? 0] ?? 0;
  return discountedPurchases(model, { x, tx, T }, context.settings.clv);
}

function customersOf({ x = [], tx = [], length = [], spend = [], customers = [] }: Columns): Customers {
  const rows = customers.flatMap((many, row) => new Array<number>(many ?? 0).fill(row));
  const column = (list: readonly (number | null)[], unit: number): Float64Array =>
    Float64Array.from(rows, (row) => (list[row] ?? 0) / unit);
  return { x: column(x, 1), tx: column(tx, 7), T: column(length, 7), spend: column(spend, 1) };
}

import type { Choices } from "../index-definition.ts";
import type { AccountRows } from "./account-rows.ts";
import { type CountedCells, cellRows, groupCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { ExactSums, type Sums } from "./exact-sums.ts";

/**
 * What the margins of CLV are made of (`clv/clv-margins.ts` says the same in SQL), by group and segment: active customers and money
 * of 12 months; for the seed's method everybody, and revenue. `null` where segments are told apart by text.
 */
export function marginCells(accounts: AccountRows, method: Choices["clvMethod"], hasCost: boolean, slots: number): CountedCells | null {
  const { segment, segments, group, active, atStart, lost, cost, cac } = accounts;
  if (segment === null) return null;
  const isSeed = method === "seed";
  const money = isSeed ? accounts.revenue : accounts.money;
  const negativeMoney = isSeed ? accounts.negativeRevenue : accounts.negativeMoney;
  const width = segments.length;
  const size = slots * width;
  const all = new Int32Array(group.length);
  for (let row = 0; row < all.length; row += 1) all[row] = (group[row] ?? 0) * width + (segment[row] ?? 0);
  const candidates = isSeed ? all : onlyWhere(all, active);
  const known = onlyWhere(candidates, money.known);
  const counted = hasCost ? onlyWhere(known, cost.known) : known;
  const earned = ExactSums.of(size, counted, money);
  const spent = hasCost ? ExactSums.of(size, counted, cost) : null;
  const margin: Sums = spent === null ? earned : { sum: (cells) => earned.difference(cells, spent) };
  const columns = {
    n: Counts.of(size, counted),
    margin,
    cac: ExactSums.of(size, counted, cac),
    with_cac: Counts.where(size, counted, cac.known),
    at_start: Counts.where(size, all, atStart),
    lost_of_start: Counts.where(size, onlyWhere(all, atStart), lost),
    candidates: Counts.of(size, candidates),
    negative: Counts.where(size, candidates, negativeMoney),
  };
  return groupCells(cellRows(columns, Counts.of(size, all), width, (value) => ({ segment: segments[value] ?? null })));
}

/** The cells of the rows for which the flag is 1; the others are in none. */
function onlyWhere(cells: Int32Array, flags: Uint8Array): Int32Array {
  const kept = new Int32Array(cells.length);
  for (let row = 0; row < kept.length; row += 1) kept[row] = flags[row] === 1 ? (cells[row] ?? -1) : -1;
  return kept;
}

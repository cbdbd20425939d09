import type { Choices } from "../index-definition.ts";
import type { AccountRows } from "./account-rows.ts";
import { type CountedCells, cellRows, groupCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { ExactSums, type Sums } from "./exact-sums.ts";

/** Marks of a customer: at the start of the window, and lost since; whose margin may count, and is negative; does count, with a cost of acquisition. */
const AT_START = 1;
const LOST = 2;
const CANDIDATE = 4;
const NEGATIVE = 8;
const COUNTED = 16;
const WITH_CAC = 32;
const STATES = 64;

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
  // How many of a cell are in which state, in one look; every count is made of these.
  const states = new Counts(size * STATES);
  const counted = new Int32Array(group.length).fill(-1);
  for (let row = 0; row < counted.length; row += 1) {
    const cell = (group[row] ?? 0) * width + (segment[row] ?? 0);
    const isCandidate = isSeed || active[row] === 1;
    const isCounted = isCandidate && money.known[row] === 1 && (!hasCost || cost.known[row] === 1);
    if (isCounted) counted[row] = cell;
    const start = atStart[row] === 1 ? AT_START | (lost[row] === 1 ? LOST : 0) : 0;
    const candidate = isCandidate ? CANDIDATE | (negativeMoney[row] === 1 ? NEGATIVE : 0) : 0;
    states.add(cell * STATES + (start | candidate | (isCounted ? COUNTED | (cac.known[row] === 1 ? WITH_CAC : 0) : 0)));
  }
  const inState = (marks: number): Counts => {
    const counts = new Counts(size);
    states.values.forEach((times, at) => {
      if (((at % STATES) & marks) === marks) counts.add(Math.floor(at / STATES), times);
    });
    return counts;
  };
  const earned = ExactSums.of(size, counted, money);
  const spent = hasCost ? ExactSums.of(size, counted, cost) : null;
  const margin: Sums = spent === null ? earned : { sum: (cells) => earned.difference(cells, spent) };
  const columns = {
    n: inState(COUNTED),
    margin,
    cac: ExactSums.of(size, counted, cac),
    with_cac: inState(WITH_CAC),
    at_start: inState(AT_START),
    lost_of_start: inState(LOST),
    candidates: inState(CANDIDATE),
    negative: inState(NEGATIVE),
  };
  return groupCells(cellRows(columns, inState(0), width, (value) => ({ segment: segments[value] ?? null })));
}

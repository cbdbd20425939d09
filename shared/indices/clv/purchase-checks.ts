import { bgnbdConditionalExpected } from "../../statistics/bgnbd-conditional-expected.ts";
import { bgnbdPAlive } from "../../statistics/bgnbd-p-alive.ts";
import type { BgnbdParameters } from "../../statistics/bgnbd-parameters.ts";
import { bgnbdPmf } from "../../statistics/bgnbd-pmf.ts";
import type { Json } from "../index-result.ts";
import type { History } from "./purchase-history.ts";

const BINS = 10;
/** From so many repeat purchases on customers are counted together. */
const MANY = 7;

/**
 * What the fitted model says of the customers: purchases to come in the horizon, how likely each is still active (in tenths), and how many
 * made 0, 1, 2 … repeat purchases against how many the model expects (methods.md 10.4, Checks).
 */
export function purchaseChecks(rows: readonly History[], model: BgnbdParameters, weeks: number): { readonly [key: string]: Json } {
  const customers = rows.reduce((sum, { count }) => sum + count, 0);
  const alive = new Array<number>(BINS).fill(0);
  let aliveSum = 0;
  const expected = new Map<string, number | null>();
  let purchases: number | null = 0;
  for (const history of rows) {
    const pAlive = bgnbdPAlive(model, history);
    const bin = Math.min(BINS - 1, Math.floor(pAlive * BINS));
    alive[bin] = (alive[bin] ?? 0) + history.count;
    aliveSum += pAlive * history.count;
    const key = `${history.x} ${history.tx} ${history.T}`;
    let own = expected.get(key);
    if (own === undefined) {
      own = bgnbdConditionalExpected(model, history, weeks);
      expected.set(key, own);
    }
    purchases = purchases === null || own === null ? null : purchases + own * history.count;
  }
  return {
    expectedPurchases: { weeks, total: purchases, mean: purchases === null ? null : purchases / customers },
    alive: { mean: aliveSum / customers, total: aliveSum, tenths: alive.map((count, at) => ({ from: at / BINS, customers: count })) },
    frequency: frequencyTable(rows, model),
  };
}

/** Customers by repeat purchases, as they were and as the model expects them over histories of the same lengths. */
function frequencyTable(rows: readonly History[], model: BgnbdParameters): Json {
  const lengths = new Map<number, number>();
  for (const { T, count } of rows) lengths.set(T, (lengths.get(T) ?? 0) + count);
  const byLength = [...lengths].sort(([a], [b]) => a - b);
  const customers = rows.reduce((sum, { count }) => sum + count, 0);
  let rest = customers;
  const lines = Array.from({ length: MANY }, (_, x) => {
    const expected = byLength.reduce((sum, [T, count]) => sum + count * (T > 0 ? bgnbdPmf(model, T, x) : x === 0 ? 1 : 0), 0);
    rest -= expected;
    return { purchases: x, actual: rows.reduce((sum, row) => sum + (row.x === x ? row.count : 0), 0), expected };
  });
  const many = rows.reduce((sum, row) => sum + (row.x >= MANY ? row.count : 0), 0);
  return [...lines, { purchases: MANY, actual: many, expected: Math.max(0, rest) }];
}

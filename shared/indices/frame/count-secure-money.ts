import { type AccountColumns, numberOfCustomers } from "./account-rows.ts";
import { type CellRows, type CountedCells, cellRows, slicedCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { ExactSums } from "./exact-sums.ts";
import { onceForAll } from "./once-for.ts";

/**
 * Revenue by customer: whether it is known, whether it is negative, its two words and those of its square. Side by side, so that one
 * look finds them all.
 */
export type CaseMoney = { readonly records: Int32Array; readonly revenueScale: number; readonly squareScale: number };
const RECORD = 8;

/** Sums in a cell: 1 where there are cases, customers with a revenue, customers with a negative one, two words of the revenue, two of its square. */
export const MONEY_SUMS = 7;

export const caseMoney = onceForAll(
  ({ customer, revenue, revenueSquare, negativeRevenue }: AccountColumns) => [customer, revenue, revenueSquare, negativeRevenue],
  ({ customer, revenue, revenueSquare, negativeRevenue }): CaseMoney => {
    const records = new Int32Array(numberOfCustomers(customer) * RECORD);
    for (let row = 0; row < customer.length; row += 1) {
      const at = (customer[row] ?? 0) * RECORD;
      records[at] = revenue.known[row] ?? 0;
      records[at + 1] = negativeRevenue[row] ?? 0;
      records[at + 2] = revenue.words[row * 2] ?? 0;
      records[at + 3] = revenue.words[row * 2 + 1] ?? 0;
      records[at + 4] = revenueSquare.words[row * 2] ?? 0;
      records[at + 5] = revenueSquare.words[row * 2 + 1] ?? 0;
    }
    return { records, revenueScale: revenue.scale, squareScale: revenueSquare.scale };
  },
);

/** Adds a customer's money to the sums of a cell. Customers without an account have none. */
export function addMoney(sums: Float64Array, cell: number, { records }: CaseMoney, customer: number): void {
  const from = customer * RECORD;
  const to = cell * MONEY_SUMS;
  if (from >= records.length) return;
  sums[to] = 1;
  sums[to + 1] = (sums[to + 1] ?? 0) + (records[from] ?? 0);
  sums[to + 2] = (sums[to + 2] ?? 0) + (records[from + 1] ?? 0);
  sums[to + 3] = (sums[to + 3] ?? 0) + ((records[from + 2] ?? 0) >>> 0);
  sums[to + 4] = (sums[to + 4] ?? 0) + (records[from + 3] ?? 0);
  sums[to + 5] = (sums[to + 5] ?? 0) + ((records[from + 4] ?? 0) >>> 0);
  sums[to + 6] = (sums[to + 6] ?? 0) + (records[from + 5] ?? 0);
}

/**
 * Money of the secure cases that count (`secure-money.ts` says the same in SQL), by slice and by whether they are at the top:
 * customers with a revenue, its sum and sum of squares, customers whose revenue is negative.
 */
export function secureMoneyCells(money: CaseMoney, found: FoundCases, slots: number, waveCodes: readonly number[]): CountedCells {
  const sums = new Float64Array(slots * 2 * MONEY_SUMS);
  for (let customer = 0; customer < found.cases.length; customer += 1) {
    const cell = found.cases[customer] ?? -1;
    if (cell >= 0) addMoney(sums, cell, money, customer);
  }
  return slicedCells(
    moneyCells(sums, money),
    moneyCells(found.money, money, (place) => waveCodes[place] ?? 0),
  );
}

/** By customer the cell of the case that counts (group·2, + 1 at the top; −1 = none), and the sums of the waves' cells. */
export type FoundCases = { readonly cases: Int32Array; readonly money: Float64Array };

function moneyCells(sums: Float64Array, { revenueScale, squareScale }: CaseMoney, codeOf?: (slice: number) => number): CellRows {
  const cells = sums.length / MONEY_SUMS;
  const [cases, customers, negative] = [new Counts(cells), new Counts(cells), new Counts(cells)];
  const [revenue, squares] = [new ExactSums(cells, revenueScale), new ExactSums(cells, squareScale)];
  for (let cell = 0; cell < cells; cell += 1) {
    const [n, known, below, low = 0, high = 0, squareLow = 0, squareHigh = 0] = sums.subarray(cell * MONEY_SUMS, (cell + 1) * MONEY_SUMS);
    cases.add(cell, n);
    customers.add(cell, known);
    negative.add(cell, below);
    revenue.addWords(cell, low, high);
    squares.addWords(cell, squareLow, squareHigh);
  }
  return cellRows({ customers, revenue, squares, negative }, cases, 2, (value) => ({ is_top: value === 1 }), codeOf);
}

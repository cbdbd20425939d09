import { chiSquareUpperP } from "./chi-square-upper-p.ts";

export type ChiSquare = {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** Below 5 the approximation is doubtful. */
  readonly smallestExpected: number;
};

/**
 * Pearson's chi-square test of independence in a table of counts (rows × columns), no continuity correction: Σ (observed −
 * expected)²/expected, (rows − 1)(columns − 1) degrees of freedom. Empty rows and columns are left out; `null` when fewer than two
 * of either remain. For k shares pass rows [x, n − x]. methods.md 0.4 DP.
 * @example chiSquareTest([[83, 3], [90, 3], [129, 7], [70, 12]]) // { statistic: 12.600411, df: 3, p: 0.00558548, … }
 */
export function chiSquareTest(table: readonly (readonly number[])[]): ChiSquare | null {
  const rowSums = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const width = Math.max(0, ...table.map((row) => row.length));
  const columnSums = Array.from({ length: width }, (_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const total = rowSums.reduce((sum, count) => sum + count, 0);
  const rowCount = rowSums.filter((sum) => sum > 0).length;
  const columnCount = columnSums.filter((sum) => sum > 0).length;
  const df = (rowCount - 1) * (columnCount - 1);
  if (rowCount < 2 || columnCount < 2) {
    return null;
  }
  let statistic = 0;
  let smallestExpected = Infinity;
  table.forEach((row, i) => {
    columnSums.forEach((columnSum, j) => {
      const expected = ((rowSums[i] ?? 0) * columnSum) / total;
      if (expected > 0) {
        statistic += ((row[j] ?? 0) - expected) ** 2 / expected;
        smallestExpected = Math.min(smallestExpected, expected);
      }
    });
  });
  return { statistic, df, p: chiSquareUpperP(statistic, df), smallestExpected };
}

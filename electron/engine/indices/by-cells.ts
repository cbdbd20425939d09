import type { Row } from "../../../shared/indices/index-definition.ts";

/**
 * The order of cells by what is in them, from left to right. The store gives them in any order, and sums of doubles over them must not
 * depend on it.
 */
export function byCells(a: Row, b: Row): number {
  // Tens of thousands of rows are compared, without a list made of each.
  for (const name in a) {
    const left = a[name] ?? null;
    const right = b[name] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

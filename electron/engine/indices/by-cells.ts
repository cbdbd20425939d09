import type { Row } from "../../../shared/indices/index-definition.ts";

/**
 * The order of cells by what is in them, from left to right. The store gives them in any order, and sums of doubles over them must not
 * depend on it.
 */
export function byCells(a: Row, b: Row): number {
  for (const name of Object.keys(a)) {
    const [left = null, right = null] = [a[name], b[name]];
    if (left === right) continue;
    if (left === null || right === null) return left === null ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

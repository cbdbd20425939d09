import { assertNever } from "../result.ts";
import { applyFunction, applyOperator } from "./apply.ts";
import type { Row } from "./formula.ts";

/** Rows worked on at once, so that the steps between stay in the processor's cache. */
const CHUNK = 4_096;

/**
 * The value of a row expression for every row; NaN = missing, by the rules of apply.ts.
 * @param column the column's values, one a row, NaN = missing
 * @param rows how many rows there are
 * @param checkpoint asked between chunks; throws when nobody wants the result any more
 */
export function evaluateRows(
  node: Row,
  column: (table: string, name: string) => Float64Array,
  rows: number,
  checkpoint: () => void,
): Float64Array {
  const values = new Float64Array(rows);
  for (let from = 0; from < rows; from += CHUNK) {
    checkpoint();
    const to = Math.min(rows, from + CHUNK);
    values.set(chunk(node, column, from, to), from);
  }
  return values;
}

function chunk(node: Row, column: (table: string, name: string) => Float64Array, from: number, to: number): Float64Array {
  switch (node.kind) {
    case "constant":
      return new Float64Array(to - from).fill(node.value);
    case "column":
      return column(node.table, node.name).subarray(from, to);
    case "operator": {
      const { name, args } = node;
      return combine(
        args.map((arg) => chunk(arg, column, from, to)),
        to - from,
        (parts) => applyOperator(name, parts),
      );
    }
    case "call": {
      const { name, args } = node;
      return combine(
        args.map((arg) => chunk(arg, column, from, to)),
        to - from,
        (parts) => applyFunction(name, parts),
      );
    }
    default:
      return assertNever(node);
  }
}

function combine(args: readonly Float64Array[], length: number, apply: (parts: readonly (number | null)[]) => number | null): Float64Array {
  const result = new Float64Array(length);
  const parts: (number | null)[] = args.map(() => null);
  for (let row = 0; row < length; row += 1) {
    for (let at = 0; at < args.length; at += 1) {
      const value = args[at]?.[row] ?? Number.NaN;
      parts[at] = Number.isNaN(value) ? null : value;
    }
    result[row] = apply(parts) ?? Number.NaN;
  }
  return result;
}

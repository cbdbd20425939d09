import type { Decimals } from "./exact-sums.ts";

/** What is at these places of a column; `null` = at all, which is the column itself. */
export function at<Column extends Int32Array | Int16Array | Uint8Array | Float64Array>(column: Column, places: Int32Array | null): Column {
  if (places === null) return column;
  const found = column.slice(0, places.length);
  for (let row = 0; row < places.length; row += 1) found[row] = column[places[row] ?? 0] ?? 0;
  // A slice has the type of what it is a slice of.
  return found as Column;
}

/** The same of decimals, which have two words each. */
export function decimalsAt(column: Decimals, places: Int32Array): Decimals {
  const words = new Int32Array(places.length * 2);
  for (let row = 0; row < places.length; row += 1) {
    const from = (places[row] ?? 0) * 2;
    words[row * 2] = column.words[from] ?? 0;
    words[row * 2 + 1] = column.words[from + 1] ?? 0;
  }
  return { ...column, words, known: at(column.known, places) };
}

/** The places at which a customer passes (1); who is nobody's passes nowhere. */
export function placesThatPass(customer: Int32Array, passes: Uint8Array): Int32Array {
  const places = new Int32Array(customer.length);
  let to = 0;
  for (let row = 0; row < customer.length; row += 1) if (passes[customer[row] ?? -1] === 1) places[to++] = row;
  return places.subarray(0, to);
}

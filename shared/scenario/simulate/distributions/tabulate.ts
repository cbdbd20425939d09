import { type Fill, fillBy, type Transform } from "./transform.ts";

/** Scores beyond this (once in 10¹⁰ draws) are worked out one by one. */
const REACH = 6.5;
/** Cells a unit of score; the next is tried where one is too coarse. */
const FINENESS = [12, 24, 48] as const;
/** Largest error at the middle of a cell, where it is greatest, in parts of the 5–95 % width. */
const TOLERANCE = 1e-10;
const P95_SCORE = 1.6448536269514722;

/**
 * A transform whose every call is slow, as polynomials of fifth degree through six neighbouring points. Every cell is
 * compared with the transform itself at its middle; one that no fineness brings within `TOLERANCE` is not tabulated at all.
 */
export function tabulate(transform: Transform): Fill {
  const width = transform(P95_SCORE) - transform(-P95_SCORE);
  for (const fineness of FINENESS) {
    const table = createTable(transform, fineness);
    if (isExact(table, transform, fineness, width)) return fillFrom(table, transform, fineness);
  }
  return fillBy(transform);
}

const cellsOf = (fineness: number): number => 2 * REACH * fineness;

/** Six coefficients a cell, lowest power of the place within the cell (0–1) first. */
function createTable(transform: Transform, fineness: number): Float64Array {
  const cells = cellsOf(fineness);
  const points = Float64Array.from({ length: cells + 5 }, (_, k) => transform((k - 2) / fineness - REACH));
  const table = new Float64Array(6 * cells);
  for (let cell = 0; cell < cells; cell++) table.set(throughSix(points.subarray(cell, cell + 6)), 6 * cell);
  return table;
}

/** The polynomial through values at −2, −1, 0, 1, 2, 3: Newton's divided differences, multiplied out. */
function throughSix(values: Float64Array): Float64Array {
  const differences = Float64Array.from(values);
  for (let order = 1; order < 6; order++) {
    for (let k = 5; k >= order; k--) differences[k] = ((differences[k] ?? 0) - (differences[k - 1] ?? 0)) / order;
  }
  const powers = new Float64Array(6);
  for (let k = 5; k >= 0; k--) {
    // powers ← powers · (x − node_k) + difference_k, node_k = k − 2
    for (let power = 5; power >= 1; power--) powers[power] = (powers[power - 1] ?? 0) - (k - 2) * (powers[power] ?? 0);
    powers[0] = (differences[k] ?? 0) - (k - 2) * (powers[0] ?? 0);
  }
  return powers;
}

function isExact(table: Float64Array, transform: Transform, fineness: number, width: number): boolean {
  for (let cell = 0; cell < cellsOf(fineness); cell++) {
    const error = read(table, 6 * cell, 0.5) - transform((cell + 0.5) / fineness - REACH);
    if (!(Math.abs(error) <= TOLERANCE * width)) return false;
  }
  return true;
}

function read(table: Float64Array, at: number, place: number): number {
  const high = ((table[at + 5] ?? 0) * place + (table[at + 4] ?? 0)) * place + (table[at + 3] ?? 0);
  return ((high * place + (table[at + 2] ?? 0)) * place + (table[at + 1] ?? 0)) * place + (table[at] ?? 0);
}

function fillFrom(table: Float64Array, transform: Transform, fineness: number): Fill {
  return (scores, into, count) => {
    for (let i = 0; i < count; i++) {
      const score = scores[i] ?? 0;
      if (!(Math.abs(score) < REACH)) {
        into[i] = transform(score);
        continue;
      }
      const position = (score + REACH) * fineness;
      const cell = Math.floor(position);
      into[i] = read(table, 6 * cell, position - cell);
    }
  };
}

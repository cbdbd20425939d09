import type { Correlation } from "./simulation.ts";

/** Mixes independent scores into correlated ones: row r of `mix` (lower ones first) gives input `places[r]`. */
export type Mixer = {
  readonly places: readonly number[];
  readonly mix: readonly Float64Array[];
  /** True where the matrix was no possible one and the nearest stands in for it. */
  readonly changed: boolean;
  /** Names that no uncertain input has. */
  readonly unknown: readonly string[];
};

/** Eigenvalues below this count as 0: rounding of a matrix on the edge is no fault of the user's. */
const EDGE = 1e-10;

/**
 * A Gaussian copula (methods.md 12.6): a root of the correlation matrix of the inputs that the user has linked. A matrix with a
 * negative eigenvalue is no correlation of anything; its negative eigenvalues are set to 0 and the diagonal to 1 again.
 */
export function createMixer(names: readonly string[], correlations: readonly Correlation[]): Mixer {
  const linked = correlations.filter(({ a, b, value }) => value !== 0 && a !== b && names.includes(a) && names.includes(b));
  const places = names.flatMap((name, place) => (linked.some(({ a, b }) => a === name || b === name) ? [place] : []));
  const matrix = places.map((one) =>
    Float64Array.from(places, (other) => (one === other ? 1 : (pairOf(linked, names[one], names[other])?.value ?? 0))),
  );
  const unknown = [...new Set(correlations.flatMap(({ a, b }) => [a, b]))].filter((name) => !names.includes(name));
  const root = cholesky(matrix);
  if (root !== null) return { places, mix: root, changed: false, unknown };
  const { root: nearest, changed } = nearestRoot(matrix);
  return { places, mix: nearest, changed, unknown };
}

/** Of two entries for a pair the later one counts. */
const pairOf = (correlations: readonly Correlation[], one = "", other = ""): Correlation | undefined =>
  correlations.findLast(({ a, b }) => (a === one && b === other) || (a === other && b === one));

/** Lower triangle L with L·Lᵀ = matrix; `null` unless it is positive definite. */
function cholesky(matrix: readonly Float64Array[]): readonly Float64Array[] | null {
  const size = matrix.length;
  const root = matrix.map(() => new Float64Array(size));
  for (let r = 0; r < size; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = cell(matrix, r, c);
      for (let k = 0; k < c; k++) sum -= cell(root, r, k) * cell(root, c, k);
      if (r === c && !(sum > EDGE)) return null;
      set(root, r, c, r === c ? Math.sqrt(sum) : sum / cell(root, c, c));
    }
  }
  return root;
}

/** V·√Λ⁺ with rows of length 1, by Jacobi's rotations. */
function nearestRoot(matrix: readonly Float64Array[]): { readonly root: readonly Float64Array[]; readonly changed: boolean } {
  const { values, vectors } = eigen(matrix);
  const root = vectors.map((row) => row.map((entry, k) => entry * Math.sqrt(Math.max(0, values[k] ?? 0))));
  return {
    root: root.map((row) => {
      const length = Math.sqrt(row.reduce((sum, entry) => sum + entry * entry, 0));
      return row.map((entry) => entry / length);
    }),
    changed: values.some((value) => value < -EDGE),
  };
}

/** Eigenvalues and, in columns, eigenvectors of a symmetric matrix. Source: Jacobi 1846, cyclic by rows. */
function eigen(matrix: readonly Float64Array[]): { readonly values: readonly number[]; readonly vectors: readonly Float64Array[] } {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = a.map((_, r) => Float64Array.from(a, (_row, c) => (r === c ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) off += cell(a, p, q) ** 2;
    if (off < 1e-30) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
  }
  return { values: a.map((row, k) => row[k] ?? 0), vectors };
}

function rotate(a: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const apq = cell(a, p, q);
  if (apq === 0) return;
  const theta = (cell(a, q, q) - cell(a, p, p)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < a.length; k++) turn(a, [k, p], [k, q], c, s);
  for (let k = 0; k < a.length; k++) turn(a, [p, k], [q, k], c, s);
  for (let k = 0; k < a.length; k++) turn(vectors, [k, p], [k, q], c, s);
}

type Place = readonly [row: number, column: number];

function turn(m: readonly Float64Array[], one: Place, other: Place, c: number, s: number): void {
  const x = cell(m, ...one);
  const y = cell(m, ...other);
  set(m, ...one, c * x - s * y);
  set(m, ...other, s * x + c * y);
}

const cell = (m: readonly Float64Array[], r: number, c: number): number => m[r]?.[c] ?? 0;

function set(m: readonly Float64Array[], r: number, c: number, value: number): void {
  const row = m[r];
  if (row !== undefined) row[c] = value;
}

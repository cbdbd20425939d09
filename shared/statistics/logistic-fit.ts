/** Cases with the same x: how many, and how many of them are hits. */
export type LogisticCell = { readonly x: number; readonly n: number; readonly hits: number };

/** P(hit) = 1/(1 + exp(−(intercept + slope·x))); standard error of the slope from the observed information. */
export type LogisticModel = {
  readonly intercept: number;
  readonly slope: number;
  readonly slopeSe: number;
  readonly logLikelihood: number;
};

const MOST_STEPS = 50;

/**
 * Logistic regression of a yes or no on one number, by Newton's method with step halving. `null` without both outcomes, without spread in
 * x, or where x separates the outcomes (no finite maximum exists).
 * Source: Hosmer, Lemeshow & Sturdivant 2013, chapter 1.
 * @example logisticFit([{ x: 0, n: 10, hits: 2 }, { x: 1, n: 10, hits: 5 }]) // intercept ln ¼, slope ln 4
 */
export function logisticFit(cells: readonly LogisticCell[]): LogisticModel | null {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const hits = cells.reduce((sum, cell) => sum + cell.hits, 0);
  if (!(hits > 0 && hits < n)) return null;
  const centre = cells.reduce((sum, cell) => sum + cell.n * cell.x, 0) / n;
  const scale = Math.sqrt(cells.reduce((sum, cell) => sum + cell.n * (cell.x - centre) ** 2, 0) / n);
  if (!(scale > 0)) return null;
  const points = cells.map((cell) => ({ ...cell, z: (cell.x - centre) / scale }));
  const likelihood = (b0: number, b1: number): number =>
    points.reduce((sum, { z, n: own, hits: hit }) => {
      const eta = b0 + b1 * z;
      return sum + hit * eta - own * (Math.max(0, eta) + Math.log1p(Math.exp(-Math.abs(eta))));
    }, 0);
  let [b0, b1] = [Math.log(hits / (n - hits)), 0];
  let value = likelihood(b0, b1);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { g0, g1, h00, h01, h11 } = slopes(points, b0, b1);
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12 * n * n)) return null;
    if (Math.max(Math.abs(g0), Math.abs(g1)) <= 1e-10 * n) {
      return {
        intercept: b0 - (b1 * centre) / scale,
        slope: b1 / scale,
        slopeSe: Math.sqrt(h00 / determinant) / scale,
        logLikelihood: value,
      };
    }
    const [d0, d1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
    let length = 1;
    let next = likelihood(b0 + d0, b1 + d1);
    while (!(next >= value - 1e-12 * Math.abs(value)) && length > 1e-6) {
      length /= 2;
      next = likelihood(b0 + length * d0, b1 + length * d1);
    }
    [b0, b1, value] = [b0 + length * d0, b1 + length * d1, next];
  }
  return null;
}

/** Gradient and observed information. */
function slopes(points: readonly { readonly z: number; readonly n: number; readonly hits: number }[], b0: number, b1: number) {
  const sums = { g0: 0, g1: 0, h00: 0, h01: 0, h11: 0 };
  for (const { z, n, hits } of points) {
    const p = 1 / (1 + Math.exp(-(b0 + b1 * z)));
    const rest = hits - n * p;
    const weight = n * p * (1 - p);
    sums.g0 += rest;
    sums.g1 += rest * z;
    sums.h00 += weight;
    sums.h01 += weight * z;
    sums.h11 += weight * z * z;
  }
  return sums;
}

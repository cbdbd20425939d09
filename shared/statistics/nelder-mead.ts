export type NelderMeadOptions = {
  /** Edge of the first simplex. */
  readonly step?: number;
  /** Ends when values over the simplex and its size both fall below this. */
  readonly tolerance?: number;
  readonly maxEvaluations?: number;
  /** New starts from the best point found, to leave a collapsed simplex. */
  readonly restarts?: number;
};

export type Minimum = { readonly x: readonly number[]; readonly value: number; readonly evaluations: number; readonly converged: boolean };

type Vertex = { readonly x: readonly number[]; readonly value: number };

/**
 * A local minimum of a function of several variables without derivatives, by the simplex method. A value that is not a number counts
 * as worse than any other, so the function may refuse points by NaN.
 * Source: Nelder & Mead, Computer Journal 7 (1965) 308–313, with coefficients 1, 2, ½, ½.
 * @example nelderMead(([x = 0, y = 0]) => (x - 1) ** 2 + (y + 2) ** 2, [0, 0]).x // about [1, −2]
 */
export function nelderMead(f: (x: readonly number[]) => number, start: readonly number[], options: NelderMeadOptions = {}): Minimum {
  const { restarts = 1 } = options;
  let best = search(f, start, options);
  for (let k = 0; k < restarts; k += 1) {
    const again = search(f, best.x, options);
    best = { ...again, evaluations: best.evaluations + again.evaluations };
  }
  return best;
}

function search(f: (x: readonly number[]) => number, start: readonly number[], options: NelderMeadOptions): Minimum {
  const { step = 0.5, tolerance = 1e-12, maxEvaluations = 5000 } = options;
  let evaluations = 0;
  const vertex = (x: readonly number[]): Vertex => {
    evaluations += 1;
    const value = f(x);
    return { x, value: Number.isNaN(value) ? Infinity : value };
  };
  const first = vertex(start);
  let simplex = [first, ...start.map((_, i) => vertex(start.map((value, j) => (i === j ? value + step : value))))];
  let converged = false;
  while (evaluations < maxEvaluations) {
    simplex.sort((p, q) => p.value - q.value);
    const [best = first] = simplex;
    const worst = simplex.at(-1) ?? first;
    const second = simplex.at(-2) ?? first;
    if (hasCollapsed(simplex, best, worst, tolerance)) {
      converged = Number.isFinite(best.value);
      break;
    }
    const centre = start.map((_, i) => (simplex.reduce((sum, point) => sum + (point.x[i] ?? 0), 0) - (worst.x[i] ?? 0)) / start.length);
    const along = (t: number): Vertex => vertex(centre.map((value, i) => value + t * ((worst.x[i] ?? 0) - value)));
    const reflected = along(-1);
    let accepted: Vertex | null = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      accepted = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value >= second.value) {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
      accepted = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
    }
    simplex =
      accepted === null
        ? [best, ...simplex.slice(1).map((point) => vertex(point.x.map((value, i) => ((best.x[i] ?? 0) + value) / 2)))]
        : [...simplex.slice(0, -1), accepted];
  }
  simplex.sort((p, q) => p.value - q.value);
  const [best = first] = simplex;
  return { x: best.x, value: best.value, evaluations, converged };
}

function hasCollapsed(simplex: readonly Vertex[], best: Vertex, worst: Vertex, tolerance: number): boolean {
  const flat = worst.value - best.value <= tolerance * (1 + Math.abs(best.value));
  return flat && simplex.every((point) => point.x.every((value, i) => Math.abs(value - (best.x[i] ?? 0)) <= 1e-7 * (1 + Math.abs(value))));
}

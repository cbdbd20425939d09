import { solveLinear } from "./solve-linear.ts";

/** Cases with the same x: how many, and how many of them are hits. */
export type LogisticRow = { readonly x: readonly number[]; readonly n: number; readonly hits: number };

/** P(hit) = 1/(1 + exp(−(intercept + Σ coefficients·x))). `covariance` has the intercept first. */
export type LogisticRegression = {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
};

const MOST_STEPS = 60;
const NO_GAIN = 1e-16;
/** A standardised coefficient of which so little is known has run away: its column separates the outcomes. */
const MOST_VARIANCE = 100;

/**
 * Logistic regression of a yes or no on several numbers, by Newton's method with step halving. `ridge` λ ≥ 0 takes λ/2·Σβ² off the
 * log-likelihood, β of columns brought to mean 0 and standard deviation 1, the intercept free: the mode under independent priors N(0, 1/λ), and
 * the covariance is the inverse of the penalised information. `null` without both outcomes, where a column has no spread, or without ridge
 * where columns depend on each other or separate the outcomes. Rows are added up in their order.
 * Sources: Hosmer, Lemeshow & Sturdivant 2013, chapter 2; le Cessie & van Houwelingen, Applied Statistics 41 (1992) 191–201.
 * @example logisticRegression([{ x: [0], n: 10, hits: 2 }, { x: [1], n: 10, hits: 5 }], 0) // intercept ln ¼, coefficient ln 4
 */
export function logisticRegression(rows: readonly LogisticRow[], ridge: number): LogisticRegression | null {
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const hits = rows.reduce((sum, row) => sum + row.hits, 0);
  if (!(hits > 0 && hits < n)) return null;
  const scaling = standardise(rows, n);
  if (scaling === null) return null;
  let beta: readonly number[] = [Math.log(hits / (n - hits)), ...scaling.means.map(() => 0)];
  let value = penalised(scaling.rows, beta, ridge);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = derivatives(scaling.rows, beta, ridge);
    const move = solveLinear(information, gradient);
    if (move === null) return null;
    // What a further step would gain, in squared standard errors: unlike the gradient itself it does not fade with a rare column.
    if (move.reduce((sum, own, at) => sum + own * (gradient[at] ?? 0), 0) <= NO_GAIN) {
      const inverse = invert(information);
      return inverse === null || inverse.some((line, at) => (line[at] ?? 0) > MOST_VARIANCE)
        ? null
        : unscaled(beta, inverse, scaling, rows);
    }
    let length = 1;
    let next = stepped(beta, move, length);
    let reached = penalised(scaling.rows, next, ridge);
    while (!(reached >= value - 1e-12 * Math.abs(value)) && length > 1e-6) {
      length /= 2;
      next = stepped(beta, move, length);
      reached = penalised(scaling.rows, next, ridge);
    }
    [beta, value] = [next, reached];
  }
  return null;
}

type Scaling = { readonly rows: readonly LogisticRow[]; readonly means: readonly number[]; readonly spreads: readonly number[] };

function standardise(rows: readonly LogisticRow[], n: number): Scaling | null {
  const columns = rows[0]?.x.length ?? 0;
  const mean = (of: (row: LogisticRow) => number): number => rows.reduce((sum, row) => sum + row.n * of(row), 0) / n;
  const means = Array.from({ length: columns }, (_, at) => mean(({ x }) => x[at] ?? 0));
  const spreads = means.map((centre, at) => Math.sqrt(mean(({ x }) => ((x[at] ?? 0) - centre) ** 2)));
  if (!spreads.every((spread, at) => spread > 1e-12 * Math.max(1, Math.abs(means[at] ?? 0)))) return null;
  const scaled = rows.map((row) => ({ ...row, x: row.x.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)) }));
  return { rows: scaled, means, spreads };
}

const logOdds = (x: readonly number[], beta: readonly number[]): number => {
  let sum = beta[0] ?? 0;
  for (let at = 0; at < x.length; at += 1) sum += (beta[at + 1] ?? 0) * (x[at] ?? 0);
  return sum;
};

const stepped = (beta: readonly number[], move: readonly number[], length: number): readonly number[] =>
  beta.map((own, at) => own + length * (move[at] ?? 0));

function penalised(rows: readonly LogisticRow[], beta: readonly number[], ridge: number): number {
  let sum = 0;
  for (const { x, n, hits } of rows) {
    const eta = logOdds(x, beta);
    sum += hits * eta - n * (Math.max(0, eta) + Math.log1p(Math.exp(-Math.abs(eta))));
  }
  return sum - (ridge / 2) * beta.slice(1).reduce((squares, own) => squares + own * own, 0);
}

/** Gradient and information of the penalised log-likelihood. */
function derivatives(rows: readonly LogisticRow[], beta: readonly number[], ridge: number) {
  const size = beta.length;
  const gradient = new Array<number>(size).fill(0);
  const information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const full = new Array<number>(size).fill(1);
  for (const { x, n, hits } of rows) {
    for (let at = 1; at < size; at += 1) full[at] = x[at - 1] ?? 0;
    const p = 1 / (1 + Math.exp(-logOdds(x, beta)));
    const rest = hits - n * p;
    const weight = n * p * (1 - p);
    for (let i = 0; i < size; i += 1) {
      const own = full[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + rest * own;
      const line = information[i] ?? [];
      for (let j = 0; j <= i; j += 1) line[j] = (line[j] ?? 0) + weight * own * (full[j] ?? 0);
    }
  }
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) (information[i] ?? [])[j] = information[j]?.[i] ?? 0;
    if (i === 0) continue;
    gradient[i] = (gradient[i] ?? 0) - ridge * (beta[i] ?? 0);
    (information[i] ?? [])[i] = (information[i]?.[i] ?? 0) + ridge;
  }
  return { gradient, information };
}

function invert(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const columns = matrix.map((_, at) =>
    solveLinear(
      matrix,
      matrix.map((__, row) => (row === at ? 1 : 0)),
    ),
  );
  return columns.every((column) => column !== null) ? columns : null;
}

/** Back to the units of x: b = T·β, covariance T·V·Tᵀ. */
function unscaled(
  beta: readonly number[],
  inverse: readonly (readonly number[])[],
  { means, spreads }: Scaling,
  rows: readonly LogisticRow[],
): LogisticRegression {
  const size = beta.length;
  const transform = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => {
      const spread = spreads[j - 1] ?? 1;
      if (i === 0) return j === 0 ? 1 : -(means[j - 1] ?? 0) / spread;
      return i === j ? 1 / spread : 0;
    }),
  );
  const times = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
    a.map((line) => line.map((_, j) => line.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)));
  const flipped = transform.map((_, i) => transform.map((line) => line[i] ?? 0));
  const [intercept = 0, ...coefficients] = transform.map((line) => line.reduce((sum, value, k) => sum + value * (beta[k] ?? 0), 0));
  return {
    intercept,
    coefficients,
    covariance: times(times(transform, inverse), flipped),
    logLikelihood: penalised(rows, [intercept, ...coefficients], 0),
  };
}

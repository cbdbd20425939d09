import type { Minimum } from "./nelder-mead.ts";

/** Writes the gradient at x into `gradient` and returns the value. */
export type ValueAndGradient = (x: Float64Array, gradient: Float64Array) => number;

export type BfgsOptions = {
  /** Ends when no component of the gradient exceeds this share of 1 + |value at the start|. */
  readonly tolerance?: number;
  readonly maxSteps?: number;
};

const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;

/**
 * A local minimum of a smooth function by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, with a gradient. Each step
 * looks at the function once or a few times until Wolfe's conditions hold. `converged` is false when no step lowers the value any more
 * while the gradient is still large, or after `maxSteps`.
 * Source: Nocedal & Wright, Numerical Optimization (2006), algorithms 3.5–3.6 and 6.1.
 * @example bfgs((x, g) => { g[0] = 2 * ((x[0] ?? 0) - 1); return ((x[0] ?? 0) - 1) ** 2; }, [0]).x // [1]
 */
export function bfgs(f: ValueAndGradient, start: readonly number[], options: BfgsOptions = {}): Minimum {
  const { tolerance = 1e-7, maxSteps = 200 } = options;
  const size = start.length;
  let x: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(size);
  let value = f(x, gradient);
  let evaluations = 1;
  const inverse = new Float64Array(size * size);
  resetToIdentity(inverse, size);
  let isFresh = true;
  const flat = tolerance * (1 + (Number.isFinite(value) ? Math.abs(value) : 0));
  const isFlat = (): boolean => gradient.every((component) => Math.abs(component) <= flat);
  for (let step = 0; step < maxSteps && !isFlat(); step += 1) {
    const direction = times(inverse, gradient, -1);
    const slope = dot(direction, gradient);
    const found = lineSearch(f, x, value, slope, direction, isFresh ? Math.min(1, 1 / Math.sqrt(-slope)) : 1);
    evaluations += found.evaluations;
    if (found.x === null) {
      // Downhill there is nothing; in another direction the fault may be with the inverse.
      if (isFresh) break;
      resetToIdentity(inverse, size);
      isFresh = true;
      continue;
    }
    const moved = found.x.map((component, i) => component - (x[i] ?? 0));
    const turned = found.gradient.map((component, i) => component - (gradient[i] ?? 0));
    const curvature = dot(moved, turned);
    if (curvature > 1e-14 * Math.sqrt(dot(moved, moved) * dot(turned, turned))) {
      if (isFresh) scale(inverse, curvature / dot(turned, turned));
      update(inverse, moved, turned, curvature);
      isFresh = false;
    }
    x = found.x;
    gradient = found.gradient;
    value = found.value;
  }
  return { x: [...x], value, evaluations, converged: Number.isFinite(value) && isFlat() };
}

type Found = { readonly x: Float64Array | null; readonly value: number; readonly gradient: Float64Array; readonly evaluations: number };

/** A step length that satisfies Wolfe's conditions, by bracketing and then by cubic interpolation inside the bracket. */
function lineSearch(
  f: ValueAndGradient,
  x: Float64Array,
  value: number,
  slope: number,
  direction: Float64Array,
  firstLength: number,
): Found {
  let low = { length: 0, value, slope };
  let high: { length: number; value: number; slope: number } | null = null;
  let length = firstLength;
  let bestX: Float64Array | null = null;
  let bestGradient: Float64Array = new Float64Array(x.length);
  let bestValue = value;
  let evaluations = 0;
  while (evaluations < 30) {
    const trialX = x.map((component, i) => component + length * (direction[i] ?? 0));
    const trialGradient = new Float64Array(x.length);
    const trialValue = f(trialX, trialGradient);
    evaluations += 1;
    const trialSlope = dot(trialGradient, direction);
    const trial = { length, value: trialValue, slope: trialSlope };
    const isBetter = trialValue <= value + SUFFICIENT_DECREASE * length * slope && trialValue <= low.value && Number.isFinite(trialSlope);
    if (isBetter) {
      bestX = trialX;
      bestGradient = trialGradient;
      bestValue = trialValue;
      if (Math.abs(trialSlope) <= -CURVATURE * slope) break;
      if (trialSlope * ((high?.length ?? Infinity) - low.length) >= 0) high = low;
      low = trial;
    } else {
      high = trial;
    }
    if (high === null) {
      length *= 3;
    } else {
      length = inside(low, high);
      if (Math.abs(high.length - low.length) <= 1e-12 * Math.max(1, low.length)) break;
    }
  }
  return { x: bestX, value: bestValue, gradient: bestGradient, evaluations };
}

type Point = { readonly length: number; readonly value: number; readonly slope: number };

/** Minimum of the cubic through both ends, kept away from them; the middle where it does not exist. */
function inside(low: Point, high: Point): number {
  const width = high.length - low.length;
  const middle = low.length + width / 2;
  const d1 = low.slope + high.slope - (3 * (low.value - high.value)) / -width;
  const d2 = Math.sign(width) * Math.sqrt(d1 * d1 - low.slope * high.slope);
  const cubic = high.length - (width * (high.slope + d2 - d1)) / (high.slope - low.slope + 2 * d2);
  const share = (cubic - low.length) / width;
  // Not a number where the cubic has no minimum or a value is infinite.
  return share > 0.1 && share < 0.9 ? cubic : middle;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function times(matrix: Float64Array, vector: Float64Array, factor: number): Float64Array {
  const size = vector.length;
  return vector.map((_, i) => factor * dot(matrix.subarray(i * size, (i + 1) * size), vector));
}

function resetToIdentity(matrix: Float64Array, size: number): void {
  matrix.fill(0);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
}

function scale(matrix: Float64Array, factor: number): void {
  for (let i = 0; i < matrix.length; i += 1) matrix[i] = (matrix[i] ?? 0) * factor;
}

/** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, with ρ = 1/(yᵀs). */
function update(inverse: Float64Array, s: Float64Array, y: Float64Array, curvature: number): void {
  const size = s.length;
  const hy = times(inverse, y, 1);
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const si = s[i] ?? 0;
      const sj = s[j] ?? 0;
      inverse[i * size + j] = (inverse[i * size + j] ?? 0) + factor * si * sj - ((hy[i] ?? 0) * sj + si * (hy[j] ?? 0)) / curvature;
    }
  }
}

import { roundStep } from "./scale.ts";

/** The values an axis reaches over, and the distance of its marks. */
export type ValueDomain = { readonly min: number; readonly max: number; readonly step: number };

/** Marks on an axis, about. */
const MARKS = 4;
/** More marks than this, and the step is made anew. */
const MOST_MARKS = 6;
/** An axis that would show its values on less than this share of itself is fitted anew. */
const LOOSEST = 0.6;
/** Values that start nearer to zero than this share of their span are shown from zero. */
const NEAR_ZERO = 0.6;

/** Around values that are all zero: zero at the bottom, and no mark above it, as nothing says how large a value might be. */
const NOTHING: ValueDomain = { min: 0, max: 1, step: 2 };

/** The round domain around values that reach from `low` to `high`. */
export function fitDomain(low: number, high: number): ValueDomain {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size === 0) return NOTHING;
  // Less than this is no difference that digits can say.
  if (high - low < size * 1e-9) return roundOut(low - size / 20, high + size / 20);
  const from = low > 0 && low < (high - low) * NEAR_ZERO ? 0 : low;
  return roundOut(from, high);
}

/** The domain while a slider moves: it only ever grows, and no further than the values do, so that no line jumps. */
export function stretchDomain(domain: ValueDomain, low: number, high: number): ValueDomain {
  if (low >= domain.min && high <= domain.max) return domain;
  const [min, max] = [Math.min(domain.min, low), Math.max(domain.max, high)];
  const step = (max - min) / domain.step > MOST_MARKS ? roundStep(max - min, MARKS) : domain.step;
  return { min, max, step };
}

/** The domain when the slider rests: as it was, with round ends again, unless the values have become too small for it. */
export function settleDomain(domain: ValueDomain, low: number, high: number): ValueDomain {
  if (low === 0 && high === 0) return NOTHING;
  const whole = stretchDomain(domain, low, high);
  const fitted = fitDomain(low, high);
  if (spanOf(fitted) < LOOSEST * spanOf(whole)) return fitted;
  return isRound(whole) ? whole : roundOut(whole.min, whole.max);
}

const spanOf = ({ min, max }: ValueDomain): number => max - min;

function roundOut(low: number, high: number): ValueDomain {
  const step = roundStep(high - low, MARKS);
  return { min: clean(Math.floor(low / step + 1e-9) * step), max: clean(Math.ceil(high / step - 1e-9) * step), step };
}

const isRound = ({ min, max, step }: ValueDomain): boolean =>
  [min, max].every((end) => Math.abs(end / step - Math.round(end / step)) < 1e-6);

/** Without the noise of the multiplication, and without minus zero. */
const clean = (value: number): number => Number(value.toPrecision(12)) + 0;

import { twoSidedZ } from "../../statistics/two-sided-z.ts";
import { decomposeChange, type SegmentMean } from "./decompose-change.ts";

/** Points of a change with what sampling leaves open about them. */
export type Share = { readonly value: number; readonly lo: number; readonly hi: number };

export type SegmentChange = {
  readonly key: string | null;
  readonly n: readonly [from: number, to: number];
  /** Shares of all answers, 0–1. */
  readonly shares: readonly [from: number, to: number];
  /** `null` where the segment has no answer in that wave. */
  readonly means: readonly [from: number | null, to: number | null];
  readonly mix: number;
  /** Its own change, weighted by its share: `within` beyond chance plus `noise`. */
  readonly own: Share;
  readonly within: number;
  readonly noise: number;
};

export type ChangeSplit = {
  /** Values of the number in both waves, and their difference = mix + within + noise + weighting, exactly. */
  readonly from: number;
  readonly to: number;
  readonly change: number;
  readonly mix: Share;
  readonly own: Share;
  readonly within: number;
  readonly noise: number;
  readonly weighting: number;
  readonly segments: readonly SegmentChange[];
};

/**
 * The split of `decomposeChange` with intervals: own change from the means' errors and the sampling of the shares, mix from the same
 * (delta method, shares as multinomial). The segment with the largest part of the change comes first; `null` when a wave has no answers.
 */
export function explainChange(a: readonly SegmentMean[], b: readonly SegmentMean[], level: number): ChangeSplit | null {
  const parts = decomposeChange(a, b);
  if (parts === null) return null;
  const z = twoSidedZ(level);
  const sizes = [sizeOf(a), sizeOf(b)] as const;
  const details = parts.segments.map((segment) => detailOf(segment.key, a, b, sizes));
  const share = (value: number, se: number): Share => ({ value, lo: value - z * se, hi: value + z * se });
  const segments = parts.segments.map(({ key, mix, within, noise }, at): SegmentChange => {
    const { n, shares, means, ownSe } = details[at] ?? NO_DETAIL;
    return { key, n, shares, means, mix, own: share(within + noise, ownSe), within, noise };
  });
  const sum = (of: (detail: Detail) => number): number => details.reduce((total, detail) => total + of(detail), 0);
  // Σ over segments of a multinomial's shares: Var(Σ s·c) = (Σ s·c² − (Σ s·c)²)/n.
  const spread = (wave: 0 | 1, of: (detail: Detail) => number): number =>
    Math.max(0, sum((detail) => detail.shares[wave] * of(detail) ** 2) - sum((detail) => detail.shares[wave] * of(detail)) ** 2) /
    sizes[wave];
  const ownSe = Math.sqrt(
    sum(({ ownSe: se }) => se * se) + (spread(0, ({ difference }) => difference) + spread(1, ({ difference }) => difference)) / 4,
  );
  const mixSe = Math.sqrt(
    spread(0, ({ middle }) => middle) +
      spread(1, ({ middle }) => middle) +
      sum((detail) => (detail.shares[1] - detail.shares[0]) ** 2 * detail.middleVariance),
  );
  const weightOf = ({ mix, within, noise }: SegmentChange): number => Math.abs(mix + within + noise);
  return {
    from: weightedMean(a),
    to: weightedMean(b),
    change: parts.change,
    mix: share(parts.mix, mixSe),
    own: share(parts.within + parts.noise, ownSe),
    within: parts.within,
    noise: parts.noise,
    weighting: parts.weighting,
    segments: segments.toSorted((one, other) => weightOf(other) - weightOf(one)),
  };
}

type Detail = Pick<SegmentChange, "n" | "shares" | "means"> & {
  readonly ownSe: number;
  readonly difference: number;
  /** Mean of both waves' means, and the variance of that. */
  readonly middle: number;
  readonly middleVariance: number;
};

const NO_DETAIL: Detail = { n: [0, 0], shares: [0, 0], means: [null, null], ownSe: 0, difference: 0, middle: 0, middleVariance: 0 };

function detailOf(
  key: string | null,
  a: readonly SegmentMean[],
  b: readonly SegmentMean[],
  [before, after]: readonly [number, number],
): Detail {
  const [one, other] = [a, b].map((segments) => segments.find((segment) => segment.key === key && segment.n > 0));
  const n = [one?.n ?? 0, other?.n ?? 0] as const;
  const shares = [n[0] / before, n[1] / after] as const;
  const means = [one?.mean ?? null, other?.mean ?? null] as const;
  const variance = (segment: SegmentMean | undefined): number => (segment === undefined ? 0 : segment.variance / segment.n);
  const errors = variance(one) + variance(other);
  if (one === undefined || other === undefined) {
    // All of it is mix: its mean stands for the middle.
    return { ...NO_DETAIL, n, shares, means, middle: one?.mean ?? other?.mean ?? 0, middleVariance: errors };
  }
  const ownSe = ((shares[0] + shares[1]) / 2) * Math.sqrt(errors);
  return { n, shares, means, ownSe, difference: other.mean - one.mean, middle: (one.mean + other.mean) / 2, middleVariance: errors / 4 };
}

const sizeOf = (segments: readonly SegmentMean[]): number => segments.reduce((sum, { n }) => sum + n, 0);

function weightedMean(segments: readonly SegmentMean[]): number {
  const weight = segments.reduce((sum, segment) => sum + segment.weight, 0);
  return segments.reduce((sum, segment) => sum + segment.weight * segment.weightedMean, 0) / weight;
}

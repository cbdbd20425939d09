/** One segment in one wave: answers counted, their mean score, the score's variance, and the same with weights. */
export type SegmentMean = {
  readonly key: string | null;
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  /** Sum of weights and weighted mean; equal to `n` and `mean` where there are no weights. */
  readonly weight: number;
  readonly weightedMean: number;
};

export type SegmentShare = {
  readonly key: string | null;
  /** Points of the whole change that come from the segment's larger or smaller share. */
  readonly mix: number;
  /** Points that come from the segment's own change, beyond what chance would do. */
  readonly within: number;
  /** Points of its own change that sampling alone explains. */
  readonly noise: number;
};

export type ChangeParts = {
  readonly change: number;
  readonly mix: number;
  readonly within: number;
  readonly noise: number;
  readonly weighting: number;
  readonly segments: readonly SegmentShare[];
};

/**
 * Why a mean moved from wave `a` to wave `b`: change = mix + within + noise + weighting, exactly.
 *
 * The change without weights is split by Kitagawa's identity (1955, JASA 50:1168–1194): with shares s and means m of the segments and R
 * the mean of both waves' means, mix = (s_b − s_a)·((m_a + m_b)/2 − R) and own change = (s_a + s_b)/2·(m_b − m_a). A segment that is
 * there in one wave only is mix altogether. The own change Δ is split once more by positive-part shrinkage (James & Stein 1961):
 * the share min(1, SE²/Δ²) is noise, so that a change smaller than its standard error is noise wholly. What weights add to the whole is `weighting`.
 * `null` when a wave has no answers.
 */
export function decomposeChange(a: readonly SegmentMean[], b: readonly SegmentMean[]): ChangeParts | null {
  const [before, after] = [totals(a), totals(b)];
  if (before === null || after === null) return null;
  const reference = (before.mean + after.mean) / 2;
  const keys = new Map<string | null, { a?: SegmentMean; b?: SegmentMean }>();
  for (const segment of a) keys.set(segment.key, { a: segment });
  for (const segment of b) keys.set(segment.key, { ...keys.get(segment.key), b: segment });
  const segments = [...keys].map(([key, pair]): SegmentShare => {
    const [shareA, shareB] = [(pair.a?.n ?? 0) / before.n, (pair.b?.n ?? 0) / after.n];
    const { a: one, b: other } = pair;
    if (one === undefined || other === undefined || one.n === 0 || other.n === 0) {
      const mix = shareB * ((other?.mean ?? 0) - reference) - shareA * ((one?.mean ?? 0) - reference);
      return { key, mix, within: 0, noise: 0 };
    }
    const difference = other.mean - one.mean;
    const own = ((shareA + shareB) / 2) * difference;
    const noise = own * noiseShare(difference, one.variance / one.n + other.variance / other.n);
    return { key, mix: (shareB - shareA) * ((one.mean + other.mean) / 2 - reference), within: own - noise, noise };
  });
  const change = after.weightedMean - before.weightedMean;
  const sum = (of: (segment: SegmentShare) => number): number => segments.reduce((total, segment) => total + of(segment), 0);
  return {
    change,
    mix: sum(({ mix }) => mix),
    within: sum(({ within }) => within),
    noise: sum(({ noise }) => noise),
    weighting: change - (after.mean - before.mean),
    segments,
  };
}

function noiseShare(difference: number, squaredError: number): number {
  const square = difference ** 2;
  return squaredError >= square ? 1 : squaredError / square;
}

function totals(segments: readonly SegmentMean[]): { readonly n: number; readonly mean: number; readonly weightedMean: number } | null {
  let [n, sum, weight, weighted] = [0, 0, 0, 0];
  for (const segment of segments) {
    n += segment.n;
    sum += segment.n * segment.mean;
    weight += segment.weight;
    weighted += segment.weight * segment.weightedMean;
  }
  return n === 0 || weight === 0 ? null : { n, mean: sum / n, weightedMean: weighted / weight };
}

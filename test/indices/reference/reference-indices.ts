import { adjustedWaldNps } from "../../../shared/statistics/adjusted-wald-nps.ts";
import { wilsonInterval } from "../../../shared/statistics/wilson-interval.ts";
import type { CanonicalData } from "../support/canonical-data.ts";
import { type Kept, type Reduced, reduceQuestion, reduceSecure, weigh } from "./reference-answers.ts";
import { number, type ReferenceOptions, type Slice, text } from "./reference-data.ts";

/** What is compared: everything of a RESULT that the two must agree on. */
export type ReferenceResult = {
  readonly value: number | null;
  readonly reason: string | null;
  readonly n: number;
  readonly excluded?: { readonly missing: number; readonly outOfRange: number; readonly duplicate: number };
  readonly ci?: { readonly lo: number; readonly hi: number } | null;
  readonly parts: Readonly<Record<string, unknown>>;
};

const LEVEL = 0.95;
const first = (values: readonly number[]): number => values[0] ?? Number.NaN;

const excludedOf = ({ missing, outOfRange, duplicate }: Reduced) => ({ missing, outOfRange, duplicate });

function nothing(reduced: Reduced, parts: ReferenceResult["parts"]): ReferenceResult {
  const isAllOut = reduced.outOfRange > 0 && reduced.duplicate === 0;
  return { value: null, reason: isAllOut ? "OUT_OF_RANGE_ALL" : "EMPTY", n: 0, excluded: excludedOf(reduced), ci: null, parts };
}

export function referenceNps(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const reduced = reduceQuestion(data, "nps", slice, options);
  const { kept } = reduced;
  if (kept.length === 0) return nothing(reduced, { promoters: 0, passives: 0, detractors: 0 });
  const isPromoter = (own: readonly number[]): boolean => first(own) >= 9;
  const isDetractor = (own: readonly number[]): boolean => first(own) <= 6;
  const { mean, se, nEff } = weigh(kept, (own) => (isPromoter(own) ? 1 : isDetractor(own) ? -1 : 0));
  const p = weigh(kept, (own) => (isPromoter(own) ? 1 : 0)).mean;
  const d = weigh(kept, (own) => (isDetractor(own) ? 1 : 0)).mean;
  const limits = adjustedWaldNps({ promoters: p * nEff, detractors: d * nEff, passives: Math.max(0, 1 - p - d) * nEff }, LEVEL);
  const promoters = kept.filter((own) => isPromoter(own.values)).length;
  const detractors = kept.filter((own) => isDetractor(own.values)).length;
  return {
    value: 100 * mean,
    reason: null,
    n: kept.length,
    excluded: excludedOf(reduced),
    ci: options.duplicates === "all" || limits === null ? null : { lo: limits.lo, hi: limits.hi },
    parts: { promoters, detractors, passives: kept.length - promoters - detractors, variance: p + d - (p - d) ** 2, se: 100 * se },
  };
}

export function referenceCsat(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const reduced = reduceQuestion(data, "csat", slice, options);
  const { kept } = reduced;
  if (kept.length === 0) return nothing(reduced, { satisfied: 0, dissatisfied: 0 });
  const satisfied = (own: readonly number[]): number => (first(own) >= 4 ? 1 : 0);
  const dissatisfied = (own: readonly number[]): number => (first(own) <= 2 ? 1 : 0);
  const { mean: share, nEff } = weigh(kept, satisfied);
  const mean = weigh(kept, first).mean;
  const limits = wilsonInterval(share * nEff, nEff, LEVEL);
  return {
    value: 100 * share,
    reason: null,
    n: kept.length,
    excluded: excludedOf(reduced),
    ci: options.duplicates === "all" || limits === null ? null : { lo: 100 * limits.lo, hi: 100 * limits.hi },
    parts: {
      satisfied: kept.filter((own) => satisfied(own.values) === 1).length,
      dissatisfied: kept.filter((own) => dissatisfied(own.values) === 1).length,
      mean,
      net: 100 * (share - weigh(kept, dissatisfied).mean),
      rescaled: (100 * (mean - 1)) / 4,
    },
  };
}

export function referenceCes(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const reduced = reduceQuestion(data, "ces", slice, options);
  const { kept } = reduced;
  if (kept.length === 0) return nothing(reduced, { easy: 0, difficult: 0 });
  const count = (holds: (own: number) => boolean): number => kept.filter((own) => holds(first(own.values))).length;
  const share = (holds: (own: number) => boolean): number => weigh(kept, (own) => (holds(first(own)) ? 1 : 0)).mean;
  const isEasy = (own: number): boolean => own > 4;
  const isDifficult = (own: number): boolean => own < 4;
  const mean = weigh(kept, first).mean;
  return {
    value: mean,
    reason: null,
    n: kept.length,
    excluded: excludedOf(reduced),
    parts: {
      easy: count(isEasy),
      difficult: count(isDifficult),
      net: 100 * (share(isEasy) - share(isDifficult)),
      rescaled: (100 * (mean - 1)) / 6,
    },
  };
}

export function referenceSecure(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const reduced = reduceSecure(data, 5, slice, options);
  const { kept } = reduced;
  const isTop = ({ values }: Kept): boolean => values.every((value) => value >= 5);
  if (kept.length === 0) return { value: null, reason: null, n: 0, excluded: excludedOf(reduced), parts: {} };
  const { mean, nEff } = weigh(kept, (values) => (values.every((value) => value >= 5) ? 1 : 0));
  const limits = wilsonInterval(mean * nEff, nEff, LEVEL);
  const complete = kept.filter(({ values }) => values.every((value) => !Number.isNaN(value)));
  const tier = ({ values }: Kept): number => Math.min(...values.map((value) => (value >= 5 ? 5 : value >= 4 ? 4 : value >= 3 ? 3 : 2)));
  const tiers = (at: number): number => complete.filter((own) => tier(own) === at).length;
  const marginals = [0, 1, 2].map((item) => complete.filter(({ values }) => (values[item] ?? 0) >= 5).length / complete.length);
  const product = marginals.reduce((a, b) => a * b, 1);
  return {
    value: 100 * mean,
    reason: null,
    n: kept.length,
    excluded: excludedOf(reduced),
    ci: options.duplicates === "all" || limits === null ? null : { lo: 100 * limits.lo, hi: 100 * limits.hi },
    parts: {
      secure: kept.filter(isTop).length,
      tiers: { secure: tiers(5), favourable: tiers(4), vulnerable: tiers(3), atRisk: tiers(2) },
      lift: complete.length === 0 || product === 0 ? null : tiers(5) / complete.length / product,
    },
  };
}

/** CVQ with the default weights, λ and exponents. */
export function referenceCvq(data: CanonicalData, inSlice: (row: Readonly<Record<string, unknown>>) => boolean): ReferenceResult {
  const rows = (data.outcomes ?? []).filter(inSlice);
  let missing = 0;
  let outOfRange = 0;
  const counted: { readonly good: boolean; readonly weight: number; readonly cluster: string }[] = [];
  rows.forEach((row, at) => {
    const [polarity, reach, duration, intensity] = ["polarity", "reach", "duration", "intensity"].map((field) => number(row[field]));
    const wrong =
      (polarity !== null && polarity !== undefined && ![-1, 0, 1].includes(polarity)) ||
      (typeof reach === "number" && (reach < 0 || reach > 1)) ||
      (typeof duration === "number" && duration < 0) ||
      (typeof intensity === "number" && (intensity < 1 || intensity > 5));
    if (wrong) outOfRange += 1;
    else if (polarity === 0) return;
    else if (typeof polarity !== "number" || typeof reach !== "number" || typeof duration !== "number" || typeof intensity !== "number")
      missing += 1;
    else
      counted.push({
        good: polarity > 0,
        weight: (reach * Math.min(duration / 90, 1) * intensity) / 5,
        cluster: text(row["customer_id"]) ?? `row ${at}`,
      });
  });
  const excluded = { missing, outOfRange, duplicate: 0 };
  const sum = (good: boolean): number => counted.reduce((total, own) => total + (own.good === good ? own.weight : 0), 0);
  const [positive, negative] = [sum(true), sum(false)];
  const total = positive + negative;
  if (counted.length === 0 || total === 0) {
    const reason = counted.length > 0 ? "ZERO_DENOMINATOR" : missing === 0 && outOfRange > 0 ? "OUT_OF_RANGE_ALL" : "EMPTY";
    return { value: null, reason, n: counted.length, excluded, ci: null, parts: { positive, negative } };
  }
  const share = positive / total;
  const clusters = new Map<string, number>();
  for (const { good, weight, cluster } of counted) clusters.set(cluster, (clusters.get(cluster) ?? 0) + weight * ((good ? 1 : 0) - share));
  const se = Math.sqrt([...clusters.values()].reduce((squares, e) => squares + e * e, 0)) / total;
  const half = 1.959963984540054 * se;
  return {
    value: 100 * share,
    reason: null,
    n: counted.length,
    excluded,
    ci: clusters.size < 2 ? null : { lo: 100 * Math.max(0, share - half), hi: 100 * Math.min(1, share + half) },
    parts: { positive, negative, net: (positive - negative) / total, odds: negative === 0 ? null : positive / negative },
  };
}

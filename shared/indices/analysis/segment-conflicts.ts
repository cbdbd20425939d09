import { twoSidedZ } from "../../statistics/two-sided-z.ts";
import { goodDirection } from "../good-direction.ts";
import { INDEX_IDS, type IndexId, type IndexResult, type SegmentConflict, type Slice } from "../index-result.ts";
import { type RankedIndex, rankConflicts } from "./rank-conflicts.ts";

/** With more segments than this an order of them says nothing to anybody. */
const MOST_SEGMENTS = 40;
/** Pairs of segments that are named. */
const MOST_NAMED = 5;
const SEED = 1;

/**
 * Where two of the eight put the segments in opposite order: pairs of indices with τ below 0, the strongest disagreement first. Segments
 * whose numbers are hidden take no part. An index where less is better is turned round.
 */
export function segmentConflicts(groups: readonly Slice[], level: number): readonly SegmentConflict[] {
  if (groups.length > MOST_SEGMENTS) return [];
  const ranked = INDEX_IDS.map((id): RankedIndex<IndexId> => ({ id, segments: groups.map(({ indices }) => placeOf(id, indices[id])) }));
  const keyOf = (place: number): string | null => groups[place]?.key ?? null;
  return rankConflicts(ranked, level, SEED)
    .filter(({ tau }) => tau < 0)
    .map(({ a, b, segments, tau, lo, hi, sure, opposed }) => ({
      a,
      b,
      segments,
      tau,
      lo,
      hi,
      sure,
      opposed: opposed.slice(0, MOST_NAMED).map(([better, worse]) => [keyOf(better), keyOf(worse)] as const),
    }));
}

function placeOf(id: IndexId, { value, ci, flags }: IndexResult): RankedIndex["segments"][number] {
  if (value === null || flags.includes("SUPPRESSED")) return null;
  // The half of an interval stands for its error.
  const se = ci === null ? 0 : (ci.hi - ci.lo) / 2 / twoSidedZ(ci.level);
  return { value: goodDirection(id) * value, se };
}

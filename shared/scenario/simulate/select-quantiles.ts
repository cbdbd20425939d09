const BINS = 1_024;
/** Bins with so few values are sorted by insertion. */
const FEW = 48;

/** Room that is used again and again; it holds nothing between two calls. */
let binOf = new Uint16Array(0);
let gathered = new Float64Array(0);
const counts = new Int32Array(BINS);
const starts = new Int32Array(BINS);
const places = new Int32Array(BINS);

/**
 * Type-7 quantiles (as `quantileType7`) of the first `count` values, without sorting them: one pass counts the values in 1,024 bins of
 * equal width, and only the bins in which a wanted rank lies are gathered and sorted. The values stay as they are.
 */
export function selectQuantiles(values: Float64Array, count: number, shares: readonly number[]): readonly number[] {
  const { low, high } = rangeOf(values, count);
  const scale = BINS / (high - low);
  if (!(high > low)) return shares.map(() => low);
  // So narrow a range that dividing by it overflows.
  if (!Number.isFinite(scale)) return quantilesOfSorted(values.slice(0, count).sort(), shares);
  fillBins(values, count, low, scale);
  const ranks = shares.flatMap((share) => {
    const below = Math.floor((count - 1) * share);
    return [below, Math.min(count - 1, below + 1)];
  });
  const wanted = gather(values, count, ranks);
  return shares.map((share) => {
    const position = (count - 1) * share;
    const below = Math.floor(position);
    const least = valueOfRank(below, wanted);
    return least + (position - below) * (valueOfRank(Math.min(count - 1, below + 1), wanted) - least);
  });
}

function rangeOf(values: Float64Array, count: number): { readonly low: number; readonly high: number } {
  let low = values[0] ?? 0;
  let high = low;
  for (let i = 1; i < count; i++) {
    const value = values[i] ?? 0;
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  return { low, high };
}

/** Rounding keeps the order, so a larger value is never in a lower bin. */
function fillBins(values: Float64Array, count: number, low: number, scale: number): void {
  if (binOf.length < count) binOf = new Uint16Array(count);
  counts.fill(0);
  for (let i = 0; i < count; i++) {
    const place = ((values[i] ?? 0) - low) * scale;
    const bin = place < BINS ? place | 0 : BINS - 1;
    binOf[i] = bin;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
}

/** A bin that holds wanted ranks: the rank of its first value, and its values sorted, from `at` in `gathered`. */
type Wanted = { readonly bin: number; readonly rank: number; readonly at: number };

function gather(values: Float64Array, count: number, ranks: readonly number[]): readonly Wanted[] {
  const wanted: Wanted[] = [];
  places.fill(-1);
  let rank = 0;
  let at = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const held = counts[bin] ?? 0;
    const first = rank;
    rank += held;
    if (held === 0 || !ranks.some((sought) => sought >= first && sought < first + held)) continue;
    wanted.push({ bin, rank: first, at });
    starts[bin] = at;
    places[bin] = at;
    at += held;
  }
  if (gathered.length < at) gathered = new Float64Array(Math.max(at, 4_096));
  for (let i = 0; i < count; i++) {
    const bin = binOf[i] ?? 0;
    const place = places[bin] ?? -1;
    if (place < 0) continue;
    gathered[place] = values[i] ?? 0;
    places[bin] = place + 1;
  }
  for (const { bin } of wanted) sortPart(starts[bin] ?? 0, (starts[bin] ?? 0) + (counts[bin] ?? 0));
  return wanted;
}

function sortPart(from: number, to: number): void {
  if (to - from > FEW) {
    gathered.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = gathered[i] ?? 0;
    let place = i;
    for (; place > from && (gathered[place - 1] ?? 0) > value; place--) gathered[place] = gathered[place - 1] ?? 0;
    gathered[place] = value;
  }
}

function valueOfRank(rank: number, wanted: readonly Wanted[]): number {
  const bin = wanted.findLast((candidate) => candidate.rank <= rank);
  return bin === undefined ? 0 : (gathered[bin.at + rank - bin.rank] ?? 0);
}

function quantilesOfSorted(ascending: Float64Array, shares: readonly number[]): readonly number[] {
  return shares.map((share) => {
    const position = (ascending.length - 1) * share;
    const below = Math.floor(position);
    const least = ascending[below] ?? 0;
    return least + (position - below) * ((ascending[below + 1] ?? least) - least);
  });
}

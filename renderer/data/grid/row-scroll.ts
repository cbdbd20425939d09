/** Height of a row in px. */
export const ROW_HEIGHT = 24;

/**
 * Chromium ends an element at 33.5 million px, and beyond 16.7 million its scroll offsets are no whole numbers any more. Longer
 * lists scroll on a shorter track: `nativeHeight` px of it stand for all of them.
 */
export const LONGEST_TRACK = 15_000_000;

/** A scroll of more than this at once is a jump along the track; a smaller one is followed pixel by pixel. */
const JUMP = 5_000;

/** Where a list of rows is scrolled to: `top` in px of the list itself, `native` in px of the track. */
export type RowScroll = { readonly top: number; readonly native: number };

export type RowSpace = { readonly count: number; readonly viewHeight: number };

export const SCROLLED_UP: RowScroll = { top: 0, native: 0 };

const listHeight = ({ count }: RowSpace): number => count * ROW_HEIGHT;

export const trackHeight = (space: RowSpace): number => Math.min(listHeight(space), LONGEST_TRACK);

const lowest = (space: RowSpace): number => Math.max(0, listHeight(space) - space.viewHeight);
const lowestNative = (space: RowSpace): number => Math.max(0, trackHeight(space) - space.viewHeight);

/** The same list after the track was scrolled to `native`. */
export function scrolledTo(space: RowSpace, before: RowScroll, native: number): RowScroll {
  const [end, nativeEnd] = [lowest(space), lowestNative(space)];
  if (end === nativeEnd) return { top: clamp(native, end), native };
  if (native <= 0) return { top: 0, native };
  if (native >= nativeEnd - 0.5) return { top: end, native };
  const moved = native - before.native;
  const top = Math.abs(moved) <= JUMP ? before.top + moved : (native / nativeEnd) * end;
  return { top: clamp(top, end), native };
}

/** The place on the track that belongs to a place in the list; taken again when scrolling has ended, so that the two do not drift apart. */
export function settled(space: RowSpace, top: number): RowScroll {
  const [end, nativeEnd] = [lowest(space), lowestNative(space)];
  const kept = clamp(top, end);
  return { top: kept, native: end === 0 ? 0 : Math.round((kept / end) * nativeEnd) };
}

/** First and last row in sight, the last one perhaps only in part. */
export function rowsInSight(space: RowSpace, top: number): readonly [first: number, last: number] {
  const first = Math.max(0, Math.min(space.count - 1, Math.floor(top / ROW_HEIGHT)));
  const last = Math.min(space.count - 1, Math.ceil((top + space.viewHeight) / ROW_HEIGHT) - 1);
  return [first, Math.max(first, last)];
}

/** Where to scroll so that a row is wholly in sight: nowhere when it is, to the middle when it is far away. */
export function revealing(space: RowSpace, top: number, row: number): number {
  const from = row * ROW_HEIGHT;
  const to = from + ROW_HEIGHT;
  if (from >= top && to <= top + space.viewHeight) return top;
  const isNear = from > top - 3 * ROW_HEIGHT && to < top + space.viewHeight + 3 * ROW_HEIGHT;
  if (!isNear) return clamp(from - (space.viewHeight - ROW_HEIGHT) / 2, lowest(space));
  return from < top ? from : to - space.viewHeight;
}

const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), most);

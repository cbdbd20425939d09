import type { RawColumn } from "../../../shared/table/raw-table.ts";

/** Widths of the columns and where each begins, in px. */
export type ColumnLayout = { readonly widths: readonly number[]; readonly starts: readonly number[]; readonly total: number };

/** In px: what the profile in the head needs, without and with the share of empty cells. */
const LEAST = 96;
const LEAST_WITH_SHARE = 124;
const MOST = 240;
const MOST_MORE = 120;

/** Widths that show most cells whole: by the header and the longest text, within bounds. The head of a column needs room for its profile. */
export function columnLayout(columns: readonly RawColumn[], room = 0): ColumnLayout {
  const needed = columns.map(({ header, type, profile }) => {
    const longest = type === "text" ? (profile.longest ?? 12) : type === "moment" ? 17 : 10;
    const heading = Math.min(18, header.length) + 3;
    const least = profile.empty > 0 ? LEAST_WITH_SHARE : LEAST;
    return Math.round(Math.min(MOST, Math.max(least, Math.max(longest, heading) * 7 + 16)));
  });
  // What is left over is shared, up to a point: a cell far from its neighbours is hard to follow.
  const left = Math.max(0, room - needed.reduce((sum, width) => sum + width, 0));
  const more = Math.min(MOST_MORE, columns.length === 0 ? 0 : Math.floor(left / columns.length));
  const widths = needed.map((width) => width + more);
  const starts: number[] = [];
  let total = 0;
  for (const width of widths) {
    starts.push(total);
    total += width;
  }
  return { widths, starts, total };
}

/** The columns of which something stands between two places, first to last; `[0, -1]` where there are none. */
export function columnsBetween({ widths, starts }: ColumnLayout, from: number, to: number): readonly [first: number, last: number] {
  let first = 0;
  while (first < widths.length - 1 && (starts[first] ?? 0) + (widths[first] ?? 0) <= from) first += 1;
  let last = first;
  while (last < widths.length - 1 && (starts[last + 1] ?? 0) < to) last += 1;
  return widths.length === 0 ? [0, -1] : [first, last];
}

/** Where to scroll sideways so that a column is wholly in sight. */
export function revealingColumn(layout: ColumnLayout, left: number, viewWidth: number, column: number): number {
  const from = layout.starts[column] ?? 0;
  const to = from + (layout.widths[column] ?? 0);
  if (from < left) return from;
  return to > left + viewWidth ? Math.min(from, to - viewWidth) : left;
}

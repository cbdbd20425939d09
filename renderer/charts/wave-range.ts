/** First and last wave in view, counted from 0. */
export type Range = { readonly start: number; readonly end: number };

/** Fewest waves in view. */
const FEWEST = 4;

/** The same number of waves, moved just so far that `index` is among them. */
export function moved({ start, end }: Range, index: number): Range {
  const by = index < start ? index - start : index > end ? index - end : 0;
  return { start: start + by, end: end + by };
}

/** `factor` times as many waves around `index` (`null` = around the middle), within the `count` that there are. */
export function zoomed({ start, end }: Range, index: number | null, factor: number, count: number): Range {
  const now = end - start + 1;
  const width = Math.min(count, Math.max(Math.min(FEWEST, count), Math.round(now * factor)));
  const middle = index ?? (start + end) / 2;
  const part = now === 1 ? 0.5 : (middle - start) / (now - 1);
  const first = Math.min(count - width, Math.max(0, Math.round(middle - part * (width - 1))));
  return { start: first, end: first + width - 1 };
}

import { linearScale, type Scale } from "./scale.ts";
import type { ValueDomain } from "./value-domain.ts";

/** The box that lines are drawn in, px from the top left corner of the chart. */
export type PlotBox = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

export type PlotScales = { readonly x: Scale; readonly y: Scale };

/** Where category `0 … count − 1` and a value stand; the first and last category stand on the sides of the box. */
export function plotScales(count: number, { min, max }: ValueDomain, box: PlotBox): PlotScales {
  return { x: linearScale(0, Math.max(1, count - 1), box.left, box.right), y: linearScale(min, max, box.bottom, box.top) };
}

/** The line through the values; what is not there leaves a gap. */
export function linePath(values: readonly (number | null)[], { x, y }: PlotScales): string {
  let path = "";
  let isOpen = false;
  values.forEach((value, index) => {
    if (value !== null) path += `${isOpen ? "L" : "M"}${tenths(x(index))} ${tenths(y(value))}`;
    isOpen = value !== null;
  });
  return path;
}

/** The area between two lines, where both are there. */
export function bandPath(lo: readonly (number | null)[], hi: readonly (number | null)[], { x, y }: PlotScales): string {
  const whole = lo.flatMap((low, index) => {
    const high = hi[index] ?? null;
    return low === null || high === null ? [] : [{ at: tenths(x(index)), low: tenths(y(low)), high: tenths(y(high)) }];
  });
  if (whole.length < 2) return "";
  const there = whole.map(({ at, high }) => `${at} ${high}`);
  const back = whole.map(({ at, low }) => `${at} ${low}`).reverse();
  return `M${[...there, ...back].join("L")}Z`;
}

export type NamedPlace = { readonly index: number; readonly x: number; readonly anchor: "start" | "middle" | "end" };

/** Distances of named months within a year and over several. */
const IN_A_YEAR = [1, 2, 3, 6];
const IN_YEARS = [12, 24, 36, 60, 120];

/** The months whose names fit under the axis: the first, the last, and between them every so many months or years as leave room for one another. */
export function namedPlaces(names: readonly string[], x: Scale): readonly NamedPlace[] {
  const last = names.length - 1;
  if (last < 0) return [];
  const place = (index: number): NamedPlace => ({
    index,
    x: x(index),
    anchor: index === 0 ? "start" : index === last ? "end" : "middle",
  });
  const touches = (left: NamedPlace, right: NamedPlace): boolean => sidesOf(left, names)[1] + GAP > sidesOf(right, names)[0];
  const end = place(last);
  for (const every of names.length > 12 ? IN_YEARS : IN_A_YEAR) {
    const between = names.flatMap((_, index) => (index % every === 0 && index < last ? [place(index)] : []));
    if (between.some((right, at) => at > 0 && touches(between[at - 1] ?? right, right))) continue;
    return [...between.filter((left) => !touches(left, end)), end];
  }
  return last === 0 || touches(place(0), end) ? [place(0)] : [place(0), end];
}

function sidesOf({ index, x, anchor }: NamedPlace, names: readonly string[]): readonly [number, number] {
  const width = widthOf(names[index] ?? "");
  const left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  return [left, left + width];
}

/** Least room between two words on an axis, px. */
const GAP = 8;

/** Width of words of 11 px, rather too much than too little. */
export const widthOf = (text: string): number => text.length * 5.8;

/**
 * Heights of labels beside the heights they belong to: none nearer than `gap` to another, each moved as little as possible, all
 * between `top` and `bottom` where there is room for them.
 */
export function spreadLabels(heights: readonly number[], gap: number, top: number, bottom: number): readonly number[] {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height || a.index - b.index);
  // Labels that touch form a block that stands in the middle of the places they would like.
  const blocks: { readonly members: number[]; sum: number; start: number }[] = [];
  const startOf = (members: number, sum: number): number => {
    const length = (members - 1) * gap;
    return Math.max(top, Math.min(bottom - length, sum / members - length / 2));
  };
  for (const { height, index } of order) {
    blocks.push({ members: [index], sum: height, start: startOf(1, height) });
    for (let at = blocks.length - 1; at > 0; at--) {
      const [upper, lower] = [blocks[at - 1], blocks[at]];
      if (upper === undefined || lower === undefined || lower.start >= upper.start + upper.members.length * gap) break;
      upper.members.push(...lower.members);
      upper.sum += lower.sum;
      upper.start = startOf(upper.members.length, upper.sum);
      blocks.pop();
    }
  }
  const places = [...heights];
  for (const { members, start } of blocks) for (const [place, index] of members.entries()) places[index] = start + place * gap;
  return places;
}

/** The category nearest to a place along the axis. */
export function nearestCategory(place: number, count: number, { left, right }: PlotBox): number {
  const share = right > left ? (place - left) / (right - left) : 0;
  return Math.max(0, Math.min(count - 1, Math.round(share * (count - 1))));
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

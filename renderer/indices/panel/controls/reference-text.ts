import type { Json } from "../../../../shared/indices/index-result.ts";
import { quantileType7 } from "../../../../shared/statistics/quantile-type7.ts";
import type { Words } from "../../../ui/words.ts";

/** The points of a component that goes by rank; `null` = it goes by floor and target. */
export const pointsOf = (reference: Json | undefined): readonly number[] | null =>
  Array.isArray(reference) ? reference.filter((point: Json): point is number => typeof point === "number") : null;

/** A frozen list in a line: how many points, the least, the middle and the greatest. */
export function referenceText(points: readonly number[], { t, plain }: Words): string {
  const short = (value: number): string => plain(value, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1);
  const at = (p: number): string => short(quantileType7(points, p) ?? 0);
  return t("cards:components.rank", { points: plain(points.length), from: at(0), median: at(0.5), to: at(1) });
}

import { fillPath, leversOn, type ScaledLever } from "./lever-paths.ts";
import type { Baseline } from "./scenario.ts";

/**
 * The fixed cost of the company as a whole: it follows `relative` levers that name no segment; `add` and `set` act on each segment's
 * own cost (cli.md, Levers).
 */
export const companyCost = {
  levers: (levers: readonly ScaledLever[]): readonly ScaledLever[] =>
    leversOn(levers, "fixedCost", null).filter(({ lever }) => lever.segment === null && lever.kind === "relative"),
  /** Fills `path` month by month. True when a clamp cut something. */
  fill: (path: Float64Array, { fixedCostPerMonth }: Baseline, levers: readonly ScaledLever[]): boolean =>
    fillPath(path, "fixedCost", fixedCostPerMonth, 0, levers),
} as const;

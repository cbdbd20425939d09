import { assertNever } from "../result.ts";
import type { ResolvedLever } from "./formulas/lever-formula.ts";
import type { Lever } from "./scenario.ts";

/** Retention cannot be led above this by a lever (methods.md 12.2), unless the baseline itself stands higher. */
export const MAX_RETENTION = 0.999;

/**
 * The quantity `current` under one lever of which `scale` (0–1) is in force. The lever's own size is scaled before its kind
 * is applied; `set` goes linearly from where the quantity stands to its value. Not clamped: that is done once, after the last lever
 * (`legalRange`). Retention is the annual rate, variable cost the share of revenue.
 */
export function applyLever(lever: Pick<ResolvedLever, "kind" | "value" | "goal">, scale: number, current: number): number {
  const size = lever.value * scale;
  // A lever of nothing changes not even the last digit.
  if (scale === 0 || (size === 0 && lever.kind !== "set")) return current;
  switch (lever.kind) {
    case "relative":
      return current * (1 + size);
    case "points":
    case "add":
      return current + size;
    case "churnCut":
      // 1 − (1 − p)(1 − size), in the form that keeps the digits of a small rate.
      return current + (1 - current) * size;
    case "logit":
      return shiftLogit(current, size);
    case "set":
      return scale === 1 ? lever.value : current + (lever.value - current) * scale;
    case "formula": {
      // A formula without a value, and one that has not been given its segment, leads nowhere.
      const goal = lever.goal?.(current) ?? null;
      return goal === null ? current : size === 1 ? goal : current + (goal - current) * size;
    }
    case "move":
      // Of the class that is left, `current` being its share.
      return current - current * size;
    default:
      return assertNever(lever.kind);
  }
}

/** 1/(1+e^−(logit p + δ)) without logarithms, so that 0 and 1 stay what they are. */
function shiftLogit(share: number, shift: number): number {
  const inside = Math.min(1, Math.max(0, share));
  const odds = Math.exp(shift);
  return (inside * odds) / (1 - inside + inside * odds);
}

/** Where a quantity may stand after its levers: never worse than legal, and the baseline itself is always legal. */
export function legalRange(target: Lever["target"], baseline: number): { readonly min: number; readonly max: number } {
  switch (target) {
    case "retention":
      return { min: 0, max: Math.max(MAX_RETENTION, baseline) };
    case "variableCost":
      return { min: Math.min(0, baseline), max: Math.max(1, baseline) };
    default:
      return { min: Math.min(0, baseline), max: Number.POSITIVE_INFINITY };
  }
}

import type { Baseline, Lever } from "./scenario.ts";

/** What a lever's programme costs in month index `t` (0 = month 1): once in its start month, and every month from there. */
export function leverCost({ target, value, start, cost, costPerMonth }: Lever, t: number): number {
  if (t < start - 1) return 0;
  return costPerMonth + (t === start - 1 ? cost + (target === "programme" ? value : 0) : 0);
}

/** What a lever's programme costs within the horizon; that of a segment which is not there costs nothing. */
export function programmeCost(lever: Lever, { segments }: Pick<Baseline, "segments">, horizon: number): number {
  if (lever.segment !== null && !segments.some(({ key }) => key === lever.segment)) return 0;
  let sum = 0;
  for (let t = lever.start - 1; t < horizon; t++) sum += leverCost(lever, t);
  return sum;
}

import type { Lever } from "./scenario.ts";

/**
 * How much of a lever's own size is in force in month index `t` (0 = month 1): 0 before its start, then rising in `ramp`
 * equal steps to 1, then halving every `halfLife` months (methods.md 12.3, Ramp).
 */
export function leverScale(lever: Pick<Lever, "start" | "ramp" | "halfLife">, t: number): number {
  const start = lever.start - 1;
  if (t < start) return 0;
  const ramped = Math.min(1, (t - start + 1) / lever.ramp);
  const end = start + lever.ramp - 1;
  return lever.halfLife !== null && t > end ? ramped * 2 ** (-(t - end) / lever.halfLife) : ramped;
}

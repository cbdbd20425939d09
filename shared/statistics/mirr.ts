/**
 * Modified internal rate of return a period (fraction): (future value of the positive flows at the reinvestment rate / present value of
 * the negative ones at the finance rate)^(1/H) − 1, H the last period. `null` without both signs or with one period only. methods.md 6.
 * @example mirr([-60000, 12000, 18000, 22000, 24000, 24000], 0.1, 0.1) // 0.14590341
 */
export function mirr(flows: readonly number[], financeRate: number, reinvestmentRate: number): number | null {
  const horizon = flows.length - 1;
  let gained = 0;
  let spent = 0;
  flows.forEach((flow, t) => {
    if (flow > 0) gained += flow * (1 + reinvestmentRate) ** (horizon - t);
    if (flow < 0) spent -= flow / (1 + financeRate) ** t;
  });
  if (!(gained > 0)) {
    return null;
  }
  // Without a cost, and so also with one flow only, it is beyond every number.
  const rate = (gained / spent) ** (1 / horizon) - 1;
  return Number.isFinite(rate) ? rate : null;
}

/** Shifted beta-geometric: every customer churns at each renewal with a chance of its own, Beta(alpha, beta) over customers. */
export type SbgParameters = { readonly alpha: number; readonly beta: number };

/**
 * Survival S(0) = 1 … S(t) of the shifted beta-geometric: S(t) = S(t−1)·(β+t−1)/(α+β+t−1). Shares 0–1, falling.
 * Source: Fader & Hardie, Journal of Interactive Marketing 21 (2007) 76–90. methods.md 10.3.
 * @example sbgSurvival({ alpha: 1, beta: 1 }, 3) // [1, 1/2, 1/3, 1/4]
 */
export function sbgSurvival({ alpha, beta }: SbgParameters, periods: number): readonly number[] {
  const survival = [1];
  let current = 1;
  for (let t = 1; t <= periods; t += 1) {
    current *= (beta + t - 1) / (alpha + beta + t - 1);
    survival.push(current);
  }
  return survival;
}

import { binomialTwoSidedP } from "./binomial-two-sided-p.ts";
import { chiSquareUpperP } from "./chi-square-upper-p.ts";

/** `p` is the one to report: `exactP` below 25 discordant pairs, else `asymptoticP`. */
export type McNemar = { readonly statistic: number; readonly asymptoticP: number; readonly exactP: number; readonly p: number };

/**
 * McNemar's test of a share among the same customers twice: b changed one way, c the other (whole counts). X² = (b − c)²/(b + c)
 * with 1 degree of freedom; exact binomial when b + c < 25. `null` when nobody changed.
 * Source: McNemar 1947; methods.md 0.4 DP.
 * @example mcnemarTest(15, 5) // { statistic: 5, asymptoticP: 0.025347, exactP: 0.041389, p: 0.041389 }
 */
export function mcnemarTest(b: number, c: number): McNemar | null {
  const discordant = b + c;
  if (!(discordant > 0)) {
    return null;
  }
  const statistic = (b - c) ** 2 / discordant;
  const asymptoticP = chiSquareUpperP(statistic, 1);
  const exactP = binomialTwoSidedP(b, discordant, 0.5);
  return { statistic, asymptoticP, exactP, p: discordant < 25 ? exactP : asymptoticP };
}

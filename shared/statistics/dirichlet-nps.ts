import type { NpsCounts } from "./nps-counts.ts";

/** Points. */
export type DirichletNps = { readonly mean: number; readonly sd: number };

/**
 * Posterior mean and standard deviation of the Net Promoter Score when the class shares are Dirichlet(counts + ½): with A the sum of the
 * parameters, mean 100·(a_pro − a_det)/A, variance 100²·(p + d − (p − d)²)/(A + 1). methods.md 1, 12.6.
 * @example dirichletNps({ detractors: 20, passives: 30, promoters: 50 }) // { mean: 29.556650, sd: 7.727984 }
 */
export function dirichletNps({ detractors, passives, promoters }: NpsCounts): DirichletNps {
  const total = detractors + passives + promoters + 1.5;
  const promoterShare = (promoters + 0.5) / total;
  const detractorShare = (detractors + 0.5) / total;
  const difference = promoterShare - detractorShare;
  return { mean: 100 * difference, sd: 100 * Math.sqrt((promoterShare + detractorShare - difference * difference) / (total + 1)) };
}

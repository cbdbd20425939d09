import { adjustedWaldNps } from "../statistics/adjusted-wald-nps.ts";
import { dirichletNpsLimits } from "../statistics/dirichlet-nps-limits.ts";
import type { NpsCounts } from "../statistics/nps-counts.ts";
import { npsVariance } from "../statistics/nps-variance.ts";
import { scoreNps } from "../statistics/score-nps.ts";
import { waldNpsLimits } from "../statistics/wald-nps-limits.ts";
import { clusterInterval, clusterQuery, clusterSql } from "./cluster-bootstrap.ts";
import { answerParams } from "./common-params.ts";
import { npsCuts } from "./cuts.ts";
import {
  type AnswerAggregate,
  answerFlags,
  answerQueries,
  countAnswers,
  type Distribution,
  distributionPart,
  shareOf,
  weightedCode,
} from "./distribution.ts";
import { correctedSize, finitePopulation, populationParams } from "./finite-population.ts";
import { type IndexContext, type IndexDefinition, missingFields } from "./index-definition.ts";
import type { Interval } from "./index-result.ts";
import { interval, makeResult } from "./make-result.ts";
import { byRevenue, npsDistribution, revenueAnswers, revenueCells, revenueNeeds } from "./nps-revenue.ts";

/**
 * Net Promoter Score: 100·(p − d), p the share of promoters (9–10) and d that of detractors (0–6) among the valid answers. Says
 * whether customers would speak for the company or against it. Points, −100…100, higher is better. Missing answers are left out,
 * out-of-range ones are left out and counted. Interval: adjusted Wald (Rocks 2016), or Wald, score or Dirichlet by setting; weighted, also
 * by revenue: the same at Kish's effective size; of a known population: with the finite population factor. Source: methods.md 1. Example: answers 0, 7, 7, 9, 9, 9 give 33.3.
 */
export const nps: IndexDefinition<"nps", AnswerAggregate> = {
  id: "nps",
  byWave: true,
  table: () => "answers",
  unit: () => "points",
  needs: (context) => [...missingFields(context, "answers", ["nps"]), ...(byRevenue(context) ? revenueNeeds(context) : [])],
  params,
  emptyParts: { promoters: 0, passives: 0, detractors: 0, variance: null, se: null },
  queries(context, span) {
    const plain = answerQueries("nps", context, span);
    return byRevenue(context) ? { ...plain, kept: revenueCells(span) } : plain;
  },
  compute(aggregate, context) {
    const { distribution, flags: ofWeights } = npsDistribution(aggregate, context);
    const { n, nEff, excluded } = distribution;
    const population = finitePopulation(n, context);
    const flags = [...answerFlags(distribution), ...ofWeights, ...population.flags, ...(isNpsScale(context) ? [] : ["SCALE_NOT_NPS"])];
    const common = { unit: "points", n, nEff, excluded, flags, params: params(context) } as const;
    if (distribution.reason !== null) return makeResult({ ...common, value: null, reason: distribution.reason, parts: nps.emptyParts });
    const [low, high] = npsCuts(context);
    const code = (answer: number): number => (answer >= high ? 1 : answer <= low ? -1 : 0);
    const { mean, se } = weightedCode(distribution, code);
    const shares = npsShares(distribution, context);
    const promoters = countAnswers(distribution, (answer) => answer >= high);
    const detractors = countAnswers(distribution, (answer) => answer <= low);
    const parts = {
      promoters,
      passives: n - promoters - detractors,
      detractors,
      variance: npsVariance(shares.promoters, shares.detractors),
      se: 100 * se,
      distribution: distributionPart(distribution),
    };
    // Cuts that do not fit the scale would call every answer a detractor (methods.md 1: never convert 5 or 7 points).
    if (!isNpsScale(context)) return makeResult({ ...common, value: null, reason: "NOT_IDENTIFIED", parts });
    return makeResult({
      ...common,
      value: 100 * mean,
      ci: npsInterval(distribution, context, 100 * mean, 100 * se, population.factor),
      parts,
    });
  },
  simulation: {
    query(context, kind) {
      if (context.settings.duplicates !== "all") return null;
      const [low, high] = npsCuts(context);
      const code = `case when answer >= ${high} then 1 when answer <= ${low} then -1 else 0 end`;
      const span = kind === "wave" ? "by_wave" : "overall";
      return byRevenue(context)
        ? clusterSql({ from: `${revenueAnswers(span)} where revenue > 0`, weight: "revenue", unit: "customer", code }, kind)
        : clusterQuery("nps", code, context, kind);
    },
    interval: (columns, result, context) => clusterInterval(columns, result, context, 100, [-100, 100]),
  },
};

function params(context: IndexContext) {
  const [detractorsUpTo, promotersFrom] = npsCuts(context);
  const { min, max } = context.scales.nps;
  const { interval: method, weightBy } = context.settings.nps;
  return {
    ...answerParams(context),
    ...populationParams(context),
    interval: method,
    weightBy,
    scaleMin: min,
    scaleMax: max,
    detractorsUpTo,
    promotersFrom,
  };
}

function isNpsScale(context: IndexContext): boolean {
  const [low, high] = npsCuts(context);
  const { min, max } = context.scales.nps;
  return low >= min && high <= max && low < high;
}

const npsShares = (distribution: Distribution, context: IndexContext): { readonly promoters: number; readonly detractors: number } => {
  const [low, high] = npsCuts(context);
  return {
    promoters: shareOf(distribution, (answer) => answer >= high),
    detractors: shareOf(distribution, (answer) => answer <= low),
  };
};

/** Answers by class at the effective size: what intervals and tests count with. */
export function npsCounts(distribution: Distribution, context: IndexContext): NpsCounts {
  const { promoters, detractors } = npsShares(distribution, context);
  const { nEff } = distribution;
  return { promoters: promoters * nEff, detractors: detractors * nEff, passives: Math.max(0, 1 - promoters - detractors) * nEff };
}

function npsInterval(distribution: Distribution, context: IndexContext, value: number, se: number, factor: number): Interval | null {
  const { confidence, nps: settings } = context.settings;
  const nEff = correctedSize(distribution.nEff, factor);
  if (nEff === null) return interval(settings.interval, confidence, { lo: value, hi: value });
  const counts = npsCounts({ ...distribution, nEff }, context);
  switch (settings.interval) {
    case "adjustedWald":
      return interval("adjustedWald", confidence, adjustedWaldNps(counts, confidence));
    case "score":
      return interval("score", confidence, scoreNps(counts, confidence));
    case "dirichlet":
      return interval("dirichlet", confidence, dirichletNpsLimits(counts, confidence));
    case "wald":
      return interval("wald", confidence, waldNpsLimits(value, se * factor, confidence));
  }
}

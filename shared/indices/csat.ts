import { adjustedWaldNps } from "../statistics/adjusted-wald-nps.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { clusterInterval, clusterQuery } from "./cluster-bootstrap.ts";
import { answerParams } from "./common-params.ts";
import { csatCuts } from "./cuts.ts";
import {
  type AnswerAggregate,
  answerFlags,
  answerQueries,
  countAnswers,
  type Distribution,
  distributionPart,
  readDistribution,
  shareOf,
} from "./distribution.ts";
import { correctedSize, finitePopulation, narrowed, populationParams } from "./finite-population.ts";
import { hasField, type IndexContext, type IndexDefinition, missingFields } from "./index-definition.ts";
import type { Interval, Json, Unit } from "./index-result.ts";
import { interval, makeResult } from "./make-result.ts";
import { meanOfAnswers } from "./mean-limits.ts";

const UNITS = { share: "percent", mean: "score", net: "points", rescaled: "percent" } as const satisfies Record<string, Unit>;

/**
 * Customer satisfaction: 100·satisfied/answers, satisfied by the cut of the scale (1–5: 4–5; 1–7: 6–7; 1–10 and 0–10: 8–10). Says
 * how many customers are content. Percent, 0–100, higher is better. By setting instead the mean on the scale, the net (satisfied −
 * dissatisfied, points), or the mean rescaled to 0–100. Missing answers are left out, out-of-range ones are left out and counted.
 * Interval: Wilson (weighted: at Kish's effective size); mean and rescaled: t; net: adjusted Wald as for NPS. Source: methods.md 2.
 * Example: 10, 9, 8, 7, 8, 3, 9, 6, 10, 8 on 1–10 give 70.
 */
export const csat: IndexDefinition<"csat", AnswerAggregate> = {
  id: "csat",
  byWave: true,
  table: () => "answers",
  unit: ({ settings }) => UNITS[settings.csat.headline],
  needs: (context) => missingFields(context, "answers", ["csat"]),
  params,
  emptyParts: { satisfied: 0, dissatisfied: 0, mean: null, net: null, rescaled: null, headlines: null },
  queries: (context, span) => answerQueries("csat", context, span),
  compute(aggregate, context) {
    const distribution = readDistribution(aggregate, hasField(context, "answers", "weight"));
    const { n, nEff, excluded } = distribution;
    const common = { unit: csat.unit(context), n, nEff, excluded, params: params(context) } as const;
    const population = finitePopulation(n, context);
    const flags = [...answerFlags(distribution), ...population.flags];
    if (distribution.reason !== null)
      return makeResult({ ...common, flags, value: null, reason: distribution.reason, parts: csat.emptyParts });
    const [low, high] = csatCuts(context);
    const { min, max } = context.scales.csat;
    const satisfied = shareOf(distribution, (answer) => answer >= high);
    const dissatisfied = shareOf(distribution, (answer) => answer <= low);
    const mean = meanOfAnswers(distribution, (answer) => answer, context.settings.confidence);
    const rescaled = meanOfAnswers(distribution, (answer) => (100 * (answer - min)) / (max - min), context.settings.confidence);
    const net = 100 * (satisfied - dissatisfied);
    const { factor } = population;
    const headlines = {
      share: { value: 100 * satisfied, ci: satisfiedInterval(distribution, context, factor) },
      mean: { value: mean.mean, ci: narrowed(mean.ci, mean.mean, factor) },
      net: { value: net, ci: netInterval(satisfied, dissatisfied, nEff, factor, context) },
      rescaled: { value: rescaled.mean, ci: narrowed(rescaled.ci, rescaled.mean, factor) },
    };
    const { headline } = context.settings.csat;
    const meanOnly = headline === "mean" || headline === "rescaled";
    return makeResult({
      ...common,
      ...headlines[headline],
      flags: [...flags, ...(meanOnly && mean.collapsed ? ["NO_SPREAD"] : [])],
      parts: {
        satisfied: countAnswers(distribution, (answer) => answer >= high),
        dissatisfied: countAnswers(distribution, (answer) => answer <= low),
        mean: mean.mean,
        net: headlines.net.value,
        rescaled: rescaled.mean,
        headlines: {
          share: flat(headlines.share),
          mean: flat(headlines.mean),
          net: flat(headlines.net),
          rescaled: flat(headlines.rescaled),
        },
        distribution: distributionPart(distribution),
      },
    });
  },
  simulation: {
    query(context, kind) {
      return context.settings.duplicates === "all" ? clusterQuery("csat", headlineCode(context), context, kind) : null;
    },
    interval: (columns, result, context) => clusterInterval(columns, result, context, 1),
  },
};

function params(context: IndexContext) {
  const [dissatisfiedUpTo, satisfiedFrom] = csatCuts(context);
  const { min, max } = context.scales.csat;
  return {
    ...answerParams(context),
    ...populationParams(context),
    headline: context.settings.csat.headline,
    scaleMin: min,
    scaleMax: max,
    satisfiedFrom,
    dissatisfiedUpTo,
  };
}

/** A headline with its limits, as parts hold it. */
const flat = ({ value, ci }: { readonly value: number; readonly ci: Interval | null }): Json => ({
  value,
  lo: ci?.lo ?? null,
  hi: ci?.hi ?? null,
  method: ci?.method ?? null,
});

/** Wilson limits of the satisfied share, in percent. */
function satisfiedInterval(distribution: Distribution, context: IndexContext, factor: number): Interval | null {
  const { successes, n } = satisfiedCounts(distribution, context);
  const { confidence } = context.settings;
  const size = correctedSize(n, factor);
  const share = successes / n;
  if (size === null) return interval("wilson", confidence, { lo: share, hi: share }, 100);
  return interval("wilson", confidence, wilsonInterval(share * size, size, confidence), 100);
}

/** Satisfied answers of all at the effective size: what intervals and tests count with. Whole numbers without weights. */
export function satisfiedCounts(distribution: Distribution, context: IndexContext): { readonly successes: number; readonly n: number } {
  const [, high] = csatCuts(context);
  const { nEff, weighted } = distribution;
  const isSatisfied = (answer: number): boolean => answer >= high;
  return { successes: weighted ? shareOf(distribution, isSatisfied) * nEff : countAnswers(distribution, isSatisfied), n: nEff };
}

function netInterval(satisfied: number, dissatisfied: number, nEff: number, factor: number, { settings }: IndexContext): Interval | null {
  const size = correctedSize(nEff, factor);
  const value = 100 * (satisfied - dissatisfied);
  if (size === null) return interval("adjustedWald", settings.confidence, { lo: value, hi: value });
  const counts = {
    promoters: satisfied * size,
    detractors: dissatisfied * size,
    passives: Math.max(0, 1 - satisfied - dissatisfied) * size,
  };
  return interval("adjustedWald", settings.confidence, adjustedWaldNps(counts, settings.confidence));
}

/** The headline as the mean of a code of each answer, for the cluster bootstrap. */
function headlineCode(context: IndexContext): string {
  const [low, high] = csatCuts(context);
  const { min, max } = context.scales.csat;
  switch (context.settings.csat.headline) {
    case "share":
      return `case when answer >= ${high} then 100 else 0 end`;
    case "net":
      return `case when answer >= ${high} then 100 when answer <= ${low} then -100 else 0 end`;
    case "mean":
      return "answer";
    case "rescaled":
      return `100.0 * (answer - (${min})) / (${max} - (${min}))`;
  }
}

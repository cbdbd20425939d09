import { clusterInterval, clusterQuery } from "../indices/cluster-bootstrap.ts";
import { answerParams } from "../indices/common-params.ts";
import {
  type AnswerAggregate,
  answerFlags,
  answerQueries,
  countAnswers,
  distributionPart,
  readDistribution,
  shareOf,
} from "../indices/distribution.ts";
import { finitePopulation, narrowed, populationParams } from "../indices/finite-population.ts";
import { hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import { makeResult } from "../indices/make-result.ts";
import { meanOfAnswers } from "../indices/mean-limits.ts";
import { besideNps, besideQuery } from "./ces-beside-nps.ts";

type CesAggregate = AnswerAggregate & { readonly beside: readonly Row[] };

/**
 * Customer effort score: mean ease on its scale; a scale on which high is hard is turned round (1–5: 6 − x) and says so. Says how
 * easy it is to get something done. Score on the scale, higher is easier. Beside it easy and difficult answers (above and below the
 * middle of the scale: 1–7 5–7 and 1–3, 1–5 4–5 and 1–2), net and rescaled, 0–100, and how the same customers recommend. Interval: t; weighted: mean ± z·SE. Source:
 * methods.md 3. Example: 7, 6, 5, 7, 4, 2, 6, 7, 3, 5 give 5.2.
 */
export const ces: IndexDefinition<"ces", CesAggregate> = {
  id: "ces",
  byWave: true,
  table: () => "answers",
  unit: () => "score",
  needs: (context) => missingFields(context, "answers", ["ces"]),
  params,
  emptyParts: { easy: 0, difficult: 0, net: null, rescaled: null, besideNps: null },
  queries: (context, span) => ({ ...answerQueries("ces", context, span), beside: besideQuery(context) }),
  compute(aggregate, context) {
    const distribution = readDistribution(aggregate, hasField(context, "answers", "weight"));
    const { n, nEff, excluded } = distribution;
    const reversed = context.scales.ces.highIs === "hard";
    const flags = [...answerFlags(distribution), ...(reversed ? ["REVERSED_SCALE"] : [])];
    const common = { unit: "score", n, nEff, excluded, params: params(context) } as const;
    if (distribution.reason !== null)
      return makeResult({ ...common, flags, value: null, reason: distribution.reason, parts: ces.emptyParts });
    const { min, max } = context.scales.ces;
    const ease = (answer: number): number => (reversed ? min + max - answer : answer);
    const middle = (min + max) / 2;
    const isEasy = (answer: number): boolean => ease(answer) > middle;
    const isDifficult = (answer: number): boolean => ease(answer) < middle;
    const { mean, ci, collapsed } = meanOfAnswers(distribution, ease, context.settings.confidence);
    const population = finitePopulation(n, context);
    return makeResult({
      ...common,
      value: mean,
      ci: narrowed(ci, mean, population.factor),
      flags: [...flags, ...population.flags, ...(collapsed ? ["NO_SPREAD"] : [])],
      parts: {
        easy: countAnswers(distribution, isEasy),
        difficult: countAnswers(distribution, isDifficult),
        net: 100 * (shareOf(distribution, isEasy) - shareOf(distribution, isDifficult)),
        rescaled: (100 * (mean - min)) / (max - min),
        distribution: distributionPart(distribution),
        besideNps: besideNps(
          aggregate.beside,
          (answer) => (isEasy(answer) ? "easy" : isDifficult(answer) ? "difficult" : "neither"),
          context,
        ),
      },
    });
  },
  simulation: {
    query(context, kind) {
      const { min, max, highIs } = context.scales.ces;
      const code = highIs === "hard" ? `${min + max} - answer` : "answer";
      return context.settings.duplicates === "all" ? clusterQuery("ces", code, context, kind) : null;
    },
    interval: (columns, result, context) => clusterInterval(columns, result, context, 1),
  },
};

function params(context: IndexContext) {
  const { min, max, highIs } = context.scales.ces;
  const middle = (min + max) / 2;
  return {
    ...answerParams(context),
    ...populationParams(context),
    scaleMin: min,
    scaleMax: max,
    highIs: highIs ?? "easy",
    easyFrom: Math.floor(middle) + 1,
    difficultUpTo: Math.ceil(middle) - 1,
  };
}

import type { MeanSummary } from "../../statistics/mean-summary.ts";
import type { NpsCounts } from "../../statistics/nps-counts.ts";
import { satisfiedCounts } from "../csat.ts";
import { csatCuts } from "../cuts.ts";
import { cvqError } from "../cvq.ts";
import { type AnswerAggregate, type Distribution, readDistribution, shareOf, weightedCode } from "../distribution.ts";
import { type Aggregate, hasField, type IndexContext, type Row } from "../index-definition.ts";
import type { IndexId, IndexResult, Interval, MetricId } from "../index-result.ts";
import { npsCounts } from "../nps.ts";
import { npsDistribution } from "../nps-revenue.ts";
import { numberOf } from "../read-row.ts";

/** A number of a slice, with the aggregate it was computed from. */
export type SliceNumber = { readonly aggregate: Aggregate; readonly result: IndexResult };

/** What a test needs of one slice; `factor` takes fractions to the unit of the number. */
export type Sample =
  /** Classes of answers that score −1, 0, +1. */
  | { readonly kind: "net"; readonly counts: NpsCounts }
  | { readonly kind: "share"; readonly successes: number; readonly n: number; readonly factor: number }
  | { readonly kind: "mean"; readonly summary: MeanSummary; readonly factor: number }
  /** A value with a standard error that is as good as normal. */
  | { readonly kind: "normal"; readonly value: number; readonly se: number; readonly method: string }
  /** A value with limits of any shape. */
  | { readonly kind: "limits"; readonly value: number; readonly lo: number; readonly hi: number };

/** How a number is tested (the "Tests" of each section of methods.md): its own way, else by its interval; `null` = it has none. */
export function sampleOf(id: IndexId | MetricId, number: SliceNumber, context: IndexContext): Sample | null {
  const { value, ci } = number.result;
  if (value === null) return null;
  return ownSample(id, value, number, context) ?? byInterval(value, ci);
}

const byInterval = (value: number, ci: Interval | null): Sample | null =>
  ci === null ? null : { kind: "limits", value, lo: Math.min(ci.lo, value), hi: Math.max(ci.hi, value) };

function ownSample(id: IndexId | MetricId, value: number, { aggregate, result }: SliceNumber, context: IndexContext): Sample | null {
  const { parts, n, nEff } = result;
  const part = (name: string): number => (typeof parts[name] === "number" ? parts[name] : 0);
  switch (id) {
    case "nps":
      return { kind: "net", counts: npsCounts(npsDistribution(keptOf(aggregate), context).distribution, context) };
    case "csat":
      return csatSample(distributionOf(aggregate, context), context);
    case "ces":
      return meanSample(distributionOf(aggregate, context), (answer) => answer, value);
    case "secure":
      return { kind: "share", successes: (value / 100) * nEff, n: nEff, factor: 100 };
    case "health":
      return { kind: "mean", summary: healthSummary(aggregate["bands"] ?? []), factor: 1 };
    case "cvq": {
      const found = cvqError(aggregate["sums"]?.[0], context);
      return found === null ? null : { kind: "normal", value: 100 * found.share, se: 100 * found.se, method: "linearised" };
    }
    case "churn":
      return context.settings.churn === "C" ? { kind: "share", successes: part("lostOfStart"), n, factor: 100 } : null;
    case "retention":
      return { kind: "share", successes: part("kept"), n, factor: 100 };
    case "fcr":
      return { kind: "share", successes: part("resolved"), n, factor: 100 };
    default:
      return null;
  }
}

/** The answers that count; the rows as they came are in no test. */
const keptOf = ({ kept = [] }: Aggregate): AnswerAggregate => ({ rows: [], kept });

export const distributionOf = (aggregate: Aggregate, context: IndexContext): Distribution =>
  readDistribution(keptOf(aggregate), hasField(context, "answers", "weight"));

function csatSample(distribution: Distribution, context: IndexContext): Sample {
  const [low, high] = csatCuts(context);
  const { min, max } = context.scales.csat;
  switch (context.settings.csat.headline) {
    case "share":
      return { kind: "share", ...satisfiedCounts(distribution, context), factor: 100 };
    case "net": {
      const { nEff } = distribution;
      const [satisfied, dissatisfied] = [
        shareOf(distribution, (answer) => answer >= high),
        shareOf(distribution, (answer) => answer <= low),
      ];
      const counts = {
        promoters: satisfied * nEff,
        detractors: dissatisfied * nEff,
        passives: Math.max(0, 1 - satisfied - dissatisfied) * nEff,
      };
      return { kind: "net", counts };
    }
    case "mean":
      return meanSample(distribution, (answer) => answer, null);
    case "rescaled":
      return meanSample(distribution, (answer) => (100 * (answer - min)) / (max - min), null);
  }
}

/** The mean of a code with its sample deviation; weighted, with the error that weights leave. `value` is the mean where the code may be turned round. */
function meanSample(distribution: Distribution, code: (answer: number) => number, value: number | null): Sample {
  const { mean, se } = weightedCode(distribution, code);
  const { n, weighted } = distribution;
  if (weighted) return { kind: "normal", value: value ?? mean, se, method: "linearised" };
  // se = √Σ(y − mean)²/n, so the sample deviation (n − 1) is se·n/√(n − 1).
  return { kind: "mean", summary: { n, mean: value ?? mean, sd: n > 1 ? (se * n) / Math.sqrt(n - 1) : 0 }, factor: 1 };
}

function healthSummary(bands: readonly Row[]): MeanSummary {
  const scored = bands.filter((row) => row["active"] === true && row["band"] !== null);
  const sum = (name: string): number => scored.reduce((total, row) => total + numberOf(row, name), 0);
  const n = sum("n");
  const mean = n === 0 ? 0 : sum("total") / n;
  return { n, mean, sd: n > 1 ? Math.sqrt(Math.max(0, sum("squares") - n * mean * mean) / (n - 1)) : 0 };
}

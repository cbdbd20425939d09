import { chiSquareTest } from "../../statistics/chi-square-test.ts";
import { heterogeneityTest } from "../../statistics/heterogeneity-test.ts";
import type { MeanSummary } from "../../statistics/mean-summary.ts";
import type { NpsCounts } from "../../statistics/nps-counts.ts";
import { twoSidedZ } from "../../statistics/two-sided-z.ts";
import { welchAnova } from "../../statistics/welch-anova.ts";
import type { OverallTest } from "../index-result.ts";
import type { Sample } from "./sample-of.ts";

/** Whether three or more slices differ at all: Welch's analysis of variance, chi-square of shares, or heterogeneity of values. */
export function overallTest(samples: readonly Sample[], level: number): Omit<OverallTest, "index"> | null {
  if (samples.length < 3) return null;
  const slices = samples.length;
  const summaries = samples.flatMap((sample) => summaryOf(sample) ?? []);
  if (summaries.length === slices) {
    const found = welchAnova(summaries);
    return found === null ? null : { method: "welchAnova", statistic: found.f, df: found.df1, df2: found.df2, p: found.p, slices };
  }
  const shares = samples.flatMap((sample) => (sample.kind === "share" ? [[sample.successes, sample.n - sample.successes]] : []));
  if (shares.length === slices) {
    const found = chiSquareTest(shares);
    return found === null ? null : { method: "chiSquare", statistic: found.statistic, df: found.df, df2: null, p: found.p, slices };
  }
  const values = samples.flatMap((sample) => estimateOf(sample, level) ?? []);
  const found = values.length === slices ? heterogeneityTest(values) : null;
  return found === null ? null : { method: "heterogeneity", statistic: found.statistic, df: found.df, df2: null, p: found.p, slices };
}

function summaryOf(sample: Sample): MeanSummary | null {
  if (sample.kind === "mean") return sample.summary;
  return sample.kind === "net" ? codes(sample.counts) : null;
}

/** Answers coded −1, 0, +1 (methods.md 1, Tests). */
function codes({ promoters, passives, detractors }: NpsCounts): MeanSummary {
  const n = promoters + passives + detractors;
  const mean = n === 0 ? 0 : (promoters - detractors) / n;
  return { n, mean, sd: n > 1 ? Math.sqrt(Math.max(0, promoters + detractors - n * mean * mean) / (n - 1)) : 0 };
}

/** The half of an interval stands for its error. */
function estimateOf(sample: Sample, level: number): { readonly value: number; readonly se: number } | null {
  if (sample.kind === "normal") return sample;
  return sample.kind === "limits" ? { value: sample.value, se: (sample.hi - sample.lo) / 2 / twoSidedZ(level) } : null;
}

import { logBinomial } from "../../statistics/log-binomial.ts";
import type { InputBin } from "./information.ts";

/** What further observations of an input tell: how many of n customers stay (a share), or n measurements of a given spread (a mean). */
export type Sampling = { readonly kind: "share"; readonly n: number } | { readonly kind: "mean"; readonly n: number; readonly sd: number };

const MEAN_STEPS = 400;
/** Standard errors beyond which no sample mean is looked at; less than 1e−15 lies there. */
const REACH = 8;

/**
 * Expected value of sample information: the better action after what n observations may show, weighted by how likely each showing is, less
 * the better action today. The prior is the draws themselves in groups (`inputBins`), so that 0 ≤ EVSI ≤ the EVPPI of the same groups. Money.
 * A share sums over the counts 0…n; a mean is integrated over the sample mean.
 */
export function sampleInformation(bins: readonly InputBin[], sampling: Sampling): number {
  if (sampling.n <= 0 || bins.length === 0) return 0;
  const today = Math.max(
    0,
    expected(bins, () => 1),
  );
  return Math.max(0, (sampling.kind === "share" ? overCounts(bins, sampling.n) : overMeans(bins, sampling)) - today);
}

/** Σ weight · likelihood · advantage: the advantage of acting after a showing, times the chance of that showing. */
function expected(bins: readonly InputBin[], likelihood: (value: number) => number): number {
  let total = 0;
  for (const bin of bins) total += bin.weight * likelihood(bin.value) * bin.advantage;
  return total;
}

function overCounts(bins: readonly InputBin[], n: number): number {
  let informed = 0;
  for (let k = 0; k <= n; k++) {
    const ways = logBinomial(n, k);
    informed += Math.max(
      0,
      expected(bins, (share) => {
        if (share <= 0) return k === 0 ? 1 : 0;
        if (share >= 1) return k === n ? 1 : 0;
        return Math.exp(ways + k * Math.log(share) + (n - k) * Math.log1p(-share));
      }),
    );
  }
  return informed;
}

/** By trapezoids over the sample mean; the integrand is smooth but for one bend, and 0 at both ends. */
function overMeans(bins: readonly InputBin[], { n, sd }: { readonly n: number; readonly sd: number }): number {
  const error = sd / Math.sqrt(n);
  const values = bins.map(({ value }) => value);
  const lo = Math.min(...values) - REACH * error;
  const hi = Math.max(...values) + REACH * error;
  if (!(error > 0)) return bins.reduce((total, bin) => total + bin.weight * Math.max(0, bin.advantage), 0);
  const steps = Math.min(20_000, Math.max(MEAN_STEPS, Math.ceil((6 * (hi - lo)) / error)));
  const width = (hi - lo) / steps;
  let informed = 0;
  for (let step = 0; step <= steps; step++) {
    const seen = lo + width * step;
    informed += Math.max(
      0,
      expected(bins, (value) => Math.exp(-(((seen - value) / error) ** 2) / 2)),
    );
  }
  return (informed * width) / (error * Math.sqrt(2 * Math.PI));
}

import { createRandom } from "../../random.ts";
import { normalQuantile } from "../../statistics/normal-quantile.ts";
import type { Survive } from "../fill-customers.ts";
import type { Baseline } from "../scenario.ts";
import { streamOf } from "./scores.ts";

/** Below this many customers who stays is chance as much as rate (methods.md 12.6). */
export const FEW_CUSTOMERS = 500;

/** Chance of single customers: the same for baseline and scenario of a draw, so that levers of nothing change nothing. */
export type ProcessNoise = {
  /** Goes on to the next draw. */
  readonly next: () => void;
  readonly surviveIn: (segment: number) => Survive;
};

/**
 * One stream a segment, by seed and name, with one number for each of `months` of a draw; where cohorts are followed, for each month of
 * each cohort.
 */
export function createProcessNoise({ segments }: Baseline, months: number, seed: number): ProcessNoise {
  const streams = segments.map(({ key }) => createRandom(streamOf(seed, key === null ? "survival" : `survival@${key}`)));
  const uniforms = segments.map(({ sbg }) => new Float64Array(sbg === undefined ? months : cohortsBefore(months)));
  const survives = uniforms.map(
    (own, segment): Survive =>
      segments[segment]?.sbg === undefined
        ? (customers, rate, t) => survivors(own[t] ?? 0, customers, rate)
        : (customers, rate, t, cohort) => survivors(own[cohortsBefore(t) + cohort] ?? 0, customers, rate),
  );
  return {
    next: () => {
      streams.forEach((stream, g) => {
        const own = uniforms[g];
        if (own !== undefined) for (let place = 0; place < own.length; place++) own[place] = stream.uniform();
      });
    },
    surviveIn: (segment) => survives[segment] ?? ((customers, rate) => customers * rate),
  };
}

/** Numbers for the months before month t, in which cohorts 0 … month − 1 may lose somebody. */
const cohortsBefore = (t: number): number => (t * (t - 1)) / 2;

/** Part of a customer, which acquisitions a month may leave, stays as the rate says. */
function survivors(uniform: number, customers: number, rate: number): number {
  const whole = Math.floor(customers);
  return whole - lostAt(uniform, whole, 1 - rate) + (customers - whole) * rate;
}

/** Expected losses up to which the binomial is summed term by term. */
const MOST_SUMMED = 50;
/** So that the quantile of a uniform of 0 is a number. */
const LEAST_UNIFORM = 2 ** -54;

/**
 * How many of `count` are lost at a quantile of the binomial. With many losses by the Cornish–Fisher expansion to the skewness, rounded, which
 * is off by a customer at most now and then, where one in hundreds does not matter.
 */
export function lostAt(uniform: number, count: number, loss: number): number {
  if (count === 0 || loss <= 0) return 0;
  if (loss >= 1) return count;
  const mean = count * loss;
  if (mean > MOST_SUMMED) {
    const score = normalQuantile(Math.max(LEAST_UNIFORM, uniform));
    const skewed = mean + Math.sqrt(mean * (1 - loss)) * score + ((score * score - 1) * (1 - 2 * loss)) / 6;
    return Math.min(count, Math.max(0, Math.round(skewed)));
  }
  const odds = loss / (1 - loss);
  let term = Math.exp(count * Math.log1p(-loss));
  let sum = term;
  let lost = 0;
  while (sum <= uniform && lost < count) {
    term *= ((count - lost) / (lost + 1)) * odds;
    lost += 1;
    sum += term;
  }
  return lost;
}

import { attribute, EXACT_LEVERS } from "../attribute.ts";
import type { DrawnScenario } from "./drawn-scenario.ts";
import type { Uncertainty } from "./simulation.ts";
import { spreadOf } from "./spread-of.ts";

/** Steps of arithmetic that the ranges of contributions may cost, and how many draws they are taken over at the least and the most. */
const EFFORT = 20_000_000;
const LEAST = 100;
const MOST = 500;

/**
 * The range of each lever's Shapley share of the revenue gain, over the first draws: sharing out is dear, as every combination
 * of levers is worked out, and a range needs fewer draws than a mean.
 */
export function* contributionsOf(
  drawn: (draw: number) => DrawnScenario,
  leverCount: number,
  horizon: number,
  done: number,
): Generator<void, Pick<Uncertainty, "contributions" | "contributionRuns">> {
  if (leverCount === 0) return { contributions: [], contributionRuns: 0 };
  const segments = drawn(0).baseline.segments.length;
  const combinations = 2 ** Math.min(leverCount, EXACT_LEVERS);
  const affordable = Math.floor(EFFORT / (segments * combinations * horizon));
  const runs = Math.min(done, Math.max(LEAST, Math.min(MOST, affordable)));
  const shares = Array.from({ length: leverCount }, () => new Float64Array(runs));
  for (let draw = 0; draw < runs; draw++) {
    const { baseline, levers } = drawn(draw);
    attribute(baseline, levers, horizon).revenue.forEach((share, lever) => {
      const column = shares[lever];
      if (column !== undefined) column[draw] = share;
    });
    yield;
  }
  const contributions = shares.map((column) => {
    const { p5, p50, p95 } = spreadOf(column, runs);
    return { p5, p50, p95 };
  });
  return { contributions, contributionRuns: runs };
}

import { finitePopulationFactor } from "../statistics/finite-population-factor.ts";
import type { IndexContext } from "./index-definition.ts";
import type { IndexResult, Interval } from "./index-result.ts";

/** The factor on standard errors for n of a known population; 1 where it is not known. */
export type FinitePopulation = { readonly factor: number; readonly flags: readonly string[] };

/** methods.md 0.3.7. More answers than people is a slip in the setting: it is flagged and changes nothing. */
export function finitePopulation(n: number, { population }: Pick<IndexContext, "population">): FinitePopulation {
  if (population === null) return { factor: 1, flags: [] };
  if (n > population) return { factor: 1, flags: ["POPULATION_BELOW_N"] };
  const factor = finitePopulationFactor(n, population);
  return { factor, flags: factor === 0 ? ["EVERYBODY_ANSWERED"] : factor < 1 ? ["FINITE_POPULATION"] : [] };
}

/** The interval about a value with its half-widths times the factor. */
export const narrowed = (ci: Interval | null, value: number | null, factor: number): Interval | null =>
  ci === null || value === null || factor === 1
    ? ci
    : { ...ci, lo: value - factor * (value - ci.lo), hi: value + factor * (ci.hi - value) };

/** The size at which an interval by counts has its standard error times the factor; `null` = everybody answered. */
export const correctedSize = (nEff: number, factor: number): number | null => (factor === 0 ? null : nEff / (factor * factor));

export const populationParams = ({ population }: Pick<IndexContext, "population">): IndexResult["params"] => ({ population });

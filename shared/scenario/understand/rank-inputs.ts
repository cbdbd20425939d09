import { spearman } from "../../statistics/spearman.ts";

/** One input in every draw of a simulation, under a name of the caller's. */
export type DrawColumn<Name> = { readonly input: Name; readonly values: Float64Array };

/** How much of the outcome's spread goes with one input. */
export type RankedInput<Name> = {
  readonly input: Name;
  /** Spearman's rank correlation with the outcome, −1…1; `null` where the input or the outcome never changes. */
  readonly correlation: number | null;
  /** ρ²/Σρ² of all inputs, 0–1: the contribution to variance as risk programs state it. It is exact for what adds up without correlation. */
  readonly contribution: number;
};

/**
 * Ranking of inputs by simulation: all of them vary at once, with their correlations, which a tornado ignores (methods.md 12.5). Largest
 * first; equal ones keep their order.
 */
export function rankInputs<Name>(columns: readonly DrawColumn<Name>[], outcome: Float64Array): readonly RankedInput<Name>[] {
  const correlations = columns.map(({ values }) => spearman(values, outcome));
  const total = correlations.reduce<number>((sum, value) => sum + (value ?? 0) ** 2, 0);
  return columns
    .map(({ input }, index): RankedInput<Name> => {
      const correlation = correlations[index] ?? null;
      return { input, correlation, contribution: total === 0 ? 0 : (correlation ?? 0) ** 2 / total };
    })
    .toSorted((one, other) => other.contribution - one.contribution);
}

import type { Cell } from "../electron/export/ooxml/workbook.ts";
import { createRandom } from "../shared/random.ts";

export type { Cell };
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/** Seeded draws for the generator: same seed, same samples on every machine. */
export type Draw = {
  readonly uniform: () => number;
  readonly normal: () => number;
  /** Whole number 0 ≤ x < bound. */
  readonly below: (bound: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly weighted: <T>(values: readonly (readonly [T, number])[]) => T;
  /** Whole number with that mean, Poisson. */
  readonly count: (mean: number) => number;
};

export function createDraw(seed: number): Draw {
  const random = createRandom(seed);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[random.below(values.length)];
    if (value === undefined) throw new Error("pick requires at least one value");
    return value;
  };
  return {
    uniform: random.uniform,
    normal: random.normal,
    below: random.below,
    pick,
    weighted: (values) => {
      let rest = random.uniform() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return pick(values)[0];
    },
    count: random.poisson,
  };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../shared/random.ts";
import { attributionOf, withBias } from "../../../shared/scenario/links/bias.ts";
import { churnModel } from "../../../shared/scenario/links/churn-model.ts";
import { riskRatio } from "../../../shared/scenario/links/class-effects.ts";
import type { LogisticRow } from "../../../shared/statistics/logistic-regression.ts";

/** Customers of two classes (0 worse, 1 better) of whom something unseen (u) is or is not true, and their churn. */
type World = {
  /** P(u) in the worse and in the better class. */
  readonly unseen: readonly [number, number];
  /** Churn of the better class without and with u; the worse class churns `effect` times as often. */
  readonly churn: readonly [number, number];
  readonly effect: number;
};

/** Strengths of u as risk ratios: with the class, and with churn. */
function strengthOf({ unseen: [worse, better], churn: [without, given] }: World): number {
  const ratio = (a: number, b: number): number => Math.max(a / b, b / a);
  return Math.max(ratio(worse, better), ratio(1 - worse, 1 - better), ratio(given, without));
}

const observed = ({ unseen, churn: [without, given], effect }: World) => {
  const mean = (share: number): number => share * given + (1 - share) * without;
  return { worse: effect * mean(unseen[0]), better: mean(unseen[1]) };
};

const worlds = fc
  .record({
    worse: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    better: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    without: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    given: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    effect: fc.double({ min: 0.5, max: 3, noNaN: true }),
  })
  .map(({ worse, better, without, given, effect }): World => ({ unseen: [worse, better], churn: [without, given], effect }));

describe("confounded sets (peers.md M13)", () => {
  it("has the truth inside the limits opened by the bias that is declared, whatever is unseen", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { worse, better } = observed(world);
        const ratio = worse / better;
        const { lo, hi } = withBias({ value: ratio, lo: ratio, hi: ratio }, strengthOf(world));
        expect(lo).toBeLessThanOrEqual(world.effect * (1 + 1e-9));
        expect(hi).toBeGreaterThanOrEqual(world.effect * (1 - 1e-9));
      }),
    );
  });

  /** A trait that doubles churn and is four times as frequent in the worse class; the class itself does nothing. */
  const world: World = { unseen: [0.6, 0.15], churn: [0.1, 0.25], effect: 1 };
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return [0, 1].map((at) =>
      [0, 1].map((u) => {
        const size = 1000;
        const share = world.unseen[at] ?? 0;
        const n = Math.round(size * (u === 1 ? share : 1 - share));
        const p = (world.churn[u] ?? 0) * (at === 0 ? world.effect : 1);
        return { at, u, n, hits: random.binomial(n, p) };
      }),
    );
  };
  const countsOf = (cells: ReturnType<typeof draw>[number]) => ({
    at: 0,
    customers: cells.reduce((sum, { n }) => sum + n, 0),
    churned: cells.reduce((sum, { hits }) => sum + hits, 0),
    paying: 0,
    money: 0,
    squares: 0,
    cost: 0,
  });
  const sets = Array.from({ length: 200 }, (_, seed) => draw(seed + 1));
  const inside = (ratio: { readonly lo: number; readonly hi: number } | null): boolean =>
    ratio !== null && ratio.lo <= world.effect && world.effect <= ratio.hi;

  it("misses the truth as observed, has it at the declared bias, and with the trait held", () => {
    let [crude, biased, adjusted] = [0, 0, 0];
    for (const cells of sets) {
      const ratio = riskRatio(countsOf(cells[0] ?? []), countsOf(cells[1] ?? []), 0.95);
      const rows: readonly LogisticRow[] = cells.flat().map(({ at, u, n, hits }) => ({ x: [at === 0 ? 1 : 0, u], n, hits }));
      const columns = [
        { kind: "class", key: "worse", base: "better" },
        { kind: "price", key: null, base: null },
      ] as const;
      const fitted = churnModel(columns, rows, 2, 0, 0.95);
      if (inside(ratio)) crude += 1;
      if (ratio !== null && inside(withBias(ratio, strengthOf(world)))) biased += 1;
      if (inside(fitted?.ratioOf(0, 1) ?? null)) adjusted += 1;
    }
    expect(crude / sets.length).toBeLessThan(0.1);
    expect(biased / sets.length).toBeGreaterThanOrEqual(0.95);
    expect(adjusted / sets.length).toBeGreaterThan(0.9);
    expect(adjusted / sets.length).toBeLessThanOrEqual(1);
  });

  it("takes only the part of an association for cause that is left, never less than none nor more than all", () => {
    const crude = { value: 3, lo: 2.5, hi: 3.6 };
    expect(attributionOf(crude, { value: 2, lo: 1.2, hi: 3.4 })).toEqual({ value: 0.5, lo: expect.closeTo(0.1, 12), hi: 1 });
    expect(attributionOf(crude, withBias(crude, 1))).toMatchObject({ value: 1, lo: 0.75, hi: 1 });
    expect(attributionOf({ value: 0.9, lo: 0.7, hi: 1.2 }, crude)).toBeNull();
  });
});

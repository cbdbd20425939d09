import { describe, expect, it } from "vitest";
import { lifetimes } from "../../../shared/indices/clv/sbg-lifetimes.ts";
import { refits } from "../../../shared/indices/clv/sbg-refits.ts";
import type { Columns, IndexContext } from "../../../shared/indices/index-definition.ts";
import { createRandom } from "../../../shared/random.ts";
import { sbgFit } from "../../../shared/statistics/sbg-fit.ts";
import { sbgSurvival } from "../../../shared/statistics/sbg-survival.ts";
import { near } from "../../statistics/near.ts";
import { clvContext, clvResult } from "./clv-settings.ts";

const FIELDS = ["customer_id", "start_date", "end_date", "mrr", "cac"];
/** Most leave at once: of many draws nobody is left, and they cannot be fitted, which keeps this quick. */
const FITTED = { alpha: 6, beta: 0.6 };
const COHORTS = [
  [6, 2, 1],
  [9, 1, 1, 1],
];
const columns: Columns = { margin: [60, 90, 200], cac: [10, null, 4], customers: [2, 2, 1] };
const margins = [60, 60, 90, 90, 200];
const costs = [10, 10, null, null, 4];
/** A horizon keeps it quick: the value is then a plain sum of three payments. */
const CONTEXT = clvContext(FIELDS, { horizonMonths: 36 });

/** The first draws of methods.md 10.3 one by one: losses of each cohort, the model fitted to them, then customers with replacement. */
function byHand(draws: number, withCost: boolean): readonly number[] {
  const random = createRandom(1);
  const survival = sbgSurvival(FITTED, 3);
  return Array.from({ length: draws }).flatMap(() => {
    const drawn = COHORTS.map((cohort) => {
      const left = [cohort[0] ?? 0];
      for (let t = 1; t < cohort.length; t += 1) left.push(random.binomial(left[t - 1] ?? 0, (survival[t] ?? 0) / (survival[t - 1] ?? 1)));
      return left;
    });
    const again = sbgFit(drawn, FITTED);
    const picks = margins.map(() => random.below(5));
    const known = picks.flatMap((pick) => costs[pick] ?? []);
    const cac = !withCost || known.length === 0 ? 0 : known.reduce((sum, cost) => sum + cost, 0) / known.length;
    if (!again.ok) return [];
    const worth = lifetimes(again.model, CONTEXT) ?? Number.NaN;
    return (picks.reduce((sum, pick) => sum + (margins[pick] ?? 0), 0) / 5) * worth - cac;
  });
}

const drawn = (parts: Parameters<typeof clvResult>[0], of: Columns = columns, context: IndexContext = CONTEXT) =>
  refits(of, clvResult(parts), context);

describe("the interval of a lifetime value by renewals", () => {
  it("comes of 500 refits to losses drawn from the model, with customers drawn again; those without a fit are left out", () => {
    const found = drawn({ cohorts: COHORTS, parameters: FITTED });
    const expected = byHand(500, true);
    expect(found?.draws).toBe(500);
    expect(expected.length).toBeGreaterThan(20);
    expect(expected.length).toBeLessThan(250);
    expect(found?.values).toHaveLength(expected.length);
    for (const [at, value] of expected.entries()) near(found?.values[at], value, 1e-9);
  });

  it("takes costs off only where that is set, and some are known", () => {
    const found = drawn({ cohorts: COHORTS, parameters: FITTED }, columns, clvContext(FIELDS, { horizonMonths: 36, subtractCac: false }));
    for (const [at, value] of byHand(50, false).entries()) near(found?.values[at], value, 1e-9);
    const unknown = drawn({ cohorts: COHORTS, parameters: FITTED }, { ...columns, cac: [null, null, null] });
    expect(unknown).toEqual(found);
  });

  it("leaves out draws without a value", () => {
    const endless = drawn({ cohorts: COHORTS, parameters: FITTED }, columns, clvContext(FIELDS, { growth: 1 }));
    expect(endless?.draws).toBe(500);
    expect(endless?.values.every(Number.isFinite)).toBe(true);
  });

  it("is none without cohorts, without a model, or of one customer", () => {
    const parts = { cohorts: COHORTS, parameters: FITTED };
    expect(drawn(parts, { margin: [60], cac: [null], customers: [1] })).toBeNull();
    expect(drawn(parts, { margin: [60], cac: [null], customers: [2] })?.draws).toBe(500);
    expect(drawn(parts, {})).toBeNull();
    for (const cohorts of [[], null, "x", [5], { a: [1, 2] }]) expect(drawn({ ...parts, cohorts })).toBeNull();
    expect(drawn({ parameters: FITTED })).toBeNull();
    for (const parameters of [null, "x", {}, { alpha: 1 }, { beta: 1 }, { alpha: 1, beta: null }, { alpha: "1", beta: 1 }])
      expect(drawn({ ...parts, parameters })).toBeNull();
    expect(drawn({ cohorts: COHORTS })).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import type { Resampled } from "../../../shared/indices/clv/clv-method.ts";
import { clvRetention } from "../../../shared/indices/clv/clv-retention.ts";
import type { Columns, IndexContext } from "../../../shared/indices/index-definition.ts";
import type { IndexResult, Json } from "../../../shared/indices/index-result.ts";
import { createRandom } from "../../../shared/random.ts";
import { bootstrapInterval } from "../../../shared/statistics/bootstrap-limits.ts";
import { near } from "../../statistics/near.ts";
import { clvContext, clvResult } from "./clv-settings.ts";

const FIELDS = ["customer_id", "segment", "end_date", "mrr", "cac"];
const values = (columns: Columns, result: IndexResult, context: IndexContext): Resampled | null =>
  clvRetention.simulation.values(columns, result, context);

/** Two customers of the first segment at 60, one at 90, one of the second at 200 and two at 20; acquisition is known of some. */
const columns: Columns = { margin: [60, 90, 200, 20], cac: [10, null, 4, null], customers: [2, 1, 1, 2], place: [1, 1, 2, 2] };
const margins = [60, 60, 90, 200, 20, 20];
const costs = [10, 10, null, 4, null, null];

/** The steps of methods.md 10.2 one by one: r from Beta(x + ½, n − x + ½), then customers with replacement. */
function byHand(
  [from, to]: readonly [number, number],
  { atStart, lost }: { readonly atStart: number; readonly lost: number },
  power = 1,
  withCost = true,
): readonly number[] {
  const random = createRandom(1);
  const [own, ownCosts] = [margins.slice(from, to), costs.slice(from, to)];
  return Array.from({ length: 2_000 }, () => {
    const r = random.beta(atStart - lost + 0.5, lost + 0.5) ** power;
    const picks = own.map(() => random.below(own.length));
    const m = picks.reduce((sum, pick) => sum + (own[pick] ?? 0), 0) / own.length;
    const known = picks.flatMap((pick) => ownCosts[pick] ?? []);
    const cac = !withCost || known.length === 0 ? 0 : known.reduce((sum, cost) => sum + cost, 0) / known.length;
    return (m * 1.1) / (1.1 - r) - cac;
  });
}

function expectValues(found: readonly number[] | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) if (at % 97 === 0) near(found?.[at], value, 1e-12);
}

describe("the interval of a lifetime value by retention", () => {
  const segment = (key: string, atStart: number, lostOfStart: number): Json => ({ key, atStart, lostOfStart });
  const result = clvResult({
    parameters: { atStart: 30, lostOfStart: 9 },
    perSegment: [segment("A", 20, 3), segment("B", 10, 6), segment("C", 5, 1)],
  });

  it("comes of 2,000 draws of retention, margins and costs of acquisition", () => {
    const found = values(columns, result, clvContext(FIELDS));
    expect(found?.draws).toBe(2_000);
    expectValues(found?.values, byHand([0, 6], { atStart: 30, lost: 9 }));
  });

  it("comes in each segment of its own customers, and is none where nobody counts", () => {
    const found = values(columns, result, clvContext(FIELDS));
    const limits = (list: readonly number[]) => {
      const { lo = Number.NaN, hi = Number.NaN } = bootstrapInterval(list, 2_000, 0.95) ?? {};
      return { lo, hi };
    };
    const [one, two] = [limits(byHand([0, 3], { atStart: 20, lost: 3 })), limits(byHand([3, 6], { atStart: 10, lost: 6 }))];
    expect(found?.segments).toHaveLength(3);
    for (const [at, { lo, hi }] of [one, two].entries()) {
      near(found?.segments?.[at]?.lo, lo, 1e-9);
      near(found?.segments?.[at]?.hi, hi, 1e-9);
    }
    expect(found?.segments?.[2]).toBeNull();
  });

  it("takes retention of the window to the year, and costs only where they are taken off", () => {
    const whole = clvResult({ parameters: { atStart: 30, lostOfStart: 9 } });
    const { values: drawn, segments } = values(columns, whole, clvContext(FIELDS, { subtractCac: false }, { churnWindowMonths: 6 })) ?? {};
    expectValues(drawn, byHand([0, 6], { atStart: 30, lost: 9 }, 2, false));
    expect(segments).toBeUndefined();
  });

  it("leaves out draws without a value", () => {
    // Growth of a half against a discount of a tenth: no value from a retention of 1.1/1.5 on, which lies in the middle of the draws.
    const whole = clvResult({ parameters: { atStart: 30, lostOfStart: 8 } });
    const found = values(columns, whole, clvContext(FIELDS, { growth: 0.5 }));
    expect(found?.draws).toBe(2_000);
    expect(found?.values.length).toBeGreaterThan(500);
    expect(found?.values.length).toBeLessThan(1_500);
    expect(found?.values.every((value) => typeof value === "number")).toBe(true);
  });

  it("is none of one customer, of nobody at the start, or without what was found", () => {
    const one: Columns = { margin: [60], cac: [10], customers: [1], place: [1] };
    const two: Columns = { margin: [60], cac: [10], customers: [2], place: [1] };
    const context = clvContext(FIELDS);
    const parameters = { atStart: 30, lostOfStart: 9 };
    expect(values(one, clvResult({ parameters }), context)).toBeNull();
    expect(values(two, clvResult({ parameters }), context)?.values).toHaveLength(2_000);
    expect(values(two, clvResult({ parameters, perSegment: [] }), context)?.segments).toEqual([]);
    for (const odd of [{ atStart: 0, lostOfStart: 0 }, { atStart: "30", lostOfStart: 9 }, {}, null, [30, 9], "30"])
      expect(values(two, clvResult({ parameters: odd, perSegment: [] }), context)).toBeNull();
    expect(values(two, clvResult({}), context)).toBeNull();
  });
});

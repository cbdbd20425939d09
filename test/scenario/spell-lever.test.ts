import { describe, expect, it } from "vitest";
import { segmentsOf, spellLever } from "../../shared/scenario/spell-lever.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

const small = segmentOf({ key: "Small", customers: 3000, annualRetention: 0.6, arpa: 40, grossMargin: 0.7, acquisitionsPerMonth: 30 });
const large = segmentOf({ key: "Large", customers: 1000, annualRetention: 0.8, arpa: 80, grossMargin: 0.5, acquisitionsPerMonth: 5 });

describe("a lever spelled out", () => {
  it("is 84 % a year and 98.56 % a month for 80 % and relative +5 % (methods.md 12.2, 12.3)", () => {
    expect(spellLever([large], leverOf())).toEqual({
      before: 0.8,
      after: expect.closeTo(0.84, 12),
      monthly: { before: expect.closeTo(0.98157653, 8), after: expect.closeTo(0.98557559, 8) },
      retention: null,
      saturates: false,
      mean: false,
    });
  });

  it("is a mean by customers over several segments", () => {
    const spelled = spellLever([small, large], leverOf());
    expect(spelled).toMatchObject({ before: expect.closeTo(0.65, 12), after: expect.closeTo(0.6825, 12), mean: true });
  });

  it("weighs the share of variable cost by revenue", () => {
    const spelled = spellLever([small, large], leverOf({ target: "variableCost", value: -0.5 }));
    expect(spelled?.before).toBeCloseTo((0.3 * 120_000 + 0.5 * 80_000) / 200_000, 12);
    expect(spelled?.monthly).toBeNull();
  });

  it("adds new customers up", () => {
    const spelled = spellLever([small, large], leverOf({ target: "acquisitions", value: 0.1 }));
    expect(spelled).toMatchObject({ before: 35, after: expect.closeTo(38.5, 12), mean: false });
  });

  it("counts segments alike where there is not one customer", () => {
    const empty = [small, large].map((segment) => ({ ...segment, customers: 0 }));
    expect(spellLever(empty, leverOf())?.before).toBeCloseTo(0.7, 12);
  });

  it("says where one segment is cut, and nothing where no segment is meant", () => {
    expect(spellLever([small, large], leverOf({ kind: "points", value: 0.3 }))?.saturates).toBe(true);
    const baseline = { ...baselineOf(), segments: [small, large] };
    expect(segmentsOf(baseline, { segment: "Large" })).toEqual([large]);
    expect(segmentsOf(baseline, { segment: null })).toHaveLength(2);
    expect(spellLever(segmentsOf(baseline, { segment: "Nobody" }), leverOf())).toBeNull();
  });
});

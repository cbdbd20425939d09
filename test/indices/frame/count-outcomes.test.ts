import { describe, expect, it } from "vitest";
import { countOutcomes } from "../../../shared/indices/frame/count-outcomes.ts";
import { outcomesAt } from "../../../shared/indices/frame/outcome-rows.ts";
import { near } from "../../statistics/near.ts";
import { type Outcome, outcomeRows } from "../support/frame-rows.ts";

const up = (weight: number, more: Partial<Outcome> = {}): Outcome => ({ kind: "desired", weight, ...more });
const down = (weight: number, more: Partial<Outcome> = {}): Outcome => ({ kind: "undesired", weight, ...more });

describe("outcomes by kind", () => {
  const outcomes: readonly Outcome[] = [
    up(0.5, { wave: 0 }),
    up(1, { wave: 1, capped: true }),
    down(0.25, { wave: 1, group: 1, capped: true }),
    { kind: "neither", group: 1 },
    { kind: "missing", group: 1, wave: 1 },
    { kind: "out_of_range", wave: 0 },
  ];

  it("are counted with those of a capped duration, by group, over all and by wave", () => {
    const { records } = countOutcomes(outcomeRows(outcomes), 2);
    expect(records.group.slice(0, 5)).toEqual([
      { slice: 0, kind: "desired", records: 2, capped: 1 },
      { slice: 0, kind: "out_of_range", records: 1, capped: 0 },
      { slice: 1, kind: "undesired", records: 1, capped: 1 },
      { slice: 1, kind: "neither", records: 1, capped: 0 },
      { slice: 1, kind: "missing", records: 1, capped: 0 },
    ]);
    expect(records.all.map(({ kind, records: n }) => [kind, n])).toEqual([
      ["desired", 2],
      ["undesired", 1],
      ["neither", 1],
      ["missing", 1],
      ["out_of_range", 1],
    ]);
    expect(records.wave).toEqual([
      { slice: 0, kind: "desired", records: 1, capped: 0 },
      { slice: 0, kind: "out_of_range", records: 1, capped: 0 },
      { slice: 1, kind: "desired", records: 1, capped: 1 },
      { slice: 1, kind: "undesired", records: 1, capped: 1 },
      { slice: 1, kind: "missing", records: 1, capped: 0 },
    ]);
  });

  it("have no waves where none is in one, and nothing named where they have no names", () => {
    const { records: without, sums, negatives } = countOutcomes(outcomeRows([up(1), down(1)]), 1);
    expect([without.wave, sums.wave, negatives]).toEqual([[], [], null]);
  });

  it("are named where they have names", () => {
    const { negatives } = countOutcomes(outcomeRows([down(0.5, { name: 0, wave: 0 }), down(0.75, { name: 1 })], ["late", "lost"]), 1);
    expect(negatives?.all.map(({ outcome, records: n }) => [outcome, n])).toEqual([
      ["lost", 1],
      ["late", 1],
    ]);
    expect(negatives?.wave).toHaveLength(1);
  });
});

describe("weights of desired (a) and undesired (b) outcomes", () => {
  const sumsOf = (outcomes: readonly Outcome[], slots = 1) => countOutcomes(outcomeRows(outcomes), slots).sums;

  it("are added up within a customer before they are squared; who is nobody is each a customer", () => {
    const { all } = sumsOf([
      up(0.5),
      up(0.5),
      down(0.25),
      up(0.5, { customer: 3 }),
      down(0.25, { customer: 3 }),
      up(0.25, { customer: 4 }),
    ]);
    // Customers (.5, 0), (.5, 0), (0, .25), (.5, .25) and (.25, 0).
    expect(all).toEqual([{ slice: -1, a: 1.75, b: 0.5, aa: 0.8125, ab: 0.125, bb: 0.125, clusters: 5 }]);
  });

  it("leave out what is neither, missing or out of range", () => {
    const { all } = sumsOf([
      { kind: "neither", customer: 0, weight: 1 },
      up(0.5, { customer: 0 }),
      { kind: "missing", customer: 0 },
      { kind: "out_of_range", customer: 0 },
      down(0.5, { customer: 0 }),
      { kind: "missing", customer: 1 },
    ]);
    expect(all).toEqual([{ slice: -1, a: 0.5, b: 0.5, aa: 0.25, ab: 0.25, bb: 0.25, clusters: 1 }]);
    expect(sumsOf([{ kind: "neither" }]).all).toEqual([]);
    expect(sumsOf([])).toEqual({ all: [], group: [], wave: [] });
  });

  it("of one customer in two groups are one customer over all, in whatever order the groups come", () => {
    const outcomes = [
      up(0.25, { customer: 0, group: 1 }),
      up(0.5, { customer: 0, group: 0 }),
      up(0.25, { customer: 0, group: 1 }),
      down(0.5, { customer: 1, group: 1 }),
    ];
    const sums = sumsOf(outcomes, 2);
    expect(sums.group).toEqual([
      { slice: 0, a: 0.5, b: 0, aa: 0.25, ab: 0, bb: 0, clusters: 1 },
      { slice: 1, a: 0.5, b: 0.5, aa: 0.25, ab: 0, bb: 0.25, clusters: 2 },
      { slice: -1, a: 1, b: 0.5, aa: 1, ab: 0, bb: 0.25, clusters: 2 },
    ]);
    const inOrder = sumsOf([...outcomes.slice(1, 2), ...outcomes.slice(0, 1), ...outcomes.slice(2)], 2);
    expect(inOrder).toEqual(sums);
    const between = [
      up(0.25, { customer: 3, group: 0 }),
      up(0.5, { customer: 3, group: 1 }),
      up(0.25, { customer: 3, group: 0 }),
      down(0.5, { customer: 5, group: 0 }),
    ];
    expect(sumsOf(between, 2).group).toEqual([
      { slice: 0, a: 0.5, b: 0.5, aa: 0.25, ab: 0, bb: 0.25, clusters: 2 },
      { slice: 1, a: 0.5, b: 0, aa: 0.25, ab: 0, bb: 0, clusters: 1 },
      { slice: -1, a: 1, b: 0.5, aa: 1, ab: 0, bb: 0.25, clusters: 2 },
    ]);
  });

  it("are cut by wave, and of none where they are in none", () => {
    const { wave, all } = sumsOf([
      up(0.5, { customer: 0, wave: 1 }),
      up(0.25, { customer: 0, wave: 0 }),
      up(0.25, { customer: 0, wave: 1 }),
      down(0.5, { customer: 0 }),
      up(1, { wave: 0 }),
      up(1, { wave: 0 }),
    ]);
    expect(wave).toEqual([
      { slice: 0, a: 2.25, b: 0, aa: 2.0625, ab: 0, bb: 0, clusters: 3 },
      { slice: 1, a: 0.75, b: 0, aa: 0.5625, ab: 0, bb: 0, clusters: 1 },
    ]);
    expect(all).toMatchObject([{ a: 3, b: 0.5, aa: 3, ab: 0.5, clusters: 3 }]);
  });

  it("stay exact to fifteen digits beyond what a double holds of their units", () => {
    // Eleven times 1 − 10^−15 is an odd number of units above 2^53, which has no double.
    const outcomes = Array.from({ length: 11 }, () => [up(0.999999999999999, { customer: 0 }), down(0.5, { customer: 0 })]).flat();
    const [all] = sumsOf(outcomes).all;
    expect(all).toMatchObject({ a: 10.999999999999989, b: 5.5, clusters: 1, bb: 30.25 });
    near(Number(all?.["aa"]), 121);
    near(Number(all?.["ab"]), 60.5);
  });

  it("hold squares of very large sums", () => {
    // Two customers of 9,000: squares of 81 million each in units of 10^−18.
    const large = sumsOf([up(9_000, { customer: 0 }), up(9_000, { customer: 1 }), down(9_000, { customer: 1, group: 1 })], 2);
    expect(large.group).toEqual([
      { slice: 0, a: 18_000, b: 0, aa: 162_000_000, ab: 0, bb: 0, clusters: 2 },
      { slice: 1, a: 0, b: 9_000, aa: 0, ab: 0, bb: 81_000_000, clusters: 1 },
      { slice: -1, a: 18_000, b: 9_000, aa: 162_000_000, ab: 81_000_000, bb: 81_000_000, clusters: 2 },
    ]);
  });
});

describe("outcomes at some places", () => {
  const { group: _, ...columns } = outcomeRows(
    [up(0.5, { customer: 4, wave: 2, name: 1 }), down(0.25, { customer: 5, capped: true, name: 0 }), { kind: "missing" }],
    ["a", "b"],
  );
  const places = Int32Array.of(1, 2);

  it("keep all their columns", () => {
    const found = outcomesAt({ ...columns, own: Int16Array.of(7, 8, 9) }, places);
    const { group: __, ...expected } = outcomeRows([down(0.25, { customer: 5, capped: true, name: 0 }), { kind: "missing" }], ["a", "b"]);
    expect(found).toEqual({ ...expected, own: Int16Array.of(8, 9) });
  });

  it("have no groups and names where there were none", () => {
    const found = outcomesAt({ ...columns, own: null, name: null }, places);
    expect([found.own, found.name]).toEqual([null, null]);
  });
});

import { describe, expect, it } from "vitest";
import { heaviestNegatives } from "../../shared/indices/frame/heaviest-negatives.ts";
import { type OutcomeRows, UNDESIRED } from "../../shared/indices/frame/outcome-rows.ts";

/** Undesired outcomes of group 0, each by the code of its name and its weight in units of 10⁻¹⁵. */
const rowsOf = (...outcomes: readonly (readonly [code: number, weight: number])[]): OutcomeRows => ({
  customer: new Int32Array(outcomes.length),
  group: new Int16Array(outcomes.length),
  wave: new Int16Array(outcomes.length).fill(-1),
  kind: new Uint8Array(outcomes.length).fill(UNDESIRED),
  name: null,
  capped: new Uint8Array(outcomes.length),
  weight: {
    words: Int32Array.from(outcomes.flatMap(([, weight]) => [weight, 0])),
    scale: 15,
    known: new Uint8Array(outcomes.length).fill(1),
  },
});
const named = (names: readonly string[], ...outcomes: readonly (readonly [number, number])[]) => ({
  codes: Int16Array.from(outcomes, ([code]) => code),
  names,
});
const LETTERS = ["a", "b", "c", "d", "e", "f"];

describe("heaviestNegatives", () => {
  it("lists five, the heaviest first and of equal weight the first by name", () => {
    const outcomes = [
      [5, 3],
      [1, 2],
      [0, 2],
      [2, 1],
      [3, 1],
      [4, 1],
      [2, 5],
    ] as const;
    const found = heaviestNegatives(rowsOf(...outcomes), named(LETTERS, ...outcomes), 1, 0);
    expect(found?.all.map(({ outcome, records }) => [outcome, records])).toEqual([
      ["c", 2],
      ["f", 1],
      ["a", 1],
      ["b", 1],
      ["d", 1],
    ]);
  });

  it("leaves to the store what would take gigabytes to count side by side", () => {
    const names = Array.from({ length: 4_096 }, (_, code) => String(code));
    expect(heaviestNegatives(rowsOf([0, 1]), named(names, [0, 1]), 30_000, 0)).toBeNull();
  });

  it("lists them for each group and each wave, of undesired outcomes that have a name only", () => {
    const outcomes = [
      [0, 4],
      [1, 7],
      [1, 1],
      [0, 9],
      [-1, 9],
      [1, 2],
    ] as const;
    const rows = {
      ...rowsOf(...outcomes),
      group: Int16Array.of(0, 0, 1, 1, 1, 1),
      wave: Int16Array.of(0, 1, -1, 0, 0, 1),
      kind: Uint8Array.of(UNDESIRED, UNDESIRED, UNDESIRED, 0, UNDESIRED, UNDESIRED),
    };
    const row = (slice: number, outcome: string, records: number, units: number) => ({ slice, outcome, records, weight: units / 1e15 });
    expect(heaviestNegatives(rows, named(LETTERS, ...outcomes), 2, 2)).toEqual({
      all: [row(-1, "b", 3, 10), row(-1, "a", 1, 4)],
      group: [row(0, "b", 1, 7), row(0, "a", 1, 4), row(1, "b", 2, 3), row(-1, "b", 3, 10), row(-1, "a", 1, 4)],
      wave: [row(0, "a", 1, 4), row(1, "b", 2, 9)],
    });
    expect(heaviestNegatives(rows, named(LETTERS, ...outcomes), 2, 0)?.wave).toEqual([]);
  });

  it("counts side by side up to a million cells, of groups and of waves", () => {
    const names = Array.from({ length: 1_024 }, (_, code) => String(code));
    const counted = (slots: number, waves: number) => heaviestNegatives(rowsOf([0, 1]), named(names, [0, 1]), slots, waves);
    expect(counted(1_024, 1)?.all).toHaveLength(1);
    expect(counted(1, 1_024)?.all).toHaveLength(1);
    expect(counted(1_025, 1)).toBeNull();
    expect(counted(1, 1_025)).toBeNull();
  });
});

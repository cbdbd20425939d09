import { describe, expect, it } from "vitest";
import { rankConflicts } from "../../../shared/indices/analysis/rank-conflicts.ts";
import { segmentConflicts } from "../../../shared/indices/analysis/segment-conflicts.ts";
import type { Slice } from "../../../shared/indices/index-result.ts";
import { groupsOf } from "../support/groups-of.ts";

describe("segments that two indices put in opposite order", () => {
  it("turns round an index of which less is better, and names the segments that they turn", () => {
    expect(segmentConflicts(groupsOf({ nps: [10, 20, 30], boxes: [300, 200, 100] }, 0.01), 0.95)).toEqual([]);
    const [conflict] = segmentConflicts(groupsOf({ nps: [10, 20, 30], boxes: [100, 200, 300] }, 0.01), 0.95);
    expect(conflict).toMatchObject({ a: "nps", b: "boxes", tau: -1, lo: -1, hi: -1, sure: true, segments: 3 });
    expect(conflict?.opposed[0]).toEqual(["s2", "s0"]);
  });

  const rising = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at);
  const opposite = (size: number): readonly Slice[] => groupsOf({ nps: rising(size), csat: rising(size).toReversed() }, 0.001);

  it("says nothing of more than forty", () => {
    expect(segmentConflicts(opposite(41), 0.95)).toEqual([]);
  });

  it("names five pairs, of forty segments too", () => {
    const [conflict] = segmentConflicts(opposite(40), 0.95);
    expect(conflict?.opposed).toHaveLength(5);
    expect(conflict?.opposed[0]).toEqual(["s39", "s0"]);
  });

  it("takes half of an interval for the error of its value, and a value without one as it is", () => {
    const groups = groupsOf({ nps: [1, 2, 3, 4], csat: [4, 3, 2, 1] }, 0.5);
    const alike = (place: number): number => segmentConflicts(groups, 0.9)[place]?.hi ?? Number.NaN;
    const named = (id: "nps" | "csat", values: readonly number[]) => ({ id, segments: values.map((value) => ({ value, se: 0.5 })) });
    expect(alike(0)).toBeCloseTo(rankConflicts([named("nps", [1, 2, 3, 4]), named("csat", [4, 3, 2, 1])], 0.9, 1)[0]?.hi ?? 0, 9);
    const certain = groups.map((group): Slice => {
      const { nps, csat } = group.indices;
      return { ...group, indices: { ...group.indices, nps: { ...nps, ci: null }, csat: { ...csat, ci: null } } };
    });
    expect(segmentConflicts(certain, 0.95)[0]).toMatchObject({ tau: -1, lo: -1, hi: -1, sure: true });
  });

  it("leaves out those without a value, and says nothing where as many pairs agree as do not", () => {
    expect(segmentConflicts(groupsOf({ nps: [10, 20, 30, 40], csat: [3, 2, 1] }, 0.01), 0.95)).toMatchObject([{ segments: 3, tau: -1 }]);
    expect(segmentConflicts(groupsOf({ nps: [1, 2, 3, 4], csat: [3, 1, 4, 2] }, 0.01), 0.95)).toEqual([]);
  });

  it("leaves hidden segments out", () => {
    expect(segmentConflicts(groupsOf({ nps: [10, 20, 30], clv: [3, 2, 1] }, 0.01, 8), 0.95)).toEqual([]);
  });

  it("are told of indices that disagree alone, by their keys", () => {
    const groups = groupsOf({ nps: [1, 2, 3], csat: [3, 2, 1], secure: [1, 2, 3] }, 0.001);
    const unnamed = groups.map((group, at): Slice => (at === 0 ? { ...group, key: null } : group));
    const found = segmentConflicts(unnamed, 0.95);
    expect(found.map(({ a, b }) => [a, b])).toEqual([
      ["nps", "csat"],
      ["csat", "secure"],
    ]);
    expect(found[0]?.opposed).toEqual([
      ["s2", null],
      ["s1", null],
      ["s2", "s1"],
    ]);
  });
});

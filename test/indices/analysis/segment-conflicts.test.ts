import { describe, expect, it } from "vitest";
import { rankConflicts } from "../../../shared/indices/analysis/rank-conflicts.ts";
import { segmentConflicts } from "../../../shared/indices/analysis/segment-conflicts.ts";
import { INDEX_IDS, type IndexId, type IndexResult, METRIC_IDS, type Slice } from "../../../shared/indices/index-result.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { createTranslator } from "../../../shared/messages/translator.ts";
import { createRandom } from "../../../shared/random.ts";
import { resultOf } from "../../cli/fake-workbench.ts";
import { indicesOf } from "../support/indices-of.ts";

const NONE = resultOf({ value: null, ci: null });
const Z = 1.959963985;

/** Segments by the values of some indices, each with its error. */
function groupsOf(values: Partial<Record<IndexId, readonly number[]>>, se: number, n = 100): readonly Slice[] {
  const size = Math.max(...Object.values(values).map((list) => list.length));
  return Array.from({ length: size }, (_, at): Slice => {
    const of = (id: IndexId): IndexResult => {
      const value = values[id]?.[at];
      return value === undefined
        ? NONE
        : resultOf({
            value,
            n,
            ci: { method: "t", level: 0.95, lo: value - Z * se, hi: value + Z * se },
            flags: n < 10 ? ["SUPPRESSED"] : [],
          });
    };
    const indices = Object.fromEntries(INDEX_IDS.map((id) => [id, of(id)])) as Slice["indices"];
    const metrics = Object.fromEntries(METRIC_IDS.map((id) => [id, NONE])) as NonNullable<Slice["metrics"]>;
    return { key: `s${at}`, n, indices, metrics, tests: [] };
  });
}

describe("segmentConflicts", () => {
  const RUNS = 300;
  const SEGMENTS = 6;
  /** True places 10 apart; what is seen has an error of 4. */
  const seen = (random: ReturnType<typeof createRandom>, sign: 1 | -1): readonly number[] =>
    Array.from({ length: SEGMENTS }, (_, at) => sign * 10 * at + 4 * random.normal());
  const isFound = (groups: readonly Slice[]): boolean => segmentConflicts(groups, 0.95).some(({ sure }) => sure);

  it("finds at least 95 % of planted conflicts, and calls at most 5 % of agreements one", () => {
    const random = createRandom(42);
    let [found, alarms] = [0, 0];
    for (let run = 0; run < RUNS; run += 1) {
      if (isFound(groupsOf({ nps: seen(random, 1), clv: seen(random, -1) }, 4))) found += 1;
      if (isFound(groupsOf({ nps: seen(random, 1), clv: seen(random, 1) }, 4))) alarms += 1;
    }
    expect(found / RUNS).toBeGreaterThanOrEqual(0.95);
    expect(alarms / RUNS).toBeLessThanOrEqual(0.05);
  }, 60_000);

  it("hardly ever calls what is only noise a conflict", () => {
    const random = createRandom(43);
    const noise = (): readonly number[] => Array.from({ length: SEGMENTS }, () => 4 * random.normal());
    let alarms = 0;
    for (let run = 0; run < RUNS; run += 1) if (isFound(groupsOf({ nps: noise(), clv: noise() }, 4))) alarms += 1;
    expect(alarms / RUNS).toBeLessThanOrEqual(0.05);
  }, 60_000);

  it("turns round an index of which less is better, and names the segments that they turn", () => {
    expect(segmentConflicts(groupsOf({ nps: [10, 20, 30], boxes: [300, 200, 100] }, 0.01), 0.95)).toEqual([]);
    const [conflict] = segmentConflicts(groupsOf({ nps: [10, 20, 30], boxes: [100, 200, 300] }, 0.01), 0.95);
    expect(conflict).toMatchObject({ a: "nps", b: "boxes", tau: -1, lo: -1, hi: -1, sure: true, segments: 3 });
    expect(conflict?.opposed[0]).toEqual(["s2", "s0"]);
  });

  it("names five pairs, none among more than forty segments", () => {
    const rising = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at);
    const opposite = (size: number): readonly Slice[] => groupsOf({ nps: rising(size), csat: rising(size).toReversed() }, 0.001);
    const [conflict] = segmentConflicts(opposite(40), 0.95);
    expect(conflict?.opposed).toHaveLength(5);
    expect(conflict?.opposed[0]).toEqual(["s39", "s0"]);
    expect(segmentConflicts(opposite(41), 0.95)).toEqual([]);
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

  it("leaves hidden segments out", () => {
    expect(segmentConflicts(groupsOf({ nps: [10, 20, 30], clv: [3, 2, 1] }, 0.01, 8), 0.95)).toEqual([]);
  });

  it("has words for every pair of the eight in every language", () => {
    for (const language of LANGUAGES) {
      const t = createTranslator(language);
      for (const [at, b] of INDEX_IDS.entries())
        for (const a of INDEX_IDS.slice(0, at)) expect(t(`conflicts:why.${a}.${b}`), `${language} ${a} ${b}`).toMatch(/\.$/);
    }
  });

  it("stands in the output by group", async () => {
    const segments = ["a", "b", "c", "d"];
    const answers = segments.flatMap((segment, place) =>
      Array.from({ length: 60 }, (_, at) => ({
        customer_id: `${segment}${at}`,
        segment,
        nps: at % 4 <= place ? 10 : 0,
        csat: at % 4 <= 3 - place ? 5 : 1,
      })),
    );
    const { conflicts } = await indicesOf({ answers }, { by: "segment", simulate: true });
    expect(conflicts?.[0]).toMatchObject({ a: "nps", b: "csat", tau: -1, sure: true, segments: 4 });
    expect((await indicesOf({ answers }, { simulate: true })).conflicts).toBeUndefined();
  });
});

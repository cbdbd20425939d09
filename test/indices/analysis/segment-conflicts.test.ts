import { describe, expect, it } from "vitest";
import { segmentConflicts } from "../../../shared/indices/analysis/segment-conflicts.ts";
import { INDEX_IDS, type Slice } from "../../../shared/indices/index-result.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { createTranslator } from "../../../shared/messages/translator.ts";
import { createRandom } from "../../../shared/random.ts";
import { patience } from "../../support/patience.ts";
import { groupsOf } from "../support/groups-of.ts";
import { indicesOf } from "../support/indices-of.ts";

describe("segmentConflicts", () => {
  const RUNS = 300;
  const SEGMENTS = 6;
  /** True places 10 apart; what is seen has an error of 4. */
  const seen = (random: ReturnType<typeof createRandom>, sign: 1 | -1): readonly number[] =>
    Array.from({ length: SEGMENTS }, (_, at) => sign * 10 * at + 4 * random.normal());
  const isFound = (groups: readonly Slice[]): boolean => segmentConflicts(groups, 0.95).some(({ sure }) => sure);

  it(
    "finds at least 95 % of planted conflicts, and calls at most 5 % of agreements one",
    () => {
      const random = createRandom(42);
      let [found, alarms] = [0, 0];
      for (let run = 0; run < RUNS; run += 1) {
        if (isFound(groupsOf({ nps: seen(random, 1), clv: seen(random, -1) }, 4))) found += 1;
        if (isFound(groupsOf({ nps: seen(random, 1), clv: seen(random, 1) }, 4))) alarms += 1;
      }
      expect(found / RUNS).toBeGreaterThanOrEqual(0.95);
      expect(alarms / RUNS).toBeLessThanOrEqual(0.05);
    },
    patience(60_000),
  );

  it(
    "hardly ever calls what is only noise a conflict",
    () => {
      const random = createRandom(43);
      const noise = (): readonly number[] => Array.from({ length: SEGMENTS }, () => 4 * random.normal());
      let alarms = 0;
      for (let run = 0; run < RUNS; run += 1) if (isFound(groupsOf({ nps: noise(), clv: noise() }, 4))) alarms += 1;
      expect(alarms / RUNS).toBeLessThanOrEqual(0.05);
    },
    patience(60_000),
  );

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

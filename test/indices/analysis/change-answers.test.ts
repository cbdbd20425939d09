import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { type ChangeId, changeSql, segmentMeans } from "../../../shared/indices/analysis/change-answers.ts";
import type { IndexContext, Row } from "../../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { near } from "../../statistics/near.ts";
import { contextOf } from "../support/context-of.ts";

const PLAIN = contextOf({ answers: ["customer_id", "nps"] });
const WEIGHTED = contextOf({ answers: ["customer_id", "nps", "weight"] });
const withSettings = (change: Partial<Settings>, context: IndexContext = PLAIN): IndexContext => ({
  ...context,
  settings: { ...DEFAULT_SETTINGS, ...change },
});
const csat = (headline: Settings["csat"]["headline"]): IndexContext => withSettings({ csat: { ...DEFAULT_SETTINGS.csat, headline } });
const keyOf = (code: number): string | null => ["A", "B"][code] ?? null;

describe("the score of an answer in the unit of its number", () => {
  const scores = (id: ChangeId, answers: readonly number[], context: IndexContext = PLAIN): readonly number[] =>
    answers.map((answer) => segmentMeans(id, [{ wave: 0, grp: 0, answer, n: 1 }], 0, keyOf, context)[0]?.mean ?? Number.NaN);

  it("is ±100 or 0 of a promoter, passive or detractor, by the cuts that are set", () => {
    expect(scores("nps", [0, 6, 7, 8, 9, 10])).toEqual([-100, -100, 0, 0, 100, 100]);
    const strict = withSettings({ nps: { ...DEFAULT_SETTINGS.nps, detractorsUpTo: 7, promotersFrom: 10 } });
    expect(scores("nps", [7, 8, 9, 10], strict)).toEqual([-100, 0, 0, 100]);
  });

  it("is a share, mean, net or rescaled mean of satisfaction, as the headline has it", () => {
    const answers = [1, 2, 3, 4, 5];
    expect(scores("csat", answers)).toEqual([0, 0, 0, 100, 100]);
    expect(scores("csat", answers, csat("mean"))).toEqual(answers);
    expect(scores("csat", answers, csat("net"))).toEqual([-100, -100, 0, 100, 100]);
    expect(scores("csat", answers, csat("rescaled"))).toEqual([0, 25, 50, 75, 100]);
  });

  it("is the effort, turned round where high is hard", () => {
    expect(scores("ces", [1, 4, 7])).toEqual([1, 4, 7]);
    const hard = { ...PLAIN, scales: { ...DEFAULT_SCALES, ces: { min: 1, max: 5, highIs: "hard" as const } } };
    expect(scores("ces", [1, 2, 5], hard)).toEqual([5, 4, 1]);
  });

  it("is 100 of a secure case", () => {
    expect(scores("secure", [0, 1])).toEqual([0, 100]);
  });
});

describe("the segments of a wave", () => {
  const rows: readonly Row[] = [
    { wave: 5, grp: 1, answer: 10, n: 3, weight: 1.5 },
    { wave: 4, grp: 0, answer: 0, n: 9, weight: 9 },
    { wave: 5, grp: 0, answer: 7, n: 1, weight: 4 },
    { wave: 5, grp: 1, answer: 0, n: 1, weight: 2.5 },
    { wave: 5, grp: 2, answer: 10, n: 1, weight: 1 },
  ];

  it("have the mean and variance of their answers; one answer has the variance of the whole wave", () => {
    const found = segmentMeans("nps", rows, 5, keyOf, PLAIN);
    expect(found).toEqual([
      { key: "A", n: 1, mean: 0, variance: expect.anything(), weight: 1, weightedMean: 0 },
      // 100, 100, 100, −100: squares 3·50² + 150² over 3.
      { key: "B", n: 4, mean: 50, variance: 10_000, weight: 4, weightedMean: 50 },
      { key: null, n: 1, mean: 100, variance: expect.anything(), weight: 1, weightedMean: 100 },
    ]);
    // Four of 100, one of 0, one of −100, mean 50: (4·2,500 + 2,500 + 22,500)/5.
    near(found[0]?.variance, 7_000);
    near(found[2]?.variance, 7_000);
  });

  it("have the variance of two answers", () => {
    const two = [
      { wave: 1, grp: 0, answer: 10, n: 1 },
      { wave: 1, grp: 0, answer: 0, n: 1 },
    ];
    expect(segmentMeans("nps", two, 1, keyOf, PLAIN)).toMatchObject([{ n: 2, mean: 0, variance: 20_000 }]);
  });

  it("have their weighted mean beside it", () => {
    const found = segmentMeans("nps", rows, 5, keyOf, WEIGHTED);
    expect(found.map(({ n, mean, weight, weightedMean }) => [n, mean, weight, weightedMean])).toEqual([
      [1, 0, 4, 0],
      [4, 50, 4, -25],
      [1, 100, 1, 100],
    ]);
    expect(found[1]?.variance, "sampling goes by answers").toBe(10_000);
  });

  it("are none of a wave without answers, and have no variance where one answer is all there is", () => {
    expect(segmentMeans("nps", rows, 6, keyOf, PLAIN)).toEqual([]);
    const single = [{ wave: 1, grp: 0, answer: 10, n: 1 }];
    expect(segmentMeans("nps", single, 1, keyOf, PLAIN)).toMatchObject([{ n: 1, mean: 100, variance: 0 }]);
    expect(segmentMeans("nps", [{ wave: 1, grp: 0, answer: 9, n: 1 }, ...single], 1, keyOf, PLAIN)).toMatchObject([{ n: 2, variance: 0 }]);
  });
});

describe("the answers of two waves that count, in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    const answers = [
      // customer, ord, grp, wave, nps, sat, recommend, repurchase, weight
      "(0, 0, 0, 1, 9, 5, 5, 5, 1)",
      "(0, 3, 1, 1, 6, 5, 4, 5, 3)",
      "(0, 4, 1, 1, -128, null, 5, 5, 1)",
      "(0, 5, 1, 2, 10, 5, 5, null, 0.5)",
      "(1, 6, 0, 1, 6, 5, 5, 5, 2)",
      "(null, 1, 0, 1, 6, 4, null, null, 2)",
      "(null, 2, 0, 1, 6, 5, 5, 5, 0)",
      "(null, 7, 0, 3, 6, 5, 5, 5, 1)",
      "(2, 8, 0, null, 6, 5, 5, 5, 1)",
      "(3, 9, 0, 2, null, null, null, null, 1)",
    ];
    const columns = "customer, ord, grp, wave, nps, sat, recommend, repurchase, weight";
    await store.run(`create table frame_answers as select * from (values ${answers.join(", ")}) v(${columns})`);
  });
  afterAll(() => store.close());

  const cellsOf = (id: ChangeId, context: IndexContext): Promise<readonly Row[]> => store.all<Row>(changeSql(id, [1, 2], context));
  const cell = (wave: number, grp: number, answer: number, n: number, weight?: number): Row => ({
    ...{ wave, grp, answer, n },
    ...(weight === undefined ? {} : { weight }),
  });

  it("are each customer's last of the wave, in the group of its row; nobody's are each their own", async () => {
    expect(await cellsOf("nps", PLAIN)).toEqual([cell(1, 0, 6, 3), cell(1, 1, 6, 1), cell(2, 1, 10, 1)]);
  });

  it("are all of them where all count", async () => {
    const all = withSettings({ duplicates: "all" });
    expect(await cellsOf("nps", all)).toEqual([cell(1, 0, 6, 3), cell(1, 0, 9, 1), cell(1, 1, 6, 1), cell(2, 1, 10, 1)]);
  });

  it("are each customer's mean where means count", async () => {
    const mean = withSettings({ duplicates: "meanPerCustomer" });
    expect(await cellsOf("nps", mean)).toEqual([cell(1, 0, 6, 3), cell(1, 1, 7.5, 1), cell(2, 1, 10, 1)]);
  });

  it("have their weights, and leave out what weighs nothing", async () => {
    expect(await cellsOf("nps", WEIGHTED)).toEqual([cell(1, 0, 6, 2, 4), cell(1, 1, 6, 1, 3), cell(2, 1, 10, 1, 0.5)]);
    const mean = withSettings({ duplicates: "meanPerCustomer" }, WEIGHTED);
    expect(await cellsOf("nps", mean)).toEqual([cell(1, 0, 6, 2, 4), cell(1, 1, 7.5, 1, 2), cell(2, 1, 10, 1, 0.5)]);
    const all = withSettings({ duplicates: "all" }, WEIGHTED);
    expect(await cellsOf("nps", all)).toEqual([cell(1, 0, 6, 2, 4), cell(1, 0, 9, 1, 1), cell(1, 1, 6, 1, 3), cell(2, 1, 10, 1, 0.5)]);
  });

  it("are the cases that are settled, 1 where all three are at the top", async () => {
    // Customer 0 settles wave 1 with a 4 among fives, nobody's 4 alone settles too; fives with one missing do not.
    expect(await cellsOf("secure", PLAIN)).toEqual([cell(1, 0, 0, 1), cell(1, 0, 1, 2), cell(1, 1, 0, 1)]);
  });
});

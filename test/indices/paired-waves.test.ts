import { describe, expect, it } from "vitest";
import { canPair, type PairedId, pairedSql, pairedTests } from "../../shared/indices/compare/paired-tests.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../shared/indices/settings.ts";
import { holm } from "../../shared/statistics/holm.ts";
import { mcnemarTest } from "../../shared/statistics/mcnemar-test.ts";
import { pairedT } from "../../shared/statistics/paired-t.ts";
import { wilcoxonSignedRank } from "../../shared/statistics/wilcoxon-signed-rank.ts";
import { askFrames, type WrittenFrame } from "./support/ask-frames.ts";
import { contextOf } from "./support/context-of.ts";

const context = contextOf({ answers: ["customer_id", "nps", "csat", "ces"] });
const headline = (own: Settings["csat"]["headline"]): IndexContext => ({
  ...context,
  settings: { ...DEFAULT_SETTINGS, csat: { ...DEFAULT_SETTINGS.csat, headline: own } },
});
const close = (value: number | undefined) => expect.closeTo(value ?? Number.NaN, 10);
const cell = (earlier: number, later: number, x: number, y: number, n: number): Row => ({ earlier, later, x, y, n });

/** Paired t of changes, each met so often, worked out here. */
const tOf = (changes: readonly (readonly [change: number, n: number])[], level = 0.95) => {
  const n = changes.reduce((sum, [, times]) => sum + times, 0);
  const mean = changes.reduce((sum, [change, times]) => sum + change * times, 0) / n;
  const squares = changes.reduce((sum, [change, times]) => sum + times * (change - mean) ** 2, 0);
  return pairedT({ n, mean, sd: Math.sqrt(squares / (n - 1)) }, level);
};

describe("customers of two waves", () => {
  it("are paired on their scores, with Wilcoxon beside it, and Holm over the pairs of a number", () => {
    // Changes +2, +2, 0, 0, 0, −1 from wave 0 to 3; and +1 four times, +2 once to wave 5. The rows of both stand mixed.
    const rows = [cell(0, 3, -1, 1, 2), cell(0, 5, 0, 1, 4), cell(0, 3, 0, 0, 3), cell(0, 3, 1, 0, 1), cell(0, 5, -1, 1, 1)];
    const [near, far] = [
      tOf([
        [2, 2],
        [0, 3],
        [-1, 1],
      ]),
      tOf([
        [1, 4],
        [2, 1],
      ]),
    ];
    const adjusted = holm([near?.p ?? 1, far?.p ?? 1]);
    expect(pairedTests("nps", rows, context)).toEqual([
      {
        pair: [0, 3],
        test: {
          n: 6,
          difference: close(50),
          lo: close(100 * (near?.lo ?? Number.NaN)),
          hi: close(100 * (near?.hi ?? Number.NaN)),
          p: close(near?.p),
          method: "pairedT",
          check: { method: "wilcoxon", p: close(wilcoxonSignedRank([2, 2, -1])?.p) },
          pHolm: close(adjusted[0]),
        },
      },
      {
        pair: [0, 5],
        test: {
          n: 5,
          difference: close(120),
          lo: close(100 * (far?.lo ?? Number.NaN)),
          hi: close(100 * (far?.hi ?? Number.NaN)),
          p: close(far?.p),
          method: "pairedT",
          check: { method: "wilcoxon", p: close(wilcoxonSignedRank([1, 1, 1, 1, 2])?.p) },
          pHolm: close(adjusted[1]),
        },
      },
    ]);
  });

  it("are paired by who changed where the answer is yes or no, at the level asked for", () => {
    const wide = { ...context, settings: { ...DEFAULT_SETTINGS, confidence: 0.8 } };
    const test = tOf(
      [
        [1, 30],
        [-1, 10],
        [0, 5],
      ],
      0.8,
    );
    const p = mcnemarTest(30, 10)?.p;
    expect(pairedTests("secure", [cell(1, 2, 0, 1, 30), cell(1, 2, 1, 0, 10), cell(1, 2, 1, 1, 5)], wide)).toEqual([
      {
        pair: [1, 2],
        test: {
          n: 45,
          difference: close(100 * (20 / 45)),
          lo: close(100 * (test?.lo ?? Number.NaN)),
          hi: close(100 * (test?.hi ?? Number.NaN)),
          p: close(p),
          method: "mcnemar",
          pHolm: close(p),
        },
      },
    ]);
  });

  it("are not tested where one or nobody changed, or all by as much", () => {
    expect(pairedTests("nps", [], context)).toEqual([]);
    expect(pairedTests("nps", [cell(0, 1, 0, 1, 1)], context)).toEqual([]);
    expect(pairedTests("nps", [cell(0, 1, 0, 1, 9)], context)).toEqual([]);
    const mixed = pairedTests("nps", [cell(0, 1, 0, 0, 9), cell(0, 2, 0, 1, 3), cell(0, 2, 1, 1, 3)], context);
    expect(mixed.map(({ pair }) => pair)).toEqual([[0, 2]]);
    expect(mixed[0]?.test.pHolm).toBe(mixed[0]?.test.p);
    const three = pairedTests(
      "nps",
      [0, 1].flatMap((wave) => [cell(wave, 2, 0, 1, 3), cell(wave, 2, 1, 1, 3)]),
      context,
    );
    expect(three.map(({ pair, test }) => [...pair, test.n])).toEqual([
      [0, 2, 6],
      [1, 2, 6],
    ]);
  });

  it("are in the unit of the number: a share of the scale where csat is rescaled, the scale itself for means", () => {
    const rows = [cell(0, 1, 2, 4, 3), cell(0, 1, 3, 3, 3)];
    const difference = (id: PairedId, by: IndexContext) => pairedTests(id, rows, by)[0]?.test.difference;
    expect(difference("csat", headline("mean"))).toEqual(close(1));
    expect(difference("csat", headline("rescaled"))).toEqual(close(25));
    expect(difference("csat", headline("net"))).toEqual(close(100));
    expect(difference("csat", headline("share"))).toEqual(close(100));
    expect(difference("ces", context)).toEqual(close(1));
    const method = (own: Settings["csat"]["headline"]) => pairedTests("csat", rows, headline(own))[0]?.test.method;
    expect((["share", "net", "mean", "rescaled"] as const).map(method)).toEqual(["mcnemar", "pairedT", "pairedT", "pairedT"]);
    expect(pairedTests("ces", rows, context)[0]?.test).toMatchObject({ method: "pairedT", check: { method: "wilcoxon" } });
    const long = { ...headline("rescaled"), scales: { ...context.scales, csat: { min: 0, max: 10 } } };
    expect(difference("csat", long)).toEqual(close(10));
  });

  it("are those with an id and one answer a wave, all of one weight", () => {
    expect(canPair(context)).toBe(true);
    expect(canPair(contextOf({ answers: ["nps"] }))).toBe(false);
    expect(canPair(contextOf({ answers: ["customer_id", "nps", "weight"] }))).toBe(false);
    for (const duplicates of ["all", "meanPerCustomer"] as const)
      expect(canPair({ ...context, settings: { ...DEFAULT_SETTINGS, duplicates } })).toBe(false);
  });
});

describe("scores of the customers of two waves", () => {
  const answers = (rows: readonly (readonly [customer: number | null, wave: number, answer: number])[]): WrittenFrame => ({
    columns: "customer integer, wave integer, answer smallint, is_top boolean",
    rows: rows.map(([customer, wave, answer]) => `${customer}, ${wave}, ${answer}, ${answer === 5}`),
  });
  const nps: WrittenFrame = answers([
    [1, 0, 6],
    [1, 1, 9],
    [2, 0, 7],
    [2, 1, 8],
    [3, 0, 10],
    [4, 1, 3],
    [5, 0, 0],
    [5, 1, 10],
    [null, 0, 4],
    [null, 1, 4],
    [1, 2, 7],
  ]);
  const five: WrittenFrame = answers([
    [1, 0, 2],
    [1, 1, 4],
    [2, 0, 3],
    [2, 1, 5],
    [3, 0, 5],
    [3, 1, 3],
  ]);
  const frames = { kept_nps_by_wave: nps, kept_csat_by_wave: five, kept_ces_by_wave: five, kept_secure_by_wave: five };

  it("are counted for the pairs asked for, whoever is in both", () =>
    askFrames(frames, async (ask) => {
      const rows = async (id: PairedId, by: IndexContext, pairs: readonly (readonly [number, number])[] = [[0, 1]]) =>
        (await ask(pairedSql(id, pairs, by), "all")).map(({ earlier, later, x, y, n }) => [earlier, later, x, y, n]);
      // 6 → 9 and 0 → 10: detractor to promoter; 7 → 8 stays between.
      expect(await rows("nps", context)).toEqual([
        [0, 1, -1, 1, 2],
        [0, 1, 0, 0, 1],
      ]);
      expect(
        await rows("nps", context, [
          [0, 2],
          [1, 2],
        ]),
      ).toEqual([
        [0, 2, -1, 0, 1],
        [1, 2, 1, 0, 1],
      ]);
      expect(await rows("csat", headline("share"))).toEqual([
        [0, 1, 0, 1, 2],
        [0, 1, 1, 0, 1],
      ]);
      expect(await rows("csat", headline("net"))).toEqual([
        [0, 1, -1, 1, 1],
        [0, 1, 0, 1, 1],
        [0, 1, 1, 0, 1],
      ]);
      const plain = [
        [0, 1, 2, 4, 1],
        [0, 1, 3, 5, 1],
        [0, 1, 5, 3, 1],
      ];
      expect(await rows("csat", headline("mean"))).toEqual(plain);
      expect(await rows("csat", headline("rescaled"))).toEqual(plain);
      expect(await rows("ces", context)).toEqual(plain);
      const hard = { ...context, scales: { ...context.scales, ces: { min: 1, max: 5, highIs: "hard" } } } as const;
      expect(await rows("ces", hard)).toEqual([
        [0, 1, 1, 3, 1],
        [0, 1, 3, 1, 1],
        [0, 1, 4, 2, 1],
      ]);
      expect(await rows("secure", context)).toEqual([
        [0, 1, 0, 0, 1],
        [0, 1, 0, 1, 1],
        [0, 1, 1, 0, 1],
      ]);
    }));
});

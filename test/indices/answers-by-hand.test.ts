import { describe, expect, it } from "vitest";
import { csat } from "../../shared/indices/csat.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { nps } from "../../shared/indices/nps.ts";
import { npsDistribution } from "../../shared/indices/nps-revenue.ts";
import type { Settings } from "../../shared/indices/settings.ts";
import { adjustedWaldNps } from "../../shared/statistics/adjusted-wald-nps.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsOf } from "./support/settings-of.ts";

describe("NPS of 20 detractors, 50 passives and 30 promoters", () => {
  const context = contextOf({ answers: ["nps"] });
  const cells: readonly Row[] = [
    { answer: 9, answers: 30 },
    { answer: 7, answers: 50 },
    { answer: 6, answers: 20 },
  ];

  it("is 10, of unequal classes", () => {
    const { value, parts } = nps.compute({ rows: cells, kept: cells }, context);
    // p = .3, d = .2: variance .5 − .01 = .49, SE 100·√(.49/100) = 7.
    expect(value).toBeCloseTo(10, 9);
    expect(parts).toEqual({
      promoters: 30,
      passives: 50,
      detractors: 20,
      variance: expect.closeTo(0.49, 9),
      se: expect.closeTo(7, 9),
      distribution: [
        { answer: 6, n: 20 },
        { answer: 7, n: 50 },
        { answer: 9, n: 30 },
      ],
    });
  });

  it("has no value where one's own cut takes the promoters in, and one where nothing lies between the cuts", () => {
    const cut = (detractorsUpTo: number) =>
      nps.compute({ rows: cells, kept: cells }, { ...context, settings: settingsOf({ nps: { detractorsUpTo } }) });
    expect(cut(9)).toMatchObject({ value: null, reason: "NOT_IDENTIFIED", flags: ["SCALE_NOT_NPS"] });
    // 70 detractors.
    expect(cut(8).value).toBeCloseTo(-40, 9);
  });
});

describe("NPS by revenue", () => {
  const fields = { answers: ["nps", "customer_id"], accounts: ["customer_id", "revenue"] } as const;
  const context = contextOf(fields, { settings: settingsOf({ nps: { weightBy: "revenue" } }) });
  const cell = (answer: number, answers: number, money: number, unpaid: number, negative: number): Row => ({
    answer,
    answers,
    weight: answers * money,
    squares: answers * money * money,
    unpaid,
    negative,
  });

  it("says of negative money only where there is some, and not of answers that nobody paid for", () => {
    const rows = [{ answer: 9, answers: 5 }];
    const flags = (kept: readonly Row[]) => npsDistribution({ rows, kept }, context).flags;
    expect(flags([cell(9, 2, 100, 0, 0)])).toEqual(["REVENUE_WEIGHTED"]);
    expect(flags([cell(9, 2, 100, 0, 0), cell(3, 1, 5, 1, 1)])).toEqual(["REVENUE_WEIGHTED", "NEGATIVE_MONEY"]);
    const found = nps.compute({ rows, kept: [cell(9, 2, 100, 1, 0), cell(3, 0, 0, 2, 0)] }, context);
    expect(found.flags).toEqual(["ONE_ANSWER", "REVENUE_WEIGHTED", "SUPPRESSED", "WEIGHTED"]);
    expect(found).toMatchObject({ n: 2, excluded: { missing: 3, outOfRange: 0, duplicate: 0 } });
    expect(found.parts["distribution"]).toEqual([{ answer: 9, n: 2, weight: 200 }]);
  });

  it("takes no notice of money where weights are the answers' own, or none", () => {
    const kept = [{ answer: 9, answers: 2, weight: 6, squares: 20 }];
    const plain = (names: readonly string[]) => npsDistribution({ rows: kept, kept }, contextOf({ answers: names }));
    expect(plain(["nps", "weight"])).toMatchObject({ distribution: { n: 2, weight: 6, weighted: true }, flags: [] });
    expect(plain(["nps"])).toMatchObject({ distribution: { n: 2, weight: 2, weighted: false }, flags: [] });
  });
});

describe("CSAT at its limits", () => {
  const context = contextOf({ answers: ["csat"] });
  const as = (headline: Settings["csat"]["headline"], counts: readonly Row[], population: number | null = null) =>
    csat.compute({ rows: counts, kept: counts }, { ...context, population, settings: settingsOf({ csat: { headline } }) });

  it("of one answer has a mean without limits, and limits of the share and the net", () => {
    const { parts } = as("share", [{ answer: 4, answers: 1 }]);
    const [share, net] = [wilsonInterval(1, 1, 0.95), adjustedWaldNps({ promoters: 1, passives: 0, detractors: 0 }, 0.95)];
    expect(parts["headlines"]).toEqual({
      share: { value: 100, lo: expect.closeTo(100 * (share?.lo ?? Number.NaN), 9), hi: 100, method: "wilson" },
      mean: { value: 4, lo: null, hi: null, method: null },
      net: {
        value: 100,
        lo: expect.closeTo(net?.lo ?? Number.NaN, 9),
        hi: expect.closeTo(net?.hi ?? Number.NaN, 9),
        method: "adjustedWald",
      },
      rescaled: { value: 75, lo: null, hi: null, method: null },
    });
  });

  it("of everybody has limits at the value, by the method that is set", () => {
    const cells = [
      { answer: 5, answers: 30 },
      { answer: 1, answers: 10 },
    ];
    expect(as("share", cells, 40).ci).toEqual({ method: "wilson", level: 0.95, lo: 75, hi: 75 });
    expect(as("net", cells, 40).ci).toEqual({ method: "adjustedWald", level: 0.95, lo: 50, hi: 50 });
  });
});

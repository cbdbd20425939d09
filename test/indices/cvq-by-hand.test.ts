import { describe, expect, it } from "vitest";
import { cvq, cvqError } from "../../shared/indices/cvq.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { makeResult } from "../../shared/indices/make-result.ts";
import type { Settings } from "../../shared/indices/settings.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { near } from "../statistics/near.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsWith } from "./support/settings-with.ts";

const contextWith = (part: Partial<Settings["cvq"]> = {}, change: Partial<IndexContext> = {}): IndexContext =>
  contextOf({ outcomes: ["polarity", "reach", "duration", "intensity"] }, { settings: settingsWith("cvq", part), ...change });
const records = (desired: number, undesired: number, rest: Readonly<Record<string, number>> = {}): readonly Row[] =>
  Object.entries({ desired, undesired, ...rest }).map(([kind, count]) => ({ kind, records: count, capped: 0 }));
/** Of forty customers unless a test says how many. */
const sums = (a: number, b: number, rest: Row = {}): Row => ({ a, b, aa: 0, ab: 0, bb: 0, clusters: 40, ...rest });
type Parts = Partial<Record<"shift" | "worth" | "negatives", readonly Row[]>>;
const of = (rows: readonly Row[], sum: Row, context: IndexContext = contextWith(), parts: Parts = {}) =>
  cvq.compute({ records: rows, sums: [sum], shift: [], worth: [], negatives: [], ...parts }, context);
const Z = 1.959963984540054;

describe("the flags of customer value", () => {
  const flagsOf = (rows: readonly Row[], sum: Row, context?: IndexContext) => of(rows, sum, context).flags;

  it("say that a duration was capped only of what counts", () => {
    const capped = (kind: string) => [...records(30, 30), { kind, records: 1, capped: 1 }];
    expect(flagsOf(capped("desired"), sums(3, 3))).toEqual(["DURATION_CAPPED", "WORKBENCH_DEFINITION"]);
    expect(flagsOf(capped("undesired"), sums(3, 3))).toEqual(["DURATION_CAPPED", "WORKBENCH_DEFINITION"]);
    for (const kind of ["neither", "missing", "out_of_range"]) expect(flagsOf(capped(kind), sums(3, 3))).toEqual(["WORKBENCH_DEFINITION"]);
  });

  it("say that nothing weighs against, where there is anything at all", () => {
    expect(flagsOf(records(30, 0), sums(3, 0))).toEqual(["NO_NEGATIVES", "WORKBENCH_DEFINITION"]);
    expect(flagsOf(records(30, 30), sums(3, 3), contextWith({ lambda: 0 }))).toEqual(["NO_NEGATIVES", "WORKBENCH_DEFINITION"]);
    expect(flagsOf([], sums(0, 0, { clusters: 0 }))).toEqual(["WORKBENCH_DEFINITION"]);
  });

  it("call it indicative from ten records on when they are of fewer than thirty customers", () => {
    expect(flagsOf(records(5, 5), sums(3, 3, { clusters: 29 }))).toEqual(["INDICATIVE", "WORKBENCH_DEFINITION"]);
    expect(flagsOf(records(5, 4), sums(3, 3, { clusters: 9 }))).toEqual(["SUPPRESSED", "WORKBENCH_DEFINITION"]);
    expect(flagsOf(records(50, 50), sums(3, 3, { clusters: 29 }))).toEqual(["INDICATIVE", "WORKBENCH_DEFINITION"]);
    expect(flagsOf(records(50, 50), sums(3, 3, { clusters: 30 }))).toEqual(["WORKBENCH_DEFINITION"]);
  });
});

describe("the parts of customer value", () => {
  it("are all there, each of its own sum", () => {
    const found = of(
      records(30, 20, { neither: 7, missing: 2, out_of_range: 3 }),
      sums(12, 4),
      contextWith({ lambda: 2, blend: 0.25, neither: "worthDoing" }),
      {
        shift: [{ moved: -3, matched: 12 }],
        worth: [{ records: 5, weight: 5 }],
        negatives: [
          { outcome: "late", records: 6, weight: 3 },
          { outcome: "dear", records: 4, weight: 1 },
        ],
      },
    );
    // 12 of 12 + 2 · 4 + 5; net (12 − 8)/25, shift −3/12, blend ¾ · .16 − ¼ · .25.
    near(found.value, 48);
    expect(found).toMatchObject({ unit: "percent", n: 55, reason: null, excluded: { missing: 2, outOfRange: 3, duplicate: 0 } });
    expect(found.parts).toEqual({
      ...{ positive: 12, negative: 8, net: 0.16, odds: 1.5, shift: -0.25, blend: expect.closeTo(0.0575, 12) },
      sensitivity: [
        { lambda: 1, share: expect.closeTo(1_200 / 21, 9), net: expect.closeTo(8 / 21, 12) },
        { lambda: 2.25, share: expect.closeTo(1_200 / 26, 9), net: expect.closeTo(3 / 26, 12) },
      ],
      negatives: [
        { outcome: "late", records: 6, weight: 3, share: 0.75 },
        { outcome: "dear", records: 4, weight: 1, share: 0.25 },
      ],
      ...{ worthDoing: { records: 5, weight: 5 }, desired: 30, undesired: 20, neither: 7 },
    });
  });

  it("say nothing of what is divided by nothing", () => {
    const none = of(records(30, 20), sums(0, 0), contextWith({ blend: 0.5 }), { negatives: [{ outcome: null, records: 1, weight: 0 }] });
    expect(none).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", n: 50, ci: null });
    expect(none.parts).toMatchObject({
      ...{ net: null, odds: null, shift: null, blend: null, worthDoing: null },
      sensitivity: [
        { lambda: 1, share: null, net: null },
        { lambda: 2.25, share: null, net: null },
      ],
      negatives: [{ outcome: null, share: null }],
    });
    // The shift alone makes no blend, and is not asked for at κ = 0.
    expect(of(records(1, 1), sums(0, 0), contextWith(), { shift: [{ moved: 1, matched: 2 }] }).parts).toMatchObject({
      shift: 0.5,
      blend: null,
    });
    expect(of(records(1, 1), sums(3, 1)).parts).toMatchObject({ shift: null, blend: 0.5 });
    expect(of(records(1, 1), sums(3, 1), contextWith({ blend: 1 }), { shift: [{ moved: 1, matched: 4 }] }).parts["blend"]).toBe(0.25);
    expect(cvq.emptyParts).toEqual({
      ...{ positive: 0, negative: 0, net: null, odds: null, shift: null, blend: null, sensitivity: [], negatives: [] },
    });
  });

  it("are empty where nothing counts, and say whether all was out of range", () => {
    const reasonOf = (rest: Readonly<Record<string, number>>) => of(records(0, 0, rest), sums(0, 0)).reason;
    expect(reasonOf({ out_of_range: 1 })).toBe("OUT_OF_RANGE_ALL");
    expect(reasonOf({ out_of_range: 1, missing: 1 })).toBe("EMPTY");
    expect(reasonOf({ neither: 4 })).toBe("EMPTY");
  });
});

describe("the interval of customer value", () => {
  it("is linearised over customers: (1 − s)²·Σa² − 2(1 − s)sλ·Σab + s²λ²·Σb²", () => {
    const row = sums(12, 4, { aa: 20, ab: 3, bb: 5, clusters: 2 });
    const se = Math.sqrt((0.4 ** 2 * 20 - 2 * 0.4 * 1.2 * 3 + 1.2 ** 2 * 5) / 400);
    const error = cvqError(row, contextWith({ lambda: 2 }));
    near(error?.share, 0.6);
    near(error?.se, se);
    const { ci } = of(records(30, 20), row, contextWith({ lambda: 2 }));
    expect(ci).toEqual({
      method: "linearised",
      level: 0.95,
      lo: expect.closeTo(100 * (0.6 - Z * se), 9),
      hi: expect.closeTo(100 * (0.6 + Z * se), 9),
    });
  });

  it("stays within 0 and 100", () => {
    expect(of(records(30, 20), sums(1, 9, { aa: 1, bb: 81 })).ci).toMatchObject({ lo: 0 });
    expect(of(records(30, 20), sums(9, 1, { aa: 81, bb: 1 })).ci).toMatchObject({ hi: 100 });
  });

  it("is none of one customer or without weight, and has no width where all customers are alike", () => {
    const context = contextWith();
    expect(cvqError(sums(3, 1, { clusters: 1 }), context)).toBeNull();
    expect(cvqError(sums(0, 0), context)).toBeNull();
    expect(cvqError(undefined, context)).toBeNull();
    // Two customers of .3 and .1 each: Σa² = .18, Σab = .06, Σb² = .02, but for a rest of the subtraction.
    expect(cvqError(sums(0.6, 0.2, { aa: 0.18 + 1e-15, ab: 0.06, bb: 0.02, clusters: 2 }), context)?.se).toBe(0);
    expect(cvqError(sums(0.6, 0.2, { aa: 0.18 + 1e-9, ab: 0.06, bb: 0.02, clusters: 2 }), context)?.se).toBeGreaterThan(0);
    // The rest of large weights is larger.
    const large = sums(6e5, 2e5, { aa: 1.8e11 + 1e-3, ab: 6e10, bb: 2e10, clusters: 2 });
    expect(cvqError(large, context)?.se).toBe(0);
    expect(of(records(30, 20), sums(3, 1, { clusters: 1 })).ci).toBeNull();
  });

  it("is Wilson's where asked for and every record counts alike, also with what was worth doing", () => {
    const alike = { interval: "wilson", exponents: [0, 0, 0], neither: "worthDoing" } as const;
    const found = of(records(30, 20), sums(30, 20), contextWith(alike), { worth: [{ records: 10, weight: 10 }] });
    const limits = wilsonInterval(30, 60, 0.95);
    expect(found.ci).toEqual({
      ...{ method: "wilson", level: 0.95, lo: expect.closeTo(100 * (limits?.lo ?? 0), 9), hi: expect.closeTo(100 * (limits?.hi ?? 0), 9) },
    });
    expect(found.flags).toEqual(["WORKBENCH_DEFINITION"]);
    const methodOf = (part: Partial<Settings["cvq"]>) => of(records(30, 20), sums(30, 20), contextWith(part)).ci?.method;
    expect(methodOf({ ...alike, exponents: [0, 0, 1] })).toBe("linearised");
    expect(methodOf({ ...alike, interval: "linearised" })).toBeUndefined();
    expect(methodOf({ interval: "linearised", exponents: [0, 0, 0] })).toBe("linearised");
    expect(of(records(30, 20), sums(30, 20), contextWith({ interval: "linearised", lambda: 3 })).flags).not.toContain(
      "WILSON_NEEDS_EQUAL_WEIGHTS",
    );
  });

  it("is drawn anew over customers without a look at the population, within 0 and 100", () => {
    const result = makeResult({ value: 50, unit: "percent", n: 4, params: {}, parts: {} });
    const columns = { top: [0, 2], bottom: [2, 2], customers: [1, 1] };
    const drawn = cvq.simulation?.interval(columns, result, contextWith({ interval: "bootstrap" }, { population: 2 }));
    expect(drawn?.ci).toEqual({ method: "clusterBootstrap", level: 0.95, lo: 0, hi: 100 });
    const beyond = cvq.simulation?.interval({ ...columns, top: [-2, 4] }, result, contextWith());
    expect(beyond?.ci).toMatchObject({ lo: 0, hi: 100 });
  });
});

describe("what customer value needs and goes by", () => {
  const needs = (exponents: Settings["cvq"]["exponents"], fields: readonly string[]) =>
    cvq.needs({ ...contextWith({ exponents }), fields: { outcomes: fields } });

  it("is a polarity and the factors that weigh; reach counts 1 where there is none", () => {
    expect(needs([1, 1, 1], [])).toEqual(["outcomes.polarity", "outcomes.duration", "outcomes.intensity"]);
    expect(needs([1, 0, 2], ["polarity"])).toEqual(["outcomes.intensity"]);
    expect(needs([0, 0, 0], ["polarity"])).toEqual([]);
  });

  it("is said in full", () => {
    const context = contextWith({ lambda: 2, exponents: [1, 0.5, 2], blend: 0.1 });
    expect(cvq.params(context)).toEqual({
      ...{ confidence: 0.95, lambda: 2, durationRef: 90, intensityMax: 5, exponents: { reach: 1, duration: 0.5, intensity: 2 } },
      ...{ blend: 0.1, neither: "leftOut", interval: "linearised" },
    });
    expect(of(records(3, 3), sums(3, 3), context).params).toEqual(cvq.params(context));
    expect([cvq.id, cvq.byWave, cvq.table(context), cvq.unit(context)]).toEqual(["cvq", true, "outcomes", "percent"]);
  });
});

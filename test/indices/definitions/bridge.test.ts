import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import { buildBridge } from "../../../shared/indices/definitions/bridge/build-bridge.ts";
import { roundToSum } from "../../../shared/indices/definitions/bridge/round-to-sum.ts";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import { valuePaths } from "../../../shared/indices/definitions/definition-settings.ts";
import { INDEX_IDS, METRIC_IDS } from "../../../shared/indices/index-result.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";
import type { PartialSettings } from "../../../shared/indices/resolve-settings.ts";
import { bridgeItemWords } from "../../../shared/messages/bridge-words.ts";
import { createTranslator, LANGUAGES } from "../../../shared/messages/translator.ts";
import { patience } from "../../support/patience.ts";
import { bridgeOf } from "../support/bridge-of.ts";
import { dataArbitrary } from "../support/random-data.ts";
import { answersOf, BASE_OF_1000, retained } from "./examples.ts";

const sumOf = ({ items }: DefinitionBridge): number => items.reduce((sum, { value }) => sum + value, 0);
const named = ({ items }: DefinitionBridge) =>
  Object.fromEntries(
    items.map(({ differences, value }) => [differences.map(({ setting, part }) => part ?? setting).join(" + ") || "unit", value]),
  );
/** The items make the difference, to 1e-9 of the size of what is added up. */
const expectSum = (bridge: DefinitionBridge): void => {
  const size = Math.max(1, ...bridge.items.map(({ value }) => Math.abs(value)), Math.abs(bridge.difference ?? 0));
  expect(Math.abs(sumOf(bridge) - (bridge.difference ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * size);
};

describe("the bridge of two definitions", () => {
  const asOf = "2026-01-01";

  it("takes churn A against C apart into who is lost and of how many: 53.3333 → 8", async () => {
    const bridge = await bridgeOf("churn", BASE_OF_1000, { asOf, churn: "A" }, { asOf, churn: "C" });
    expect(bridge).toMatchObject({ method: "shapley", rescaled: false, missing: [] });
    expect(bridge.difference).toBeCloseTo(8 - 160 / 3, 9);
    // Everybody lost was there at the start: only the base makes the difference.
    expect(named(bridge)).toEqual({ lost: 0, base: expect.closeTo(8 - 160 / 3, 9) });
    expectSum(bridge);
  });

  it("shares what two parts do only together equally: churn A against B", async () => {
    const bridge = await bridgeOf("churn", BASE_OF_1000, { asOf, churn: "A" }, { asOf, churn: "B" });
    // L/N .5333, (S − E)/N −.4667, L/S .08, (S − E)/S −.07.
    const [a, l, b, both] = [160 / 3, -140 / 3, 8, -7];
    expect(named(bridge)).toEqual({
      lost: expect.closeTo((l - a + (both - b)) / 2, 9),
      base: expect.closeTo((b - a + (both - l)) / 2, 9),
    });
    expectSum(bridge);
  });

  it("takes CSAT top-2 of 1–5 to the mean through 0–100, class by class, and names the change of unit: 80 % → 4.1", async () => {
    const answers = answersOf("csat", [5, 4, 4, 5, 3, 4, 5, 2, 4, 5]);
    const bridge = await bridgeOf("csat", { answers }, {}, { csat: { headline: "mean" } });
    expect(bridge).toMatchObject({ method: "shapley", rescaled: true, from: { value: 80 }, to: { value: expect.closeTo(4.1, 9) } });
    // Four answers of 4 count 75 in the place of 100, one of 3 counts 50 and one of 2 counts 25 in the place of 0.
    expect(named(bridge)).toEqual({
      satisfied: expect.closeTo(-10, 9),
      between: expect.closeTo(5, 9),
      dissatisfied: expect.closeTo(2.5, 9),
      unit: expect.closeTo(4.1 - 77.5, 9),
    });
    expectSum(bridge);
  });

  it("goes the other way with the other sign", async () => {
    const answers = answersOf("csat", [5, 4, 4, 5, 3, 4, 5, 2, 4, 5]);
    const [there, back] = [
      await bridgeOf("csat", { answers }, { csat: { headline: "net" } }, { csat: { headline: "mean", satisfiedFrom: 5 } }),
      await bridgeOf("csat", { answers }, { csat: { headline: "mean", satisfiedFrom: 5 } }, { csat: { headline: "net" } }),
    ];
    const [one, other] = [named(there), named(back)];
    for (const [name, value] of Object.entries(one)) expect(other[name]).toBeCloseTo(-value, 9);
    expectSum(there);
  });

  it("takes the seed's CLV to that of constant retention by margin, years and acquisition cost", async () => {
    const { accounts = [] } = retained(0.8);
    const paid = accounts.map((account, at) => ({ ...account, revenue: at < 20 ? 50 : 100, cac: at % 2 === 0 ? 60 : null }));
    const bridge = await bridgeOf("clv", { accounts: paid }, { asOf, clv: { method: "seed" } }, { asOf, clv: { method: "retention" } });
    // Seed: 90 − 30; retention: 100 · 11/3 − 60.
    expect(bridge.from.value).toBeCloseTo(60, 9);
    expect(bridge.to.value).toBeCloseTo(1100 / 3 - 60, 9);
    expect(named(bridge)).toEqual({
      margin: expect.closeTo((10 * (1 + 11 / 3)) / 2, 9),
      lifetime: expect.closeTo(((8 / 3) * (90 + 100)) / 2, 9),
      cac: expect.closeTo(-30, 9),
    });
    expectSum(bridge);
  });

  it("says nothing where an end has no value, and which end it is", async () => {
    const nobodyNew = { accounts: (BASE_OF_1000.accounts ?? []).slice(0, 1000) };
    const bridge = await bridgeOf("churn", nobodyNew, { asOf, churn: "C" }, { asOf, churn: "A" });
    expect(bridge).toMatchObject({ difference: null, reason: "toHasNoValue", items: [], to: { reason: "ZERO_DENOMINATOR" } });
  });

  it("has no items where two definitions come to the same on the data", async () => {
    const answers = answersOf("csat", [5, 4, 1]);
    const bridge = await bridgeOf("csat", { answers }, {}, { csat: { satisfiedFrom: 4, dissatisfiedUpTo: 2 } });
    expect(bridge).toMatchObject({ difference: 0, items: [], method: "shapley" });
  });

  it("follows an order that can be gone where a combination contradicts itself, and says so", async () => {
    const answers = answersOf("nps", [0, 3, 5, 6, 7, 8, 9, 10]);
    const bridge = await bridgeOf(
      "nps",
      { answers },
      { nps: { detractorsUpTo: 3, promotersFrom: 5 } },
      { nps: { detractorsUpTo: 6, promotersFrom: 9 } },
    );
    expect(bridge.method).toBe("ordered");
    expect(bridge.items.map(({ differences }) => differences[0]?.setting)).toEqual(["nps.promotersFrom", "nps.detractorsUpTo"]);
    expect(bridge.missing).toEqual([{ settings: ["nps.detractorsUpTo"], reason: "SETTINGS_INVALID" }]);
    expectSum(bridge);
  });
});

describe("a bridge of very many settings", () => {
  it("is never sampled: from the ninth on they are switched as one, and the sum stays exact", async () => {
    const accounts = Array.from({ length: 60 }, (_, at) => ({
      customer_id: `c${at}`,
      revenue: 100 + at,
      usage_per_week: at % 11,
      churned: at % 4 === 0,
    }));
    const answers = accounts.map(({ customer_id }, at) => ({ customer_id, nps: at % 11 }));
    const component = {
      field: "accounts.usage_per_week",
      floor: 0,
      target: 8,
      weight: 1,
      critical: null,
      maxAgeDays: null,
      reference: null,
    };
    const bridge = await bridgeOf(
      "boxes",
      { accounts, answers },
      { boxes: { by: "nps", horizonMonths: 12 }, nps: { detractorsUpTo: 5, promotersFrom: 9 } },
      {
        boxes: { by: "health", horizonMonths: 24 },
        nps: { detractorsUpTo: 6, promotersFrom: 8, weightBy: "revenue" },
        health: { components: [component], aggregate: "geometric", amberFrom: 40, greenFrom: 70, minCoverage: 0.5 },
      },
    );
    expect(bridge.items).toHaveLength(8);
    expect(bridge.items.at(-1)?.differences.length).toBeGreaterThan(1);
    expect(bridge.items.flatMap(({ differences }) => differences).length).toBeGreaterThan(8);
    expectSum(bridge);
  });
});

describe("words of settings", () => {
  it("exist in every language for every setting that a bridge may name", () => {
    const paths = new Set([...INDEX_IDS, ...METRIC_IDS].flatMap(valuePaths));
    for (const language of LANGUAGES) {
      const t = createTranslator(language);
      const wordless = [...paths].filter((setting) => {
        const item = { differences: [{ setting, part: null, from: null, to: true }], value: 1 };
        return bridgeItemWords(item, { t, language }).label === setting;
      });
      expect(wordless).toEqual([]);
    }
  });
});

describe("the arithmetic of a bridge", () => {
  const end = (value: number) => makeResult({ value, unit: "percent", n: 100, params: {}, parts: {} });
  const player = (at: number) => [{ setting: `s${at}`, part: null, from: 0, to: 1 }];

  it("sums to the difference and does not depend on the order of the settings (any worths)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 64, maxLength: 64 }),
        (size, worths) => {
          const all = 2 ** size - 1;
          const ends = { number: "churn", from: end(worths[0] ?? 0), to: end(worths[all] ?? 0) } as const;
          const players = Array.from({ length: size }, (_, at) => player(at));
          const bridge = buildBridge(ends, players, (at) => ({ value: worths[at] ?? 0, reason: null }));
          expectSum(bridge);
          // The bits of the players turned round.
          const turned = (at: number): number =>
            Array.from({ length: size }, (_, bit) => ((at >> bit) & 1) << (size - 1 - bit)).reduce((a, b) => a | b, 0);
          const other = buildBridge(ends, [...players].reverse(), (at) => ({ value: worths[turned(at)] ?? 0, reason: null }));
          const values = named(other);
          for (const [name, value] of Object.entries(named(bridge))) expect(values[name]).toBeCloseTo(value, 6);
        },
      ),
    );
  });

  it("sums all the same where some combinations have no value (any holes)", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 2 }), { minLength: 16, maxLength: 16 }), (worths) => {
        const ends = { number: "churn", from: end(worths[0] ?? 0), to: end(worths[15] ?? 0) } as const;
        const bridge = buildBridge(ends, [0, 1, 2, 3].map(player), (at) => ({ value: worths[at] ?? null, reason: "EMPTY" }));
        expectSum(bridge);
        const holes = worths.slice(1, 15).filter((value) => value === null).length;
        expect(bridge.method === "shapley").toBe(holes === 0);
        expect(bridge.missing).toHaveLength(Math.min(8, holes));
      }),
    );
  });

  it("shows digits that add up as shown (any values)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 2 }),
        (values, digits) => {
          const total = values.reduce((sum, value) => sum + value, 0);
          const shown = roundToSum(values, total, digits);
          const unit = 10 ** digits;
          const whole = shown.map((value) => Math.round(value * unit));
          expect(whole.reduce((sum, value) => sum + value, 0) + 0).toBe(Math.round(total * unit) + 0);
          for (const [at, value] of shown.entries()) expect(Math.abs(value - (values[at] ?? 0))).toBeLessThanOrEqual(1 / unit + 1e-9);
        },
      ),
    );
  });
});

describe("the bridge on any data", () => {
  const csat = fc.record({
    headline: fc.constantFrom("share", "mean", "net", "rescaled"),
    satisfiedFrom: fc.constantFrom(null, 4, 5),
    dissatisfiedUpTo: fc.constantFrom(null, 1, 2, 3),
  });
  const churn = fc.constantFrom("A", "B", "C", "Caverage", "Cserved");
  const months = fc.constantFrom(3, 12, 24);
  const clv = fc.record({
    method: fc.constantFrom("seed", "retention"),
    convention: fc.constantFrom("a", "b", "c"),
    discountRate: fc.constantFrom(0.05, 0.1),
    subtractCac: fc.boolean(),
  });
  const pairs: fc.Arbitrary<readonly [NumberId, PartialSettings, PartialSettings]> = fc.oneof(
    fc.tuple(csat, csat).map(([a, b]) => ["csat", { csat: a }, { csat: b }] as const),
    fc
      .tuple(churn, churn, months, months)
      .map(([a, b, from, to]) => ["churn", { churn: a, churnWindowMonths: from }, { churn: b, churnWindowMonths: to }] as const),
    fc.tuple(clv, clv).map(([a, b]) => ["clv", { clv: a }, { clv: b }] as const),
  );

  it("sums to the difference of the two results whenever both have a value (random data)", { timeout: patience(60_000) }, async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary({ weighted: true, dated: "all" }), pairs, async (data, [number, from, to]) => {
        const bridge = await bridgeOf(number, data, from, to);
        if (bridge.from.value === null || bridge.to.value === null) {
          expect(bridge.difference).toBeNull();
          return;
        }
        expect(bridge.difference).toBe(bridge.to.value - bridge.from.value);
        expectSum(bridge);
      }),
      { numRuns: 40 },
    );
  });
});

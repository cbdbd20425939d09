import { describe, expect, it } from "vitest";
import { csat } from "../../../shared/indices/csat.ts";
import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import { buildBridge } from "../../../shared/indices/definitions/bridge/build-bridge.ts";
import { haveOneUnit } from "../../../shared/indices/definitions/bridge/common-unit.ts";
import { type Computed, planBridge } from "../../../shared/indices/definitions/bridge/plan-bridge.ts";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import { settingAt } from "../../../shared/indices/definitions/definition-settings.ts";
import { effectiveSettings } from "../../../shared/indices/definitions/effective-settings.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";
import { nps } from "../../../shared/indices/nps.ts";
import type { PartialSettings } from "../../../shared/indices/resolve-settings.ts";
import { clashing } from "../../../shared/indices/setting-parts.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import { contextOf } from "../support/context-of.ts";
import { settingsOf } from "../support/settings-of.ts";

const context = contextOf({ answers: ["nps", "csat"] });
const effective = (partial: PartialSettings): Settings => effectiveSettings(settingsOf(partial), context);
const plan = (id: NumberId, from: PartialSettings, to: PartialSettings, every?: true) =>
  planBridge(id, effective(from), effective(to), every);
const pathsOf = ({ players }: ReturnType<typeof planBridge>) => players.map((player) => player.map(({ setting }) => setting));

const cells = (counts: Readonly<Record<number, number>>): { readonly rows: readonly Row[]; readonly kept: readonly Row[] } => {
  const rows = Object.entries(counts).map(([answer, answers]) => ({ answer: Number(answer), answers }));
  return { rows, kept: rows };
};

/** A bridge over results that are computed from cells, without a store. */
function bridge(index: typeof nps | typeof csat, counts: Readonly<Record<number, number>>, from: PartialSettings, to: PartialSettings) {
  const compute = (settings: Settings): IndexResult => index.compute(cells(counts), { ...context, settings });
  const planned = plan(index.id, from, to);
  const results = new Map<string, Computed>();
  for (const [key, settings] of planned.asked) results.set(key, clashing(settings) === null ? compute(settings) : "SETTINGS_INVALID");
  const ends = { number: index.id, from: compute(effective(from)), to: compute(effective(to)) };
  expect(results.get(planned.reached)).toEqual(ends.to);
  return buildBridge(ends, planned.players, planned.worth(results, !haveOneUnit(ends.from, ends.to)));
}
const named = ({ items }: DefinitionBridge) =>
  Object.fromEntries(items.map(({ differences, value }) => [differences.map(({ setting, part }) => part ?? setting).join("+"), value]));

describe("what differs between two definitions", () => {
  it("is every setting that the number goes by, with what it is at both ends", () => {
    const planned = plan("nps", {}, { nps: { detractorsUpTo: 5, promotersFrom: 8, interval: "wald" }, confidence: 0.9, churn: "A" });
    expect(planned.players).toEqual([
      [{ setting: "nps.detractorsUpTo", part: null, from: 6, to: 5 }],
      [{ setting: "nps.promotersFrom", part: null, from: 9, to: 8 }],
    ]);
    // Each combination of the two.
    expect([...planned.asked.values()].map(({ nps: { detractorsUpTo, promotersFrom } }) => [detractorsUpTo, promotersFrom])).toEqual([
      [6, 9],
      [5, 9],
      [6, 8],
      [5, 8],
    ]);
  });

  it("is nothing between the same, and then one combination is asked for", () => {
    const planned = plan("nps", {}, { nps: { detractorsUpTo: 6 } });
    expect(planned.players).toEqual([]);
    expect([...planned.asked.keys()]).toEqual([planned.reached]);
  });

  it("is every setting at all where the known ones do not lead all the way", () => {
    const [from, to] = [{}, { nps: { interval: "wald" }, confidence: 0.9, clv: { discountRate: 0.2 } } as const];
    expect(pathsOf(plan("nps", from, to))).toEqual([]);
    expect(
      pathsOf(plan("nps", from, to, true))
        .flat()
        .toSorted(),
    ).toEqual(["clv.discountRate", "confidence", "nps.interval"]);
  });

  it("leaves out what neither end goes by, and keeps what one of them does", () => {
    const [seed, dearer] = [{ clv: { method: "seed" } }, { clv: { method: "seed", discountRate: 0.2 } }] as const;
    expect(pathsOf(plan("clv", seed, dearer))).toEqual([]);
    expect(pathsOf(plan("clv", seed, dearer, true))).toEqual([["clv.discountRate"]]);
    const bgnbd = { clv: { method: "bgnbd" } } as const;
    for (const bridged of [plan("clv", dearer, bgnbd), plan("clv", bgnbd, dearer)])
      expect(pathsOf(bridged)).toEqual([["clv.method"], ["clv.discountRate"]]);
  });

  it("comes apart first where a setting does", () => {
    const planned = plan("churn", { churn: "A", churnWindowMonths: 3 }, { churn: "C" });
    expect(planned.players).toEqual([
      [{ setting: "churn", part: "lost", from: "all", to: "ofStart" }],
      [{ setting: "churn", part: "base", from: "acquired", to: "start" }],
      [{ setting: "churnWindowMonths", part: null, from: 3, to: 12 }],
    ]);
    // Both forms with both windows: the parts ask for nothing more.
    expect([...planned.asked.values()].map(({ churn, churnWindowMonths }) => `${churn} ${churnWindowMonths}`).toSorted()).toEqual([
      "A 12",
      "A 3",
      "C 12",
      "C 3",
    ]);
    const reached = planned.asked.get(planned.reached);
    expect([reached?.churn, reached?.churnWindowMonths]).toEqual(["C", 12]);
  });

  it("is switched by itself up to the seventh, and the rest as one", () => {
    const from = { boxes: { by: "nps" } } as const;
    const health = { aggregate: "geometric", amberFrom: 40, greenFrom: 70, minCoverage: 0.5 } as const;
    const seven = { boxes: { by: "health", horizonMonths: 24 }, nps: { promotersFrom: 8 }, health } as const;
    expect(pathsOf(plan("boxes", from, seven)).map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const ten = plan("boxes", from, {
      ...seven,
      nps: { detractorsUpTo: 5, promotersFrom: 8, weightBy: "revenue" },
      health: { ...health, missing: "segmentMedian" },
    });
    expect(pathsOf(ten).map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1, 1, 3]);
    expect(ten.asked.size).toBe(256);
    // What is switched as one moves as one.
    const last = pathsOf(ten).at(-1) ?? [];
    const moved = new Set([...ten.asked.values()].map((settings) => JSON.stringify(last.map((path) => settingAt(settings, path)))));
    expect(moved.size).toBe(2);
  });
});

describe("a bridge over computed combinations", () => {
  it("gives each cut of NPS what it does", () => {
    // Detractors 20 → 10, promoters 30 → 50: each alone.
    const found = bridge(nps, { 5: 10, 6: 10, 7: 30, 8: 20, 9: 30 }, {}, { nps: { detractorsUpTo: 5, promotersFrom: 8 } });
    expect(named(found)).toEqual({ "nps.detractorsUpTo": expect.closeTo(10, 9), "nps.promotersFrom": expect.closeTo(20, 9) });
    expect(found).toMatchObject({ method: "shapley", rescaled: false, missing: [] });
  });

  it("goes around cuts that contradict each other", () => {
    const [from, to] = [{ nps: { detractorsUpTo: 3, promotersFrom: 5 } }, { nps: { detractorsUpTo: 6, promotersFrom: 9 } }];
    // 10 detractors and 80 promoters; then 40 promoters; then 60 detractors.
    const found = bridge(nps, { 2: 10, 4: 10, 6: 40, 9: 40 }, from, to);
    expect(found.method).toBe("ordered");
    expect(named(found)).toEqual({ "nps.promotersFrom": expect.closeTo(-40, 9), "nps.detractorsUpTo": expect.closeTo(-50, 9) });
    expect(found.missing).toEqual([{ settings: ["nps.detractorsUpTo"], reason: "SETTINGS_INVALID" }]);
  });

  it("takes a headline apart while a cut moves too", () => {
    const [from, to] = [{}, { csat: { headline: "net", satisfiedFrom: 5, dissatisfiedUpTo: 2 } }] as const;
    // 40 of 5, 30 of 4, 30 of 1: 70 % satisfied; net with the cut at 5: 40 − 30 = 10 points, 55 on 0–100.
    const found = bridge(csat, { 1: 30, 4: 30, 5: 40 }, from, to);
    // The answers of 4 lose 100 by the cut, and of a net that counts those between by half only 50.
    expect(named(found)).toEqual({
      satisfied: 0,
      between: expect.closeTo(7.5, 9),
      dissatisfied: 0,
      "csat.satisfiedFrom": expect.closeTo(-22.5, 9),
      "": expect.closeTo(10 - 55, 9),
    });
    expect(found).toMatchObject({ rescaled: true, method: "shapley", difference: expect.closeTo(-60, 9) });
  });
});

describe("the worth of a combination", () => {
  const of = (value: number | null, change: Partial<IndexResult> = {}): IndexResult => ({
    ...makeResult({ value, unit: "score", n: 50, params: { scaleMin: 1, scaleMax: 5 }, parts: {} }),
    ...change,
  });
  const cut = plan("csat", { csat: { headline: "mean" } }, { csat: { headline: "mean", satisfiedFrom: 5 } });
  const all = (result: Computed) => new Map([...cut.asked.keys()].map((key) => [key, result] as const));

  it("is the value, or what it is on 0–100", () => {
    expect(cut.worth(all(of(4)), false)(0)).toEqual({ value: 4, reason: null });
    expect(cut.worth(all(of(4)), true)(1)).toEqual({ value: 75, reason: null });
  });

  it("is none where there is no value, and why", () => {
    expect(cut.worth(all(of(null, { reason: "EMPTY" })), true)(0)).toEqual({ value: null, reason: "EMPTY" });
    expect(cut.worth(all("SETTINGS_INVALID"), false)(0)).toEqual({ value: null, reason: "SETTINGS_INVALID" });
    expect(() => cut.worth(new Map(), false)(0)).toThrow("requires a result for every combination");
  });

  it("goes by both ends where a setting comes apart", () => {
    const forms = plan("churn", { churn: "A" }, { churn: "C" });
    const parts = { start: 100, end: 90, acquired: 50, lost: 20, lostOfStart: 10 };
    const results = (a: Computed, c: Computed) =>
      new Map([...forms.asked].map(([key, { churn }]) => [key, churn === "A" ? a : c] as const));
    const worth = (a: Computed, c: Computed) => [0, 1, 2, 3].map((at) => forms.worth(results(a, c), false)(at));
    // 20 of 50, 10 of 50, 20 of 100, 10 of 100.
    expect(worth(of(40, { parts }), of(10, { parts })).map(({ value }) => value)).toEqual([40, 20, 20, 10]);
    const empty = of(null, { parts, reason: "EMPTY" });
    expect(worth(empty, empty)[1]).toEqual({ value: null, reason: "EMPTY" });
    expect(worth(empty, of(10, { parts }))[1]).toEqual({ value: 20, reason: "EMPTY" });
    expect(worth(of(40, { parts }), of(null, { parts, reason: "ZERO_DENOMINATOR" }))[1]).toEqual({ value: 20, reason: "ZERO_DENOMINATOR" });
    expect(worth("SETTINGS_INVALID", of(10, { parts }))[3]).toEqual({ value: null, reason: "SETTINGS_INVALID" });
    expect(worth(of(40, { parts }), "SETTINGS_INVALID")[0]).toEqual({ value: null, reason: "SETTINGS_INVALID" });
    for (const one of forms.asked.keys()) {
      const half = new Map([...results(of(40, { parts }), of(10, { parts }))].filter(([key]) => key !== one));
      expect(() => forms.worth(half, false)(0)).toThrow("requires a result for every combination");
    }
  });
});

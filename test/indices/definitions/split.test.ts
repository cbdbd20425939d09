import { describe, expect, it } from "vitest";
import { haveOneUnit, onHundred } from "../../../shared/indices/definitions/bridge/common-unit.ts";
import type { Split } from "../../../shared/indices/definitions/bridge/split.ts";
import { splitChurn } from "../../../shared/indices/definitions/bridge/split-churn.ts";
import { splitClv } from "../../../shared/indices/definitions/bridge/split-clv.ts";
import { splitCsat } from "../../../shared/indices/definitions/bridge/split-csat.ts";
import { splitOf } from "../../../shared/indices/definitions/bridge/split-of.ts";
import type { IndexResult, Json } from "../../../shared/indices/index-result.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";

const result = (change: Partial<Pick<IndexResult, "value" | "unit" | "params" | "parts">>): IndexResult =>
  makeResult({ value: 0, unit: "percent", n: 100, params: {}, parts: {}, ...change });
/** The mix of a split with some of its parts moved; both ends are the same result unless another is given. */
const mixed = (split: Split | null, moved: readonly string[], from: IndexResult, to = from): number | null | undefined =>
  split?.mix((part) => moved.includes(part), from, to);
const namesOf = (split: Split | null) => split?.parts.map(({ name }) => name);

describe("churn taken apart (methods.md 4)", () => {
  const base = result({ parts: { start: 1000, end: 1070, acquired: 150, lost: 80, lostOfStart: 70 } });

  it.each([
    // 80 lost, of whom 70 were there at the start; 70 more at the end than at the start.
    ["A", 80, 150],
    ["B", -70, 1000],
    ["C", 70, 1000],
    ["Caverage", 80, 1035],
    ["Cserved", 80, 1150],
  ])("%s is %d of %d", (form, lost, of) => {
    expect(mixed(splitChurn(form, "C"), [], base)).toBeCloseTo((100 * lost) / of, 9);
    expect(mixed(splitChurn("A", form), ["lost", "base"], base)).toBeCloseTo((100 * lost) / of, 9);
    // Half way: the losses of one form over the base of the other.
    expect(mixed(splitChurn(form, "B"), ["lost"], base)).toBeCloseTo((100 * -70) / of, 9);
    expect(mixed(splitChurn(form, "B"), ["base"], base)).toBeCloseTo((100 * lost) / 1000, 9);
  });

  it("has the parts in which two forms differ", () => {
    expect(splitChurn("A", "B")?.parts).toEqual([
      { name: "lost", from: "all", to: "net" },
      { name: "base", from: "acquired", to: "start" },
    ]);
    expect(namesOf(splitChurn("B", "C"))).toEqual(["lost"]);
    expect(namesOf(splitChurn("A", "Cserved"))).toEqual(["base"]);
    expect(namesOf(splitChurn("C", "C"))).toEqual([]);
  });

  it("is none of a form that is not known, and no number over nothing", () => {
    for (const none of ["D", null, "toString", 3, ["A"]]) expect([splitChurn("A", none), splitChurn(none, "A")]).toEqual([null, null]);
    expect(mixed(splitChurn("A", "C"), [], result({ parts: { start: 5, lost: 1, acquired: 0 } }))).toBeNull();
    expect(mixed(splitChurn("C", "A"), [], result({ parts: { lostOfStart: 1, start: "5" } }))).toBeNull();
  });
});

describe("CLV taken apart (methods.md 10.1, 10.2)", () => {
  const of = (value: number | null, parameters: Json, params: IndexResult["params"] = {}) =>
    result({ value, unit: "money", params, parts: { parameters } });
  // 90 · 1 − 30 = 60 and 100 · 4 − 60 = 340.
  const seed = of(60, { margin: 90, cac: 30 });
  const retention = of(340, { margin: 100, cac: 60 });
  const split = splitClv("seed", "retention");

  it.each([
    [[], 60],
    [["margin"], 70],
    [["lifetime"], 330],
    [["cac"], 30],
    [["margin", "lifetime"], 370],
    [["lifetime", "cac"], 300],
    [["margin", "lifetime", "cac"], 340],
  ])("%j moved is %d", (moved, value) => expect(mixed(split, moved, seed, retention)).toBeCloseTo(value, 9));

  it("counts no acquisition cost where none is known or subtracted", () => {
    expect(mixed(split, ["margin"], of(90, { margin: 90 }), retention)).toBeCloseTo(100, 9);
    // 90 · 1, and 100 · 4 with its cost of 60 left in: the lifetime is 4.
    const whole = of(400, { margin: 100, cac: 60 }, { subtractCac: false });
    expect(mixed(split, ["lifetime"], of(60, { margin: 90, cac: 30 }, { subtractCac: true }), whole)).toBeCloseTo(330, 9);
  });

  it.each([
    ["without a value", of(null, { margin: 90, cac: 30 })],
    ["without a margin", of(60, { cac: 30 })],
    ["with a margin of 0", of(60, { margin: 0, cac: 30 })],
    ["with a margin that is no number", of(60, { margin: "90", cac: 30 })],
    ["without parameters", of(60, null)],
    ["with a list of them", of(60, [90, 30])],
    ["without parts", result({ value: 60 })],
  ])("is no number %s at either end", (_, end) => {
    expect(mixed(split, [], end, retention)).toBeNull();
    expect(mixed(split, [], seed, end)).toBeNull();
  });

  it("is of these two methods alone", () => {
    expect(splitClv("seed", "retention")?.parts).toEqual(
      ["margin", "lifetime", "cac"].map((name) => ({ name, from: "seed", to: "retention" })),
    );
    expect(namesOf(splitClv("retention", "seed"))).toHaveLength(3);
    expect([splitClv("seed", "sbg"), splitClv("bgnbd", "retention"), splitClv("seed", null)]).toEqual([null, null, null]);
  });
});

describe("CSAT taken apart (methods.md 2)", () => {
  const params = { scaleMin: 1, scaleMax: 5, dissatisfiedUpTo: 2, satisfiedFrom: 4 };
  // 10 of 2, 20 of 3, 40 of 4 and 30 of 5: satisfied 70 %, between 20 %, dissatisfied 10 %.
  const plain = result({
    params,
    parts: {
      distribution: [
        { answer: 2, n: 10 },
        { answer: 3, n: 20 },
        { answer: 4, n: 40 },
        { answer: 5, n: 30 },
      ],
    },
  });

  it.each([
    ["share", 70],
    ["net", 80],
    // (10 · 25 + 20 · 50 + 40 · 75 + 30 · 100) / 100.
    ["mean", 72.5],
    ["rescaled", 72.5],
  ])("%s stands on 0–100 at %f", (headline, value) => {
    expect(mixed(splitCsat(headline, "share"), [], plain)).toBeCloseTo(value, 9);
    expect(mixed(splitCsat("share", headline), ["satisfied", "between", "dissatisfied"], plain)).toBeCloseTo(value, 9);
  });

  it("moves class by class from a share to a mean", () => {
    const split = splitCsat("share", "mean");
    expect(split?.parts).toEqual(["satisfied", "between", "dissatisfied"].map((name) => ({ name, from: "share", to: "mean" })));
    // The satisfied count 75 and 100 in place of 100, those between 50 in place of 0, the dissatisfied 25 in place of 0.
    expect(mixed(split, ["satisfied"], plain)).toBeCloseTo(60, 9);
    expect(mixed(split, ["between"], plain)).toBeCloseTo(80, 9);
    expect(mixed(split, ["dissatisfied"], plain)).toBeCloseTo(72.5, 9);
  });

  it("weighs answers by their weights", () => {
    const distribution = [
      { answer: 5, n: 1, weight: 3 },
      { answer: 3, n: 9, weight: 1 },
    ];
    const weighted = result({ params, parts: { distribution } });
    expect(mixed(splitCsat("share", "net"), [], weighted)).toBeCloseTo(75, 9);
    expect(mixed(splitCsat("share", "net"), ["between"], weighted)).toBeCloseTo(87.5, 9);
  });

  it("is no number without answers, and none of a headline that is not known", () => {
    for (const distribution of [[], null, "5", [null], [[1, 2]], [{ answer: 5, n: "1" }]])
      expect(mixed(splitCsat("share", "net"), [], result({ params, parts: { distribution } }))).toBeNull();
    expect([splitCsat("share", "median"), splitCsat(null, "net")]).toEqual([null, null]);
    // Cuts that are not said are 0: every answer is satisfied.
    expect(mixed(splitCsat("share", "net"), [], result({ params: { satisfiedFrom: "4" }, parts: plain.parts }))).toBe(100);
  });
});

describe("which setting comes apart", () => {
  it("is one of churn, CSAT and CLV", () => {
    expect(namesOf(splitOf("churn", "churn", "A", "B"))).toEqual(["lost", "base"]);
    expect(namesOf(splitOf("csat", "csat.headline", "net", "mean"))).toHaveLength(3);
    expect(namesOf(splitOf("clv", "clv.method", "seed", "retention"))).toHaveLength(3);
    expect(splitOf("retention", "churn", "A", "B")).toBeNull();
    expect(splitOf("csat", "csat.satisfiedFrom", "net", "mean")).toBeNull();
  });
});

describe("a value on 0–100 (methods.md 2, 3, 9.2)", () => {
  const scale = { scaleMin: 1, scaleMax: 5 };

  it.each([
    ["csat", result({ value: 70 }), 70],
    ["csat", result({ value: -40, unit: "points" }), 30],
    ["csat", result({ value: 4.1, unit: "score", params: scale }), 77.5],
    ["ces", result({ value: 4, unit: "score", params: { scaleMin: 1, scaleMax: 7 } }), 50],
    ["csat", result({ value: 4.1, unit: "score", params: { scaleMax: 5 } }), null],
    ["csat", result({ value: 4.1, unit: "score", params: { scaleMin: 1, scaleMax: "5" } }), null],
    ["csat", result({ value: null }), null],
    ["engagement", result({ value: 12, unit: "score" }), 12],
    ["cvq", result({ value: 60 }), 60],
    ["cvq", result({ value: 60, params: { headline: "share" } }), 60],
    ["cvq", result({ value: 0.2, params: { headline: "net" } }), 60],
    // Odds of 3 are 3 of 4.
    ["cvq", result({ value: 3, params: { headline: "odds" } }), 75],
    ["cvq", result({ value: 3, params: { headline: "blend" } }), null],
    ["nps", result({ value: 30, unit: "points" }), null],
  ] as const)("%s: %#", (id, of, value) => {
    const found = onHundred(id, of);
    if (value === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(value, 9);
  });

  it("is not needed where two results have one unit and one headline", () => {
    const share = result({ params: { headline: "share" } });
    expect(haveOneUnit(share, result({ value: 9, params: { headline: "share" } }))).toBe(true);
    expect(haveOneUnit(share, result({ params: { headline: "rescaled" } }))).toBe(false);
    expect(haveOneUnit(share, result({ unit: "points", params: { headline: "share" } }))).toBe(false);
    expect(haveOneUnit(result({}), result({ params: { headline: 3 } }))).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import { buildBridge, type Player } from "../../../shared/indices/definitions/bridge/build-bridge.ts";
import { roundToSum } from "../../../shared/indices/definitions/bridge/round-to-sum.ts";
import { shownBridge } from "../../../shared/indices/definitions/bridge/shown-bridge.ts";
import type { IndexResult, ReasonCode, Unit } from "../../../shared/indices/index-result.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";

const end = (value: number | null, unit: Unit = "percent", params: IndexResult["params"] = {}): IndexResult =>
  makeResult({ value, unit, n: 100, params, parts: {} });
const player = (setting: string, part: string | null = null): Player => [{ setting, part, from: 0, to: 1 }];
const valuesOf = ({ items }: DefinitionBridge) => items.map(({ value }) => value);

describe("a bridge from the worth of every combination", () => {
  const players = [player("a"), player("b", "half")];
  const worthOf =
    (values: readonly (number | null)[], reason: ReasonCode | null = null) =>
    (at: number) => ({ value: values[at] ?? null, reason });

  it("is the mean over both orders of two differences", () => {
    // a first: 5 then 3; b first: 1 then 7.
    const bridge = buildBridge({ number: "churn", from: end(10), to: end(18) }, players, worthOf([0, 15, 11, 0]));
    expect(bridge).toEqual({
      schema: "octad.bridge/1",
      number: "churn",
      from: end(10),
      to: end(18),
      difference: 8,
      reason: null,
      method: "shapley",
      rescaled: false,
      items: [
        { differences: players[0], value: 6 },
        { differences: players[1], value: 2 },
      ],
      missing: [],
    });
  });

  it("follows the first order that has a value at every step, and names what has none", () => {
    const bridge = buildBridge({ number: "churn", from: end(10), to: end(18) }, players, worthOf([0, null, 11, 0], "EMPTY"));
    expect(bridge.method).toBe("ordered");
    expect(bridge.items).toEqual([
      { differences: players[1], value: 1 },
      { differences: players[0], value: 7 },
    ]);
    expect(bridge.missing).toEqual([{ settings: ["a"], reason: "EMPTY" }]);
    const other = buildBridge({ number: "churn", from: end(10), to: end(18) }, players, worthOf([0, 15, null, 0]));
    expect(other.items).toEqual([
      { differences: players[0], value: 5 },
      { differences: players[1], value: 3 },
    ]);
    expect(other.missing).toEqual([{ settings: ["b.half"], reason: "ZERO_DENOMINATOR" }]);
  });

  it("goes back where an order ends in a combination without a value", () => {
    const three = [player("a"), player("b"), player("c")];
    // a leads nowhere: neither a with b nor a with c has a value.
    const values = [0, 1, 2, null, 4, null, 6, 0];
    const bridge = buildBridge({ number: "churn", from: end(0), to: end(9) }, three, worthOf(values));
    expect(bridge.items).toEqual([
      { differences: three[1], value: 2 },
      { differences: three[2], value: 4 },
      { differences: three[0], value: 3 },
    ]);
    expect(bridge.missing.map(({ settings }) => settings)).toEqual([
      ["a", "b"],
      ["a", "c"],
    ]);
  });

  it("is one step where no order can be gone", () => {
    const bridge = buildBridge({ number: "churn", from: end(10), to: end(18) }, players, worthOf([]));
    expect(bridge).toMatchObject({ method: "together", difference: 8, items: [{ differences: players.flat(), value: 8 }] });
    expect(bridge.missing).toHaveLength(2);
  });

  it("tells eight of the combinations without a value", () => {
    const four = ["a", "b", "c", "d"].map((name) => player(name));
    expect(buildBridge({ number: "churn", from: end(10), to: end(18) }, four, worthOf([])).missing).toHaveLength(8);
  });

  it("takes the ends from the results, whatever the combinations say", () => {
    const bridge = buildBridge({ number: "churn", from: end(10), to: end(18) }, [player("a")], worthOf([99, 99]));
    expect(valuesOf(bridge)).toEqual([8]);
  });

  it("is none without an end, or without a unit that both have", () => {
    const none = { difference: null, method: null, rescaled: false, items: [], missing: [] };
    const between = (from: IndexResult, to: IndexResult) => buildBridge({ number: "roi", from, to }, players, worthOf([]));
    expect(between(end(null), end(null))).toMatchObject({ ...none, reason: "fromHasNoValue" });
    expect(between(end(1), end(null))).toMatchObject({ ...none, reason: "toHasNoValue" });
    expect(between(end(1, "percent"), end(2, "money"))).toMatchObject({ ...none, reason: "noCommonUnit" });
    const noScale = buildBridge({ number: "csat", from: end(70), to: end(4, "score") }, players, worthOf([]));
    expect(noScale).toMatchObject({ ...none, reason: "noCommonUnit" });
    const scaleless = buildBridge({ number: "csat", from: end(4, "score"), to: end(70) }, players, worthOf([]));
    expect(scaleless).toMatchObject({ ...none, reason: "noCommonUnit" });
  });

  it("counts on 0–100 where units differ, with the change of unit as the last item", () => {
    const scale = { scaleMin: 1, scaleMax: 5 };
    const [one] = players;
    const there = buildBridge({ number: "csat", from: end(80), to: end(4, "score", scale) }, [one ?? []], worthOf([]));
    // 80 % to 75 on 0–100, and from there to 4 on 1–5.
    expect(there).toMatchObject({ rescaled: true, difference: -76, items: [{ value: -5 }, { differences: [], value: -71 }] });
    const back = buildBridge({ number: "csat", from: end(4, "score", scale), to: end(80) }, [one ?? []], worthOf([]));
    expect(back).toMatchObject({ rescaled: true, difference: 76, items: [{ value: 5 }, { differences: [], value: 71 }] });
  });

  it("has no change of unit between two percentages, but one between different units that happen to agree", () => {
    const [from, to] = [end(80, "percent", { headline: "share" }), end(70, "percent", { headline: "rescaled" })];
    const same = buildBridge({ number: "csat", from, to }, [player("a")], worthOf([]));
    expect(same).toMatchObject({ rescaled: true, items: [{ value: -10 }] });
    expect(same.items).toHaveLength(1);
    const agreeing = buildBridge({ number: "csat", from: end(40), to: end(100, "points") }, [player("a")], worthOf([]));
    expect(valuesOf(agreeing)).toEqual([60, 0]);
    const odd = buildBridge(
      { number: "cvq", from: end(60, "ratio", { headline: "share" }), to: end(0.2, "ratio", { headline: "net" }) },
      [player("a")],
      worthOf([]),
    );
    expect(odd.items).toMatchObject([{ value: 0 }, { differences: [] }]);
    expect(odd.items[1]?.value).toBeCloseTo(-59.8, 9);
  });
});

describe("digits that add up", () => {
  it.each([
    [[1.24, 1.24, 1.24], 3.7, 1, [1.3, 1.2, 1.2]],
    [[1.2, 1.7, 1.6], 4.5, 0, [1, 2, 2]],
    // One too many: taken from the smallest remainder.
    [[1.9, 2.1], 2, 0, [1, 1]],
    [[1.9, 2.1], 1, 0, [0, 1]],
    [[1.9, 2.1, 3.5], 4, 0, [1, 1, 2]],
    [[1.9, 2.1], 0, 0, [0, 0]],
    [[1.5, 1.2], 5, 0, [3, 2]],
    [[-1.5, 0.25], -1.25, 1, [-1.5, 0.3]],
    [[-0.4], 0, 0, [0]],
    [[-0], 0, 0, [0]],
    [[], 3, 0, []],
  ])("%j to the sum %d with %d digits: %j", (values, total, digits, shown) => expect(roundToSum(values, total, digits)).toEqual(shown));
});

describe("a bridge as it is shown", () => {
  const between = (from: IndexResult, to: IndexResult): number | null =>
    from.value === null || to.value === null ? null : to.value - from.value;
  const shown = (from: IndexResult, to: IndexResult, steps: readonly number[], difference = between(from, to)) => {
    const items = steps.map((value, at) => ({ differences: player(`s${at}`), value }));
    return shownBridge({
      schema: "octad.bridge/1",
      number: "clv",
      from,
      to,
      difference,
      reason: null,
      method: "shapley",
      rescaled: false,
      items,
      missing: [],
    });
  };

  it("leads from one end to the other", () => {
    expect(shown(end(10.04), end(20.06), [5.01, 5.01])).toEqual({ digits: 1, from: 10, to: 20.1, difference: 10.1, items: [5.1, 5] });
  });

  it.each([
    ["points", 30.26, 1],
    ["score", 4.126, 2],
    ["ratio", 1.5, 2],
    ["count", 3, 0],
    ["minutes", 12.4, 0],
    ["money", 99.99, 2],
    ["money", 100, 0],
    ["money", -150, 0],
    ["percent", 12, 1],
  ] as const)("%s at %d has %d digits", (unit, value, digits) => {
    expect(shown(end(value, unit), end(value, unit), [])?.digits).toBe(digits);
    expect(shown(end(value, unit), end(0, unit), [])?.digits).toBe(digits);
    expect(shown(end(0, unit), end(value, unit), [])?.digits).toBe(digits);
  });

  it("has the digits of the finer of two units, and is none without both ends", () => {
    expect(shown(end(80), end(4.123, "score"), [-75.877])).toEqual({ digits: 2, from: 80, to: 4.12, difference: -75.88, items: [-75.88] });
    expect(shown(end(4.123, "score"), end(80), [])?.digits).toBe(2);
    expect([shown(end(null), end(3), []), shown(end(3), end(null), [])]).toEqual([null, null]);
    // Two values without a common unit.
    expect(shown(end(3), end(3, "money"), [], null)).toBeNull();
  });
});

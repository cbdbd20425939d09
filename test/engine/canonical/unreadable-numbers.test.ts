import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import { Store } from "../../../electron/engine/store.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import { type Cell, type FixtureColumn, storeRaw } from "./raw-fixture.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 2 });
});
afterEach(() => store.close());

/** One raw table whose headers are the fields of `as`. */
async function indicesOf(
  as: CanonicalTable,
  columns: Readonly<Record<string, readonly Cell[]>>,
  settings: IndicesQuery["settings"] = {},
): Promise<IndicesOutput> {
  const fixture = Object.entries(columns).map(([header, cells]): FixtureColumn => ({ header, cells }));
  const raw = await storeRaw(store, { columns: fixture });
  const mapping = { tables: [{ as, columns: Object.fromEntries(Object.keys(columns).map((field) => [field, field])) }] };
  const facts = await buildCanonical(store, [raw], mapping, QUIET_JOB);
  if (!facts.ok) throw new Error(JSON.stringify(facts.problem));
  const output = await computeIndices(store, facts.value, { settings, by: null, wave: null, where: null, metrics: false }, QUIET_JOB);
  if (!output.ok) throw new Error(JSON.stringify(output.problem));
  return output.value;
}

describe("an outcome whose number cannot be read", () => {
  const sound = { customer_id: ["a", "b", "c", "d"], outcome: ["o", "o", "o", "o"] };

  it("is out of range, not missing, and an empty one is missing (methods.md 0.3.2)", async () => {
    const { indices, sources } = await indicesOf("outcomes", {
      ...sound,
      polarity: [1, -1, 1, 1],
      duration: ["90", "long", null, "45"],
      intensity: [5, 4, 3, 2],
    });
    expect(indices.cvq).toMatchObject({ n: 2, excluded: { missing: 1, outOfRange: 1, duplicate: 0 } });
    expect(sources[0]?.excluded).toEqual([{ reason: "UNREADABLE_NUMBER", field: "duration", count: 1, rows: [3] }]);
  });

  it("is out of range with an unreadable polarity too", async () => {
    const { indices } = await indicesOf("outcomes", {
      ...sound,
      polarity: ["1", "maybe", "-1", "1"],
      duration: [90, 90, 90, 90],
      intensity: [5, 5, 5, 5],
    });
    expect(indices.cvq).toMatchObject({ n: 3, excluded: { missing: 0, outOfRange: 1 } });
  });

  it("says that all were out of range when none can be read", async () => {
    const { indices } = await indicesOf("outcomes", {
      ...sound,
      polarity: ["x", "x", "x", "y"],
      duration: [90, 90, 90, 90],
      intensity: [5, 5, 5, 5],
    });
    expect(indices.cvq).toMatchObject({ value: null, reason: "OUT_OF_RANGE_ALL", excluded: { outOfRange: 4 } });
  });
});

describe("an outcome whose number lies outside its range", () => {
  const outcomes = {
    customer_id: ["a", "b", "c", "d", "e", "f"],
    polarity: [1, 2, 1, 1, 1, 1],
    reach: [0.5, 0.5, 1.5, 0.5, 0.5, 1],
    duration: [90, 90, 90, -1, 90, 90],
    intensity: [5, 5, 5, 5, 0, 7],
  };

  it("is listed with its rows, as the index counts it", async () => {
    const { indices, sources } = await indicesOf("outcomes", outcomes);
    expect(indices.cvq).toMatchObject({ n: 1, excluded: { outOfRange: 5 } });
    expect(sources[0]?.excluded).toEqual([
      { reason: "OUT_OF_RANGE", field: "duration", count: 1, rows: [5] },
      { reason: "OUT_OF_RANGE", field: "intensity", count: 2, rows: [6, 7] },
      { reason: "OUT_OF_RANGE", field: "polarity", count: 1, rows: [3] },
      { reason: "OUT_OF_RANGE", field: "reach", count: 1, rows: [4] },
    ]);
  });

  it("follows the greatest intensity of the settings", async () => {
    const { indices, sources } = await indicesOf("outcomes", outcomes, {
      cvq: { ...DEFAULT_SETTINGS.cvq, intensityMax: 7 },
    });
    expect(indices.cvq.excluded.outOfRange).toBe(4);
    expect(sources[0]?.excluded.find(({ field }) => field === "intensity")).toEqual({
      reason: "OUT_OF_RANGE",
      field: "intensity",
      count: 1,
      rows: [6],
    });
  });
});

describe("a cash flow", () => {
  it("with an amount that cannot be read takes no part and is counted; an empty amount is 0", async () => {
    const { indices, sources } = await indicesOf("cashflows", {
      period: [0, 1, 2, 3],
      benefit: [null, "100", "soon", "200"],
      cost: [150, 0, 10, 0],
    });
    expect(indices.roi).toMatchObject({ value: 100, n: 3, excluded: { missing: 0, outOfRange: 1, duplicate: 0 } });
    expect(indices.roi.flags).toContain("UNREADABLE_AMOUNTS");
    expect(sources[0]?.excluded).toEqual([{ reason: "UNREADABLE_NUMBER", field: "benefit", count: 1, rows: [4] }]);
  });

  it("with a period that cannot be read is out of range; without one it is missing", async () => {
    const { indices } = await indicesOf("cashflows", {
      period: ["0", "1", "later", null],
      benefit: [0, 100, 100, 100],
      cost: [50, 0, 0, 0],
    });
    expect(indices.roi).toMatchObject({ value: 100, n: 2, excluded: { missing: 1, outOfRange: 1 } });
    expect(indices.roi.flags).not.toContain("UNREADABLE_AMOUNTS");
  });

  it("counts hours that cannot be read only where hours count", async () => {
    const flows = { period: [0, 1], benefit: [0, 100], cost: [50, 0], benefit_hours: ["x", "2"] };
    expect((await indicesOf("cashflows", flows)).indices.roi).toMatchObject({ value: 100, n: 2, excluded: { outOfRange: 0 } });
    await store.run("drop table raw_1; drop table raw_1_odd");
    const paid = await indicesOf("cashflows", flows, {
      roi: { ...DEFAULT_SETTINGS.roi, hourlyRate: 10 },
    });
    expect(paid.indices.roi).toMatchObject({ n: 1, excluded: { outOfRange: 1 } });
  });
});

describe("a weight", () => {
  it("that cannot be read counts 1, and the number says so; a missing one counts 1 as well", async () => {
    const answers = { customer_id: ["a", "b", "c"], nps: [10, 10, 0], csat: [5, 5, 1], weight: ["2", "heavy", "2"] };
    const { indices, sources } = await indicesOf("answers", answers);
    expect(indices.nps).toMatchObject({ value: 20, n: 3 });
    for (const { flags } of [indices.nps, indices.csat]) expect(flags).toContain("UNREADABLE_WEIGHTS");
    expect(sources[0]?.excluded).toEqual([{ reason: "UNREADABLE_NUMBER", field: "weight", count: 1, rows: [3] }]);
  });

  it("raises no flag when it is only missing", async () => {
    const { indices } = await indicesOf("answers", { customer_id: ["a", "b"], nps: [10, 0], weight: [2, null] });
    expect(indices.nps.flags).not.toContain("UNREADABLE_WEIGHTS");
  });
});

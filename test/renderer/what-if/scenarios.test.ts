import { beforeEach, describe, expect, it } from "vitest";
import { useApp } from "../../../renderer/store/app-store.ts";
import { undoDocument } from "../../../renderer/store/edit-document.ts";
import { FIRST_STATE } from "../../../renderer/store/state.ts";
import { addLever } from "../../../renderer/what-if/edit-levers.ts";
import { createComparing } from "../../../renderer/what-if/scenarios/comparison.ts";
import { enterActual, forecastsOf, forgetRecord, recordScenario, standingOf } from "../../../renderer/what-if/scenarios/edit-register.ts";
import {
  chooseScenario,
  duplicateScenario,
  importScenario,
  newScenario,
  removeScenario,
  scenariosOf,
} from "../../../renderer/what-if/scenarios/edit-scenarios.ts";
import { readDocument } from "../../../shared/project/document-schema.ts";
import { parseLever } from "../../../shared/scenario/parse-lever.ts";
import { whatif } from "../../../shared/scenario/whatif.ts";
import { baselineOf } from "../../scenario/builders.ts";

const present = () => useApp.getState().history.present;
const ids = () => scenariosOf(present()).map(({ id }) => id);

beforeEach(() => useApp.setState(FIRST_STATE, true));

describe("several scenarios", () => {
  it("stand in the order in which they were made, whichever is on the screen", () => {
    newScenario();
    newScenario();
    expect([present().scenario.id, ids()]).toEqual(["S3", ["S1", "S2", "S3"]]);
    chooseScenario("S1");
    expect([present().scenario.id, ids()]).toEqual(["S1", ["S1", "S2", "S3"]]);
  });

  it("a copy has the levers of its own, and changes none of the other's", () => {
    addLever("retention");
    duplicateScenario("Copy");
    addLever("arpa");
    expect(present().scenario).toMatchObject({ id: "S2", name: "Copy" });
    expect(scenariosOf(present()).map(({ levers }) => levers.length)).toEqual([1, 2]);
  });

  it("deleting shows the one before, never deletes the last, and is one step of undo", () => {
    removeScenario();
    expect(ids()).toEqual(["S1"]);
    newScenario();
    newScenario();
    chooseScenario("S2");
    removeScenario();
    expect([present().scenario.id, ids()]).toEqual(["S1", ["S1", "S3"]]);
    undoDocument();
    expect([present().scenario.id, ids()]).toEqual(["S2", ["S1", "S2", "S3"]]);
  });

  it("a file takes the place of a scenario that nobody has touched, and else stands beside it", () => {
    const lever = parseLever("retention:points:+5");
    if (!lever.ok) throw new Error("the lever can be read");
    const file = { name: "From a file", horizon: 24, levers: [lever.value] };
    importScenario(file);
    expect([ids(), present().scenario.name, present().scenario.horizon]).toEqual([["S1"], "From a file", 24]);
    importScenario(file);
    expect(ids()).toEqual(["S1", "S2"]);
    expect(present().scenario.levers).toMatchObject([{ id: "L1", on: true, target: "retention", value: 0.05 }]);
  });
});

const OUTPUT = whatif(baselineOf(), [], 3, { indices: {}, response: { clv: null, roi: null } });
const RANGES = {
  seed: 7,
  confidence: 0.9,
  median: [49_000, 49_000, 49_000],
  low: [40_000, 40_000, 40_000],
  high: [60_000, 60_000, 60_000],
};

describe("the register", () => {
  it("keeps what was forecast, with the ranges where there are any", () => {
    expect(forecastsOf(OUTPUT, null)[0]).toEqual({ month: 1, median: 50_000, low: null, high: null });
    recordScenario({ name: "Keep" }, OUTPUT, "2025-09-30", RANGES);
    expect(present().register).toMatchObject([{ id: "R1", name: "Keep", snapshot: "2025-09-30", seed: 7 }]);
    expect(present().register[0]?.forecasts[2]).toMatchObject({ month: 3, median: 49_000, low: 40_000, high: 60_000 });
  });

  it("holds an actual against its range, and forgets it again", () => {
    recordScenario({ name: "Keep" }, OUTPUT, null, RANGES);
    const first = () => {
      const [record] = present().register;
      const [forecast] = record?.forecasts ?? [];
      if (record === undefined || forecast === undefined) throw new Error("a record was made");
      return standingOf(record, forecast);
    };
    enterActual("R1", 1, 61_000);
    expect(first()).toEqual({ actual: 61_000, within: false });
    enterActual("R1", 1, 60_000);
    expect(first()).toEqual({ actual: 60_000, within: true });
    enterActual("R1", 1, null);
    expect(first()).toEqual({ actual: null, within: null });
    forgetRecord("R1");
    expect(present().register).toEqual([]);
  });

  it("takes what is typed into one box as one step of undo, until the box is left", () => {
    recordScenario({ name: "Keep" }, OUTPUT, null, RANGES);
    for (const typed of [6, 61, 61_000]) enterActual("R1", 1, typed);
    undoDocument();
    expect(present().register[0]?.actuals).toEqual([]);
  });

  it("keeps a lever as long as one can be, and is read back", () => {
    const lever = parseLever(`arpa:formula:current * 1.${"0".repeat(1_500)}`);
    if (!lever.ok) throw new Error("the formula can be read");
    recordScenario(
      { name: "Long" },
      whatif(baselineOf(), [lever.value], 3, { indices: {}, response: { clv: null, roi: null } }),
      null,
      null,
    );
    expect(present().register[0]?.levers[0]?.length).toBeGreaterThan(1_000);
    expect(readDocument(present()).ok).toBe(true);
  });
});

describe("scenarios side by side", () => {
  it("are computed again only where they have changed", () => {
    const estimate = { baseline: baselineOf(), origins: [], indices: {}, response: { clv: null, roi: null } };
    const comparing = createComparing(estimate);
    addLever("retention");
    duplicateScenario("Copy");
    const before = comparing(scenariosOf(present()));
    addLever("arpa");
    const after = comparing(scenariosOf(present()));
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.output.delta.revenue.abs).toBeGreaterThan(before[1]?.output.delta.revenue.abs ?? 0);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { useApp } from "../../../renderer/store/app-store.ts";
import { editDocument, endDragOfDocument } from "../../../renderer/store/edit-document.ts";
import { FIRST_STATE } from "../../../renderer/store/state.ts";
import { addLever, changeLever, resizeLever, setKind, slideOf } from "../../../renderer/what-if/edit-levers.ts";

const lever = () => useApp.getState().history.present.scenario.levers[0];

beforeEach(() => {
  useApp.setState(FIRST_STATE, true);
  addLever("retention");
  changeLever("L1", { range: { kind: "pert", low: 0.04, mode: 0.05, high: 0.06 } });
});

describe("a lever whose size is uncertain", () => {
  it("takes its range with it wherever its size goes", () => {
    changeLever("L1", { value: 0.1 });
    expect(lever()).toMatchObject({ value: 0.1, range: { low: expect.closeTo(0.08, 12), mode: 0.1, high: expect.closeTo(0.12, 12) } });
    editDocument("understand:grid.edit", ({ scenario }) => scenario.levers.forEach((draft) => void resizeLever(draft, 0.02)));
    expect(lever()).toMatchObject({ value: 0.02, range: { low: expect.closeTo(0.016, 12), mode: 0.02, high: expect.closeTo(0.024, 12) } });
  });

  it("is certain while its size is nothing", () => {
    changeLever("L1", { value: 0 });
    expect(lever()?.value).toBe(0);
    expect(lever()).not.toHaveProperty("range");
  });

  it("is as uncertain as before when a slider only passes nothing", () => {
    const drag = slideOf("L1 value", 0);
    for (const value of [0.02, 0, -0.1]) changeLever("L1", { value }, drag);
    endDragOfDocument();
    expect(lever()?.range).toEqual({ kind: "pert", low: expect.closeTo(-0.12, 12), mode: -0.1, high: expect.closeTo(-0.08, 12) });
  });

  it("is certain once a formula stands in the place of its size, and after one", () => {
    setKind("L1", "formula");
    expect(lever()).not.toHaveProperty("range");
    setKind("L1", "relative");
    expect(lever()).not.toHaveProperty("range");
  });
});

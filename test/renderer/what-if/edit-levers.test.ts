import { beforeEach, describe, expect, it } from "vitest";
import { useApp } from "../../../renderer/store/app-store.ts";
import { FIRST_STATE } from "../../../renderer/store/state.ts";
import { addLever, changeLever, kindsOf, setKind } from "../../../renderer/what-if/edit-levers.ts";
import { insertLever } from "../../../renderer/what-if/insert-lever.ts";
import { readDocument } from "../../../shared/project/document-schema.ts";
import { LEVER_TARGETS } from "../../../shared/scenario/scenario.ts";
import { rangeAround } from "../../../shared/scenario/simulate/lever-spread.ts";
import { leverOf } from "../../scenario/builders.ts";

const present = () => useApp.getState().history.present;
const first = () => {
  const [lever] = present().scenario.levers;
  if (lever === undefined) throw new Error("a lever was added");
  return lever;
};
const spread = (value: number) => rangeAround(value, 0.25) ?? undefined;

beforeEach(() => useApp.setState(FIRST_STATE, true));

describe("another kind of a lever", () => {
  it("holds the number within what the kind takes, so that the document can be opened again", () => {
    for (const target of LEVER_TARGETS) {
      for (const before of kindsOf(target)) {
        for (const after of kindsOf(target)) {
          for (const value of [-0.05, 5_000]) {
            useApp.setState(FIRST_STATE, true);
            addLever(target);
            setKind("L1", before);
            if (before !== "formula") changeLever("L1", { value });
            setKind("L1", after);
            if (before !== after) expect(readDocument(present()).ok, `${target} ${before} → ${after} ${value}`).toBe(true);
          }
        }
      }
    }
  });

  it("a price that was lowered by an amount is not set below nothing", () => {
    addLever("arpa");
    setKind("L1", "add");
    changeLever("L1", { value: -5 });
    setKind("L1", "set");
    expect(first()).toMatchObject({ kind: "set", value: 0 });
  });
});

describe("how far a size may be off", () => {
  it("goes with the size", () => {
    addLever("retention");
    changeLever("L1", { range: { kind: "pert", low: 0.0375, mode: 0.05, high: 0.0625 } });
    changeLever("L1", { value: -0.2 });
    expect(first().range).toEqual(spread(-0.2));
  });

  it("of a formula's part of the way is none of the size that another kind begins with", () => {
    addLever("retention");
    setKind("L1", "formula");
    changeLever("L1", { range: { kind: "pert", low: 0.75, mode: 1, high: 1.25 } });
    setKind("L1", "relative");
    expect([first().value, first().range]).toEqual([0.05, undefined]);
  });

  it("falls away where it cannot follow, so that nothing is drawn around a size that was left", () => {
    addLever("retention");
    changeLever("L1", { range: { kind: "pert", low: 0.0375, mode: 0.05, high: 0.0625 } });
    changeLever("L1", { value: 0 });
    expect(first().range).toBeUndefined();
    changeLever("L1", { value: 0.1, range: { kind: "beta", alpha: 2, beta: 18 } });
    changeLever("L1", { value: 0.3 });
    expect(first().range).toBeUndefined();
  });

  it("follows where its ends are sizes themselves", () => {
    addLever("retention");
    changeLever("L1", { value: 0.1, range: { kind: "uniform", low: 0, high: 0.2 } });
    changeLever("L1", { value: -0.3 });
    expect(first().range).toEqual({ kind: "uniform", low: -0.6, high: 0 });
  });
});

describe("the part taken for cause", () => {
  it("is that of the slider once it is moved, not of the limits it came with", () => {
    const lever = leverOf({
      target: "nps",
      kind: "move",
      value: 0.1,
      from: "detractor",
      to: "passive",
      attribution: 0.5,
      attributionRange: { kind: "uniform", low: 0.4, high: 0.6 },
    });
    insertLever(lever, "levers:edit.add");
    changeLever("L1", { start: 2 });
    expect(first().attributionRange).toEqual(lever.attributionRange);
    changeLever("L1", { attribution: 0.1 });
    expect(first().attributionRange).toBeUndefined();
  });
});

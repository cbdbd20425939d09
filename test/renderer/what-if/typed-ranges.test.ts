import { beforeEach, describe, expect, it } from "vitest";
import { useApp } from "../../../renderer/store/app-store.ts";
import { endDragOfDocument } from "../../../renderer/store/edit-document.ts";
import { FIRST_STATE } from "../../../renderer/store/state.ts";
import { setNumber, setRangeEnd, typeBaseline } from "../../../renderer/what-if/baseline/edit-baseline.ts";
import { setUpBaseline } from "../../../shared/scenario/edit-baseline.ts";
import { listInputs } from "../../../shared/scenario/simulate/list-inputs.ts";

const setup = () => useApp.getState().history.present.baseline;
const ranges = () => setup().typed?.segments[0]?.ranges ?? {};

beforeEach(() => {
  useApp.setState(FIRST_STATE, true);
  typeBaseline();
});

describe("the range of a typed number", () => {
  it("is PERT between its ends with the number as its mode; an end that is left empty is the number", () => {
    expect(setRangeEnd(null, "annualRetention", "low", 0.76)).toBe(true);
    expect(ranges().annualRetention).toEqual({ kind: "pert", low: 0.76, mode: 0.8, high: 0.8 });
    expect(setRangeEnd(null, "annualRetention", "high", 0.88)).toBe(true);
    expect(ranges().annualRetention).toEqual({ kind: "pert", low: 0.76, mode: 0.8, high: 0.88 });
    const baseline = setUpBaseline(null, setup());
    expect(baseline === null ? [] : listInputs(baseline, []).map(({ name }) => name)).toEqual(["annualRetention"]);
  });

  it("is none once both ends are empty", () => {
    setRangeEnd(null, "arpa", "high", 60);
    setRangeEnd(null, "arpa", "high", null);
    expect(ranges()).toEqual({});
  });

  it("refuses an end on the wrong side of the number and keeps what stood", () => {
    setRangeEnd(null, "arpa", "low", 40);
    expect([setRangeEnd(null, "arpa", "low", 51), setRangeEnd(null, "arpa", "high", 49)]).toEqual([false, false]);
    expect(ranges().arpa).toEqual({ kind: "pert", low: 40, mode: 50, high: 50 });
  });

  it("goes with the number while it is typed, whatever the box passes, and not beyond what the number may be", () => {
    setRangeEnd(null, "annualRetention", "low", 0.72);
    setRangeEnd(null, "annualRetention", "high", 0.88);
    endDragOfDocument();
    for (const typed of [0.09, 0, 0.096, 0.96]) setNumber(null, "annualRetention", typed);
    expect(ranges().annualRetention).toEqual({ kind: "pert", low: 0.864, mode: 0.96, high: 1 });
  });
});

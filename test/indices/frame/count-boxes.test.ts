import { describe, expect, it } from "vitest";
import { NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import {
  type AccountBoxes,
  anyAtStart,
  boxesByAnswer,
  boxesByHealth,
  boxesCells,
  strataCells,
} from "../../../shared/indices/frame/count-boxes.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { accountRows } from "../support/frame-rows.ts";

const INPUT = { scales: DEFAULT_SCALES, settings: DEFAULT_SETTINGS };
const codes = (...answers: readonly number[]): Uint8Array => Uint8Array.from(answers, (answer) => answer & 0xff);
const NONE = 3;

describe("the box of an account", () => {
  it("is that of its customer's last answer, 0–6, 7–8 or 9–10, now and at the start of the window", () => {
    const accounts = accountRows([{ customer: 2 }, { customer: 0 }, { customer: 1 }, { customer: 3 }, { customer: 4 }, { customer: 9 }]);
    const boxes = boxesByAnswer(INPUT, "nps", accounts, codes(6, 7, 9, 8, OUT_OF_RANGE), codes(0, NO_ANSWER, 10));
    expect([...boxes.now]).toEqual([2, 0, 1, 1, NONE, NONE]);
    expect([...boxes.atStart]).toEqual([2, 0, NONE, NONE, NONE, NONE]);
  });

  it("is by the cuts of satisfaction where it is by satisfaction, and none without answers", () => {
    const accounts = accountRows([{}, {}, {}, {}, {}]);
    const boxes = boxesByAnswer(INPUT, "csat", accounts, codes(1, 2, 3, 4, 5), undefined);
    expect([...boxes.now]).toEqual([0, 0, 1, 2, 2]);
    expect([...boxes.atStart]).toEqual([NONE, NONE, NONE, NONE, NONE]);
  });

  it("is the band of its health, red at the bottom; that of an earlier day nobody knows", () => {
    const scores = { scores: new Float64Array(4), coverage: new Float64Array(4), bands: Uint8Array.of(0, 1, 2, 3) };
    const boxes = boxesByHealth(scores);
    expect([...boxes.now]).toEqual([0, 1, 2, NONE]);
    expect([...boxes.atStart]).toEqual([NONE, NONE, NONE, NONE]);
  });
});

describe("whether a window can be looked at", () => {
  it("takes one customer who was there at its start and had answered by then", () => {
    const accounts = accountRows([{ is: ["atStart"] }, {}, { is: ["atStart"] }]);
    const having = (...atStart: readonly number[]): AccountBoxes => ({ now: new Uint8Array(3), atStart: Uint8Array.from(atStart) });
    expect(anyAtStart(accounts, having(NONE, 0, NONE))).toBe(false);
    expect(anyAtStart(accounts, having(NONE, 0, 0))).toBe(true);
    expect(anyAtStart(accounts, having(2, NONE, NONE))).toBe(true);
  });
});

describe("customers and money by box", () => {
  const accounts = accountRows(
    [
      { group: 0, segment: 0, is: ["active", "atStart"], money: 100.5, cost: 40 },
      { group: 0, segment: 0, is: ["active", "atStart"], money: 20, cost: null },
      { group: 0, segment: 1, is: ["lost", "ended"], money: null, cost: 5 },
      { group: 1, segment: 1, is: ["active", "absurdMoney"], money: null },
      { group: 1, segment: 2, is: ["atStart", "ended", "negativeMoney"], money: 7 },
    ],
    ["A", "B", null],
  );
  const boxes: AccountBoxes = { now: Uint8Array.of(2, 2, 0, NONE, 1), atStart: Uint8Array.of(1, 1, 0, NONE, 2) };

  it("are counted with what they are worth by group, both boxes and state", () => {
    const cells = boxesCells(accounts, boxes, 2);
    const state = { active: false, at_start: false, lost: false, ended: false };
    const sums = { customers: 1, valued: 0, revenue: 0, negative: 0, absurd: 0 };
    expect(cells.group.slice(0, 4)).toEqual([
      { slice: 0, box: 0, box_at_start: 0, ...state, lost: true, ended: true, ...sums },
      { slice: 0, box: 2, box_at_start: 1, ...state, active: true, at_start: true, ...sums, customers: 2, valued: 2, revenue: 120.5 },
      { slice: 1, box: 1, box_at_start: 2, ...state, at_start: true, ended: true, ...sums, valued: 1, revenue: 7, negative: 1 },
      { slice: 1, box: null, box_at_start: null, ...state, active: true, ...sums, absurd: 1 },
    ]);
    expect(cells.all.map(({ slice, box, customers }) => [slice, box, customers])).toEqual([
      [-1, 0, 1],
      [-1, 1, 1],
      [-1, 2, 2],
      [-1, null, 1],
    ]);
    expect(cells.wave).toEqual([]);
  });

  it("and by segment, box and whether they are active, with what they cost", () => {
    const sums = { customers: 0, revenue: 0, cost: 0, costed: 0 };
    expect(strataCells(accounts, boxes, 2)?.group.slice(0, 4)).toEqual([
      { slice: 0, segment: "A", box: 2, active: true, ...sums, customers: 2, revenue: 120.5, cost: 40, costed: 1 },
      { slice: 0, segment: "B", box: 0, active: false, ...sums, cost: 5, costed: 1 },
      { slice: 1, segment: "B", box: null, active: true, ...sums },
      { slice: 1, segment: null, box: 1, active: false, ...sums, customers: 1, revenue: 7 },
    ]);
    expect(strataCells({ ...accounts, segment: null }, boxes, 2)).toBeNull();
  });
});

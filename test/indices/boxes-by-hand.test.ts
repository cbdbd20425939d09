import { describe, expect, it } from "vitest";
import { EMPTY_BOX } from "../../shared/indices/boxes/read-boxes.ts";
import { boxes } from "../../shared/indices/boxes.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import type { Json } from "../../shared/indices/index-result.ts";
import { near } from "../statistics/near.ts";
import { boxesWith, CAME, customersIn, GONE, LEFT, STATUS, STAYED, WINDOW } from "./support/box-rows.ts";
import { contextOf } from "./support/context-of.ts";

const part = (parts: Json | undefined, name: string): number => Number(Object.entries(parts ?? {}).find(([key]) => key === name)?.[1]);

/** Bottom 0, middle 1, top 2; who left is worth nothing any more, who came later was never at risk. */
const CUSTOMERS = [
  customersIn(2, 2, STAYED, 30, 28, 2_800),
  customersIn(2, 2, LEFT, 10, 8, 999),
  customersIn(1, 0, STAYED, 20, 20, 1_000),
  customersIn(1, 1, LEFT, 10, 10, 500),
  customersIn(1, 1, STAYED, 15, 15, 600),
  customersIn(0, 0, LEFT, 12, 12, 800),
  customersIn(0, 0, CAME, 8, 8, 400),
  customersIn(0, 0, GONE, 5, 5, 500),
  customersIn(2, null, CAME, 3, 3, 300),
  customersIn(null, null, STAYED, 6, 5, 500, { negative: 1, absurd: 2 }),
  customersIn(null, null, LEFT, 4, 4, 77),
  customersIn(null, null, CAME, 2, 1, 50),
];

const stratum = (segment: string | null, box: number | null, active: boolean, sums: Readonly<Record<string, number>>): Row => ({
  ...{ segment, box, active },
  ...sums,
});
const STRATA = [
  stratum("A", 2, true, { customers: 20, revenue: 2_000, cost: 400, costed: 20 }),
  stratum("B", 2, true, { customers: 11, revenue: 1_100, cost: 220, costed: 11 }),
  stratum("A", 2, false, { customers: 8, revenue: 999, cost: 5_000, costed: 8 }),
  stratum("A", 1, true, { customers: 20, revenue: 1_000, cost: 900, costed: 25 }),
  stratum(null, 1, true, { customers: 15, revenue: 600, cost: 500, costed: 10 }),
  stratum("B", 0, true, { customers: 8, revenue: 400, cost: 90, costed: 6 }),
  stratum("A", null, true, { customers: 3, revenue: 300, cost: 1, costed: 1 }),
  stratum("B", null, true, { customers: 2, revenue: 200, cost: 1, costed: 1 }),
  stratum("C", null, true, { customers: 1, revenue: 50, cost: 1, costed: 1 }),
  stratum("C", null, false, { customers: 4, revenue: 77, cost: 1, costed: 1 }),
];

describe("money boxes of a window from their cells (methods.md 7), half a year ahead", () => {
  const halfAYear = () => boxes.compute({ customers: CUSTOMERS, strata: STRATA }, boxesWith(WINDOW, { horizonMonths: 6 }));

  it("hold the money of today's customers, and the losses of those who were in the box at the start", () => {
    const found = halfAYear();
    // Churn 10/40, 10/25 and 12/32; total 1,550 + 800 + 200.
    const [top, middle, bottom] = [found.parts["top"], found.parts["middle"], found.parts["bottom"]];
    expect(top).toMatchObject({ customers: 31, revenue: 1_550, churn: 0.25, expectedLoss: 387.5, excess: 0, lost: 10, followed: 40 });
    expect(middle).toMatchObject({ customers: 35, revenue: 800, churn: 0.4, expectedLoss: 320, lost: 10, followed: 25 });
    expect(bottom).toMatchObject({ customers: 8, revenue: 200, churn: 0.375, expectedLoss: 75, excess: 25, lost: 12, followed: 32 });
    near(part(middle, "excess"), 800 * 0.15);
    for (const [box, revenue] of [[top, 1_550] as const, [middle, 800] as const, [bottom, 200] as const])
      near(part(box, "share"), revenue / 2_550);
    expect(found.parts["total"]).toBe(2_550);
    near(Number(found.parts["netMoneyBox"]), (1_550 - 200) / 2_550);
    // Top 50 a head: 35 · 50 − 800 and 8 · 50 − 200.
    near(Number(found.parts["spendOpportunity"]), 950 + 200);
  });

  it("have the excess of both lower boxes as their value, without an interval of their own", () => {
    const found = halfAYear();
    near(found.value, 120 + 25);
    expect(found).toMatchObject({ unit: "money", n: 74, nEff: 74, ci: null, reason: null });
    // Of 84 active customers 74 have both a box and money.
    expect(found.excluded).toEqual({ missing: 10, outOfRange: 0, duplicate: 0 });
    expect(found.flags).toEqual(["ABSURD_MONEY", "ASSOCIATION_NOT_CAUSE", "NEGATIVE_MONEY"]);
  });

  it("leave those without a box on a line of their own", () => {
    const found = halfAYear();
    expect(found.parts["unknown"]).toEqual({ customers: 6, revenue: 275, followed: 10, lost: 4 });
  });

  it("count what the lower boxes cost more to serve, none of them less than nothing", () => {
    const found = halfAYear();
    // Half a year: top 310/31 = 10 a head, middle 700/35 = 20, bottom 45/6 = 7.5.
    near(Number(found.parts["costGap"]), 35 * 10);
  });

  it("stand for everybody of their segment, where somebody of it answered", () => {
    const found = halfAYear();
    // Half of: A 3,000 known + 300, B 1,500 + 200, no segment 600, C 50 of which nothing is known.
    const scaled = found.parts["scaled"];
    near(part(scaled, "top"), 1_000 * 1.1 + (550 * 17) / 15);
    near(part(scaled, "middle"), 500 * 1.1 + 300);
    near(part(scaled, "bottom"), (200 * 17) / 15);
    near(part(scaled, "excess"), 850 * 0.15 + ((200 * 17) / 15) * 0.125);
    expect(scaled).toMatchObject({ uncovered: 25, lo: null, hi: null });
  });

  it("have bounds wherever those without a box belong", () => {
    const found = halfAYear();
    // Six unknown stayed and four left: top 10/46 to 14/44, middle 10/31 to 14/29, bottom 12/38 to 16/36.
    const bounds = found.parts["bounds"];
    near(part(bounds, "lo"), 800 * (10 / 31 - 14 / 44));
    near(part(bounds, "hi"), (800 + 275) * (14 / 29 - 10 / 46) + 200 * (16 / 36 - 10 / 46));
    expect(bounds).toMatchObject({ silentLosses: 1 });
    expect(found.parts["move"]).toBeNull();
  });

  it("say what they go by", () => {
    const found = halfAYear();
    expect(found.params).toEqual({
      ...{ asOf: "2026-01-31", confidence: 0.95, windowStart: "2025-01-31", churnWindowMonths: 12 },
      ...{ by: "nps", churnFrom: "window", horizonMonths: 6, bottomUpTo: 6, topFrom: 9, strata: null, money: "mrr" },
      ...{ movableShare: null, moveFrom: "bottom", moveTo: "top", silentLosses: 1 },
    });
  });
});

describe("money boxes by status from their cells", () => {
  /** The vector of methods.md 7 doubled: 800 × 1,200 (5 % left), 700 × 1,000 (10 %), 500 × 900 (25 %). */
  const VECTOR = [
    ...[customersIn(2, 0, CAME, 760, 760, 912_000), customersIn(2, null, GONE, 40, 40, 48_000)],
    ...[customersIn(1, 1, STAYED, 630, 630, 630_000), customersIn(1, 1, LEFT, 70, 70, 70_000)],
    ...[customersIn(0, 2, STAYED, 375, 375, 337_500), customersIn(0, 2, LEFT, 125, 125, 112_500)],
  ];

  it("count everybody by the box of today, whoever has ended as lost", () => {
    const found = boxes.compute({ customers: VECTOR, strata: [] }, STATUS);
    near(found.value, 125_000);
    expect(found).toMatchObject({ n: 2_000, excluded: { missing: 0 }, flags: ["ASSOCIATION_NOT_CAUSE"] });
    expect(found.parts["top"]).toMatchObject({ followed: 800, lost: 40, churn: 0.05, expectedLoss: 48_000, excess: 0 });
    expect(found.parts["bottom"]).toMatchObject({ followed: 500, lost: 125, excess: 90_000 });
    near(Number(found.parts["spendOpportunity"]), 290_000);
    near(Number(found.parts["netMoneyBox"]), 0.241706, 1e-6);
    expect(found.parts).toMatchObject({ costGap: null, unknown: { customers: 0, revenue: 0, followed: 0, lost: 0 } });
  });

  it("follow everybody without a box too", () => {
    const silent = [customersIn(null, 2, CAME, 7, 6, 60), customersIn(null, null, GONE, 3, 2, 20)];
    const found = boxes.compute({ customers: [...VECTOR, ...silent], strata: [] }, STATUS);
    expect(found.parts["unknown"]).toEqual({ customers: 8, revenue: 80, followed: 10, lost: 3 });
    expect(found.excluded.missing).toBe(10);
  });

  it("floor at 0 what behaves better than the top, and say so", () => {
    const of = (middleLost: number, bottomLost: number) => {
      const rows = [
        ...[customersIn(2, 2, STAYED, 80, 80, 800), customersIn(2, 2, LEFT, 20, 20, 200)],
        ...[customersIn(1, 1, STAYED, 100 - middleLost, 100, 500), customersIn(1, 1, LEFT, middleLost)],
        ...[customersIn(0, 0, STAYED, 100 - bottomLost, 100, 5_000), customersIn(0, 0, LEFT, bottomLost)],
      ];
      return boxes.compute({ customers: rows, strata: [] }, STATUS);
    };
    expect(of(30, 10)).toMatchObject({ flags: ["ASSOCIATION_NOT_CAUSE", "BOX_BETTER_THAN_TOP"], parts: { bottom: { excess: 0 } } });
    near(of(30, 10).value, 50);
    // A box as good as the top is not better; nine losses are few, ten are not.
    expect(of(20, 20).flags).toEqual(["ASSOCIATION_NOT_CAUSE"]);
    expect(of(19, 20).flags).toEqual(["ASSOCIATION_NOT_CAUSE", "BOX_BETTER_THAN_TOP"]);
    expect(of(20, 9).flags).toEqual(["ASSOCIATION_NOT_CAUSE", "BOX_BETTER_THAN_TOP", "FEW_LOSSES"]);
    // The bottom spends more than the top: 100 · 10 − 500, and nothing.
    near(Number(of(20, 20).parts["spendOpportunity"]), 500);
  });
});

describe("who is lost", () => {
  it("has left in the window, where one is looked at, and has ended whenever by status", () => {
    const rows = [customersIn(0, 0, STAYED, 3), customersIn(0, 0, LEFT, 4), customersIn(0, 0, { ...LEFT, lost: false }, 5)];
    const lostIn = (context: IndexContext) => boxes.compute({ customers: rows, strata: [] }, context).parts["bottom"];
    expect(lostIn(WINDOW)).toMatchObject({ followed: 12, lost: 4 });
    expect(lostIn(STATUS)).toMatchObject({ followed: 12, lost: 9 });
  });
});

describe("money boxes without all that they need", () => {
  const top = [customersIn(2, 2, STAYED, 9, 9, 90), customersIn(2, 2, LEFT, 1, 1, 10)];
  const of = (customers: readonly Row[], context: IndexContext = STATUS) => boxes.compute({ customers, strata: [] }, context);

  it("are 0 where nobody is below the top", () => {
    expect(of(top)).toMatchObject({ value: 0, reason: null, parts: { netMoneyBox: 1, spendOpportunity: 0 } });
  });

  it("have no value where a lower box has money and was not followed, or the top was not", () => {
    const unfollowed = customersIn(1, null, CAME, 4, 4, 40);
    expect(of([...top, unfollowed], WINDOW)).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", n: 13, flags: expect.any(Array) });
    expect(of([...top, unfollowed], WINDOW).flags).not.toContain("BOX_BETTER_THAN_TOP");
    expect(of([...top, unfollowed], WINDOW).parts["middle"]).toMatchObject({ revenue: 40, churn: null, expectedLoss: null, excess: null });
    const bottom = [customersIn(0, 0, STAYED, 4, 4, 40), customersIn(0, 0, LEFT, 1, 1, 10)];
    const alone = of(bottom);
    expect(alone).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", n: 5, parts: { spendOpportunity: null, netMoneyBox: -1 } });
    expect(alone.parts["bottom"]).toMatchObject({ churn: 0.2, expectedLoss: 10, excess: null });
    expect(alone.flags).toEqual(["ASSOCIATION_NOT_CAUSE", "FEW_LOSSES", "SUPPRESSED"]);
    expect(of([customersIn(2, null, CAME, 4, 4, 40)], WINDOW)).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
  });

  it("are empty without money or without customers", () => {
    const poor = of([customersIn(2, 2, STAYED, 9), customersIn(0, 0, LEFT, 1)]);
    expect(poor).toMatchObject({ value: null, reason: "EMPTY", n: 0, excluded: { missing: 10 }, flags: ["ASSOCIATION_NOT_CAUSE"] });
    expect(poor.parts["netMoneyBox"]).toBeNull();
    const none = of([], contextOf({ accounts: ["customer_id", "mrr", "churned"] }));
    expect(none).toMatchObject({ reason: "EMPTY", flags: ["ASSOCIATION_NOT_CAUSE", "CHURN_FROM_STATUS"] });
    expect(boxes.emptyParts).toEqual({
      ...{ top: EMPTY_BOX, middle: EMPTY_BOX, bottom: EMPTY_BOX, netMoneyBox: null, spendOpportunity: null },
      ...{ unknown: null, costGap: null, move: null, scaled: null, bounds: null },
    });
    expect(EMPTY_BOX).toEqual({
      customers: 0,
      revenue: 0,
      share: null,
      churn: null,
      expectedLoss: null,
      excess: null,
      lost: 0,
      followed: 0,
    });
  });
});

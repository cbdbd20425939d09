import { describe, expect, it } from "vitest";
import { costGap, movedShare, scaledExcess } from "../../shared/indices/boxes/further-boxes.ts";
import { spendOpportunity } from "../../shared/indices/boxes/read-boxes.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import type { Json } from "../../shared/indices/index-result.ts";
import { near } from "../statistics/near.ts";
import { boxesOf, boxesWith, STATUS, WINDOW } from "./support/box-rows.ts";

const part = (parts: Json, name: string): number => Number(Object.entries(parts ?? {}).find(([key]) => key === name)?.[1]);

describe("moving a share of a box", () => {
  const boxes = boxesOf({
    top: { customers: 400, revenue: 480_000, churn: 0.05 },
    middle: { customers: 350, revenue: 350_000, churn: 0.1 },
    bottom: { customers: 250, revenue: 225_000, churn: 0.25 },
  });

  it("keeps who would have left and lifts the spend of who stays: 6,750 + 4,500 (methods.md 7)", () => {
    const moved = movedShare(boxes, boxesWith(STATUS, { movableShare: 0.2, moveFrom: "bottom", moveTo: "middle" }));
    expect(moved).toMatchObject({ from: "bottom", to: "middle", share: 0.2, customers: 50 });
    near(part(moved, "retentionGain"), 6_750);
    near(part(moved, "spendGain"), 4_500);
    near(part(moved, "total"), 11_250);
  });

  it("goes from the middle to the top just so", () => {
    const moved = movedShare(boxes, boxesWith(STATUS, { movableShare: 0.4, moveFrom: "middle", moveTo: "top" }));
    near(part(moved, "retentionGain"), 140 * 0.05 * 1_000);
    near(part(moved, "spendGain"), 140 * 0.95 * 200);
    expect(movedShare(boxes, boxesWith(STATUS, { movableShare: 0, moveFrom: "middle" }))).toMatchObject({ customers: 0, total: 0 });
  });

  it("is not assumed unless it is said, nor from or to a box that nobody is in or was followed in", () => {
    const context = boxesWith(STATUS, { movableShare: 0.5, moveTo: "middle" });
    expect(movedShare(boxes, STATUS)).toBeNull();
    for (const name of ["bottom", "middle"] as const) {
      expect(movedShare({ ...boxes, [name]: { ...boxes[name], churn: null } }, context)).toBeNull();
      expect(movedShare({ ...boxes, [name]: { ...boxes[name], customers: 0 } }, context)).toBeNull();
    }
  });
});

describe("what the lower boxes could spend more", () => {
  it("is the gap to the mean of the top, floored at 0 in each", () => {
    const [middle, bottom] = [
      { customers: 4, revenue: 10 },
      { customers: 2, revenue: 50 },
    ];
    near(spendOpportunity(boxesOf({ top: { customers: 2, revenue: 20 }, middle, bottom })), 30);
    near(spendOpportunity(boxesOf({ top: { customers: 2, revenue: 80 }, middle, bottom })), 150 + 30);
    expect(spendOpportunity(boxesOf({ middle, bottom }))).toBeNull();
  });
});

describe("the gap in cost to serve", () => {
  const boxes = boxesOf({ top: { customers: 5 }, middle: { customers: 10 }, bottom: { customers: 20 } });
  const row = (box: number | null, active: boolean, cost: number, costed: number): Row => ({ segment: "A", box, active, cost, costed });

  it("adds both lower boxes, each by its own mean", () => {
    const strata = [row(2, true, 100, 10), row(2, false, 20, 2), row(1, true, 60, 4), row(1, false, 6, 2), row(0, true, 90, 3)];
    // Over two years 20, 22 and 60 a head; of active customers alone 20, 30 and 60.
    near(costGap(strata, boxes, boxesWith(STATUS, { horizonMonths: 24 })), 10 * 2 + 20 * 40);
    near(costGap(strata, boxes, boxesWith(WINDOW, { horizonMonths: 24 })), 10 * 10 + 20 * 40);
  });

  it("takes a box of which no cost is known for as dear as the top, and says nothing where that is not known", () => {
    near(costGap([row(2, true, 100, 10), row(0, true, 90, 3), row(null, true, 9_000, 1)], boxes, STATUS), 20 * 20);
    expect(costGap([row(1, true, 60, 4), row(null, true, 9, 1)], boxes, STATUS)).toBeNull();
  });
});

describe("the excess of everybody", () => {
  const row = (segment: string | null, box: number | null, revenue: number): Row => ({ segment, box, active: true, revenue });
  const boxes = boxesOf({ top: { churn: 0.1 }, middle: { churn: 0.3 }, bottom: { churn: 0.05 } });

  it("floors a box that behaves better than the top, and needs no churn of one without money", () => {
    const strata = [row("A", 2, 10), row("A", 1, 20), row("A", 0, 70), row("A", null, 50)];
    near(part(scaledExcess(strata, boxes, STATUS), "excess"), 30 * 0.2);
    const unfollowed = { ...boxes, bottom: { ...boxes.bottom, churn: null } };
    expect(scaledExcess(strata, unfollowed, STATUS)).toMatchObject({ excess: null, bottom: 105 });
    near(part(scaledExcess(strata.slice(0, 2), unfollowed, STATUS), "excess"), 20 * 0.2);
    const noTop = { ...boxes, top: { ...boxes.top, churn: null } };
    expect(scaledExcess([], noTop, STATUS)).toEqual({ excess: null, top: 0, middle: 0, bottom: 0, uncovered: 0, lo: null, hi: null });
    expect(scaledExcess([], boxes, STATUS)).toMatchObject({ excess: 0 });
  });

  it("has the same last digit whatever the order of segments", () => {
    const strata = [row("a", null, 1), row("b", null, 1), row("c", null, 1e16), row("d", null, 1)];
    const orders = strata.map((_, at) => [...strata.slice(at), ...strata.slice(0, at)]);
    const found = [...orders, strata.toReversed()].map((order) => part(scaledExcess(order, boxes, STATUS), "uncovered"));
    expect(new Set(found)).toEqual(new Set([1 + 1 + 1e16 + 1]));
  });
});

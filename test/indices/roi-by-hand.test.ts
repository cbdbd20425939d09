import { describe, expect, it } from "vitest";
import type { Row } from "../../shared/indices/index-definition.ts";
import { cashFlows } from "../../shared/indices/roi/roi-flows.ts";
import { roi } from "../../shared/indices/roi.ts";
import { near } from "../statistics/near.ts";
import { roiWith } from "./support/roi-with.ts";
import { settingsWith } from "./support/settings-with.ts";

const period = (at: number, benefit: number, cost: number, rest: Row = {}): Row => {
  return { period: at, benefit, cost, n: 1, unread_period: false, unread_amount: false, ...rest };
};

describe("return on investment by months", () => {
  const context = roiWith({ financeRate: 0.05, reinvestRate: 0.2, hourlyRate: 45 }, { periodKind: "month" }, [
    "period",
    "benefit",
    "cost",
    "cost_hours",
  ]);
  const periods = [
    period(2, 700, 0, { benefit_hours: 0, cost_hours: 0 }),
    period(0, 0, 1_000, { n: 3, benefit_hours: 90, cost_hours: 450 }),
    period(4, 50, 150, { cost_hours: 45 }),
    period(1, 800, 200, { benefit_hours: 45 }),
  ];
  const monthly = () => roi.compute({ periods, projects: [] }, context);
  const month = (rate: number): number => (1 + rate) ** (1 / 12);
  const [discount, finance, reinvest] = [month(0.1), month(0.05), month(0.2)];

  it("has every rate by the month: −1,000, 600, 700, nothing, −100", () => {
    const found = monthly();
    const npv = -1_000 + 600 / discount + 700 / discount ** 2 - 100 / discount ** 4;
    near(Number(found.parts["npv"]), npv);
    near(Number(found.parts["npvSpreadsheet"]), npv / discount);
    near(Number(found.parts["mirr"]), ((600 * reinvest ** 3 + 700 * reinvest ** 2) / (1_000 + 100 / finance ** 4)) ** (1 / 4) - 1);
    near(Number(found.parts["paybackPeriods"]), 1 + 400 / 700);
    near(Number(found.parts["discountedPayback"]), 1 + ((1_000 - 600 / discount) / 700) * discount ** 2);
    const [gained, spent] = [800 / discount + 700 / discount ** 2 + 50 / discount ** 4, 1_000 + 200 / discount + 150 / discount ** 4];
    near(Number(found.parts["bcr"]), gained / spent);
    const fifth = -1_000 + 600 / month(0.5) + 700 / month(0.5) ** 2 - 100 / month(0.5) ** 4;
    expect(found.parts["npvProfile"]).toHaveLength(9);
    expect(found.parts["npvProfile"]).toContainEqual({ rate: 0.5, npv: expect.closeTo(fifth, 8) });
    expect(found.parts["flows"]).toEqual([-1_000, 600, 700, 0, -100].map((flow, at) => ({ period: at, flow })));
  });

  it("annualises over a third of a year", () => {
    const found = monthly();
    near(Number(found.parts["horizonYears"]), 4 / 12);
    near(Number(found.parts["annualised"]), (1_550 / 1_350) ** 3 - 1);
    near(found.value, (100 * 200) / 1_350);
    expect(found).toMatchObject({ unit: "percent", n: 6, reason: null, ci: null });
  });

  it("tells what of it is time, at the hourly rate", () => {
    const found = monthly();
    expect(found.parts).toMatchObject({ benefit: 1_550, cost: 1_350, hours: { benefit: 135, cost: 495 } });
    // Two changes of sign: below 0 at −90 %, above at 0 %, below at 1,000 % a month.
    expect(found.flags).toEqual(["GROSS_GAINS", "MULTIPLE_ROOTS"]);
    const unpaid = roi.compute({ periods, projects: [] }, { ...context, settings: settingsWith("roi", {}) });
    expect(unpaid.parts["hours"]).toBeNull();
    expect(unpaid.flags).toContain("HOURS_NOT_USED");
    const without = roi.compute({ periods, projects: [] }, roiWith({ hourlyRate: 45 }));
    expect(without.parts["hours"]).toBeNull();
    expect(without.flags).not.toContain("HOURS_NOT_USED");
    const ofBenefit = roi.compute({ periods, projects: [] }, roiWith({}, {}, ["period", "benefit", "cost", "benefit_hours"]));
    expect(ofBenefit.flags).toContain("HOURS_NOT_USED");
    expect(roi.compute({ periods, projects: [] }, roiWith({})).flags).not.toContain("HOURS_NOT_USED");
  });

  it("says what it goes by", () => {
    const found = monthly();
    expect(found.params).toEqual({
      ...{ period: "month", discountRate: 0.1, financeRate: 0.05, reinvestRate: 0.2, hourlyRate: 45 },
      ...{ irr: "onlyOne", gains: "gross", benefitCv: null, costCv: null, spreads: null },
    });
    expect(roi.params(roiWith({ discountRate: 0.07 }))).toMatchObject({
      period: "year",
      discountRate: 0.07,
      financeRate: 0.07,
      reinvestRate: 0.07,
    });
    expect(roi.params(roiWith({ period: "quarter" }, { periodKind: "month" }))).toMatchObject({ period: "quarter" });
    expect(roi.params(roiWith({}, { periodKind: "year" }))).toMatchObject({ period: "year" });
    expect([roi.id, roi.byWave, roi.table(context), roi.unit(context)]).toEqual(["roi", false, "cashflows", "percent"]);
  });
});

describe("return on investment of odd cash flows", () => {
  const of = (...periods: readonly Row[]) => roi.compute({ periods, projects: [] }, roiWith({}));

  it("uses the discount rate where no other rate is set", () => {
    const { parts } = of(period(0, 0, 100), period(1, 50, 0), period(2, 90, 0));
    near(Number(parts["mirr"]), ((50 * 1.1 + 90) / 100) ** 0.5 - 1);
  });

  it("has the same last digit whatever the order of periods", () => {
    const rows = [period(0, 1, 1), period(1, 1, 0), period(2, 1e16, 0), period(3, 1, 0)];
    const orders = [rows, rows.toReversed(), ...rows.map((_, at) => [...rows.slice(at), ...rows.slice(0, at)])];
    expect(new Set(orders.map((order) => of(...order).parts["benefit"]))).toEqual(new Set([1 + 1 + 1e16 + 1]));
  });

  it("has neither a return nor a ratio to costs where those are below 0 in all", () => {
    expect(of(period(0, 5, 0), period(1, 3, -10))).toMatchObject({
      value: null,
      reason: "ZERO_DENOMINATOR",
      parts: { bcr: null, cost: -10 },
    });
    expect(of(period(0, 0, 5), period(1, 5, 0))).toMatchObject({ value: 0, reason: null, parts: { bcr: expect.closeTo(1 / 1.1, 9) } });
  });

  it("gives amounts but no rates over more than 2,400 periods", () => {
    const far = of(period(0, 0, 100), period(2_401, 150, 0));
    expect(far.parts).toEqual({ ...roi.emptyParts, benefit: 150, cost: 100, hours: null });
    expect(far).toMatchObject({ value: 50, n: 2, reason: null, flags: ["GROSS_GAINS", "TOO_MANY_PERIODS"] });
    expect(cashFlows([{ period: 2_401, benefit: 1, cost: 0 }])).toBeNull();
    expect(cashFlows([{ period: 2_400, benefit: 1, cost: 3 }])?.slice(2_399)).toEqual([0, -2]);
    expect(cashFlows([])).toEqual([0]);
  });
});

describe("what a return on investment needs", () => {
  it("is a period and money on both sides, where hours at a rate are money", () => {
    expect(roi.needs(roiWith({}, {}, ["benefit"]))).toEqual(["cashflows.period", "cashflows.cost"]);
    expect(roi.needs(roiWith({ hourlyRate: 1 }, {}, ["period", "benefit_hours", "cost_hours"]))).toEqual([]);
    expect(roi.needs(roiWith({}, {}, ["period", "benefit_hours", "cost_hours"]))).toEqual(["cashflows.benefit", "cashflows.cost"]);
    expect(roi.needs(roiWith({ hourlyRate: 1 }, {}, ["period", "benefit", "benefit_hours"]))).toEqual(["cashflows.cost"]);
  });
});

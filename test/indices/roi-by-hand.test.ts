import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { cashFlows } from "../../shared/indices/roi/roi-flows.ts";
import { isUncertain, npvUncertainty } from "../../shared/indices/roi/roi-uncertainty.ts";
import { roi } from "../../shared/indices/roi.ts";
import type { Settings } from "../../shared/indices/settings.ts";
import { cellsSql, NO_ROWS } from "../../shared/indices/slice-sql.ts";
import { near } from "../statistics/near.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsWith } from "./support/settings-with.ts";

const roiWith = (
  part: Partial<Settings["roi"]>,
  change: Partial<IndexContext> = {},
  fields = ["period", "benefit", "cost"],
): IndexContext => contextOf({ cashflows: fields }, { settings: settingsWith("roi", part), ...change });
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

describe("the net present value of uncertain projects", () => {
  const row = (project: string | null, at: number, benefit: number, cost: number): Row => ({ project, period: at, benefit, cost });
  const rows = [row("b", 1, 220, 0), row("b", 0, 0, 100), row(null, 0, 30, 50), row("a", 0, 7, 5), row("a", 1, 11, 0)];
  const sure = (factor: number) => ({ low: factor, mode: factor, high: factor });
  const of = (part: Partial<Settings["roi"]>, given: readonly Row[] = rows) =>
    Object.fromEntries(Object.entries(npvUncertainty(given, roiWith(part)) ?? {}));

  it("takes what is said of each project, of its benefits and of its costs", () => {
    const spreads = {
      a: { benefit: sure(2), cost: sure(3) },
      b: { benefit: null, cost: sure(0.5) },
      "": { benefit: sure(10), cost: null },
    };
    const found = of({ spreads });
    // a: 17 · 2 − 5 · 3, b: 220/1.1 − 50, without a project: 300 − 50.
    for (const name of ["p5", "p50", "p95", "mean"]) near(Number(found[name]), 19 + 150 + 250);
    expect(found).toMatchObject({ probabilityPositive: 1, mcse: 0, draws: 10_000, seed: 1 });
  });

  it("takes what is said of all of them only where nothing is said of one", () => {
    const rest = { benefit: null, cost: null };
    const own = of({ benefitCv: 0.5, costCv: 0.5, spreads: { a: rest, b: rest, "": rest } });
    near(Number(own["p5"]), 12 + 100 - 20);
    near(Number(own["p95"]), 12 + 100 - 20);
    // One project, benefit 200 ± 50 %, cost sure: median 200/√1.25.
    const one = rows.slice(0, 2);
    const benefit = of({ benefitCv: 0.5, spreads: { a: rest } }, one);
    expect(Math.abs(Number(benefit["p50"]) - (200 / Math.sqrt(1.25) - 100))).toBeLessThan(5);
    const cost = of({ costCv: 0.5 }, one);
    expect(Math.abs(Number(cost["p50"]) - (200 - 100 / Math.sqrt(1.25)))).toBeLessThan(2.5);
    expect(Number(cost["p95"])).toBeLessThan(200);
  });

  it("takes nothing from a project that only sounds as if something was said of it", () => {
    const found = of({ spreads: { a: { benefit: null, cost: null } } }, [row("toString", 0, 7, 5)]);
    expect(found).toMatchObject({ p5: 2, p95: 2 });
  });

  it("has the same digits whatever the order of rows", () => {
    expect(of({ benefitCv: 0.3 }, rows.toReversed())).toEqual(of({ benefitCv: 0.3 }));
  });

  it("is there only where something is said to be uncertain, and something is known", () => {
    const one = { a: { benefit: null, cost: null } };
    expect([{}, { benefitCv: 0.1 }, { costCv: 0.1 }, { spreads: one }].map((part) => isUncertain(roiWith(part)))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(npvUncertainty(rows, roiWith({}))).toBeNull();
    expect(npvUncertainty([], roiWith({ benefitCv: 0.1 }))).toBeNull();
  });
});

describe("cash flows in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    const fields = ["period", "benefit", "cost", "benefit_hours", "cost_hours"];
    const amounts = fields.slice(1).map((name) => `${name} double`);
    await store.run(
      `create table frame_cashflows (grp integer, project varchar, period_index integer, ${[...amounts, ...fields.map((name) => `unread_${name} boolean`)].join(", ")})`,
    );
    const sure = "false, false, false, false, false";
    const rows = [
      `(0, 'a', 0, null, 100, 2, 4, ${sure})`,
      `(0, 'a', 3, 50, null, null, 1, ${sure})`,
      `(0, 'b', 3, 10, 1, 1, null, ${sure})`,
      `(0, 'b', 14, 0.5, 0, 0, 0, ${sure})`,
      `(0, 'b', null, 9, 9, 9, 9, ${sure})`,
      "(0, 'b', null, 1, 1, 1, 1, true, false, false, false, false)",
      "(0, 'b', 1, null, 1, 1, 1, false, true, false, false, false)",
      "(0, 'b', 1, 1, null, 1, 1, false, false, true, false, false)",
      "(0, 'b', 1, 1, 1, null, 1, false, false, false, true, false)",
      "(0, 'b', 1, 1, 1, 1, null, false, false, false, false, true)",
    ];
    await store.run(`insert into frame_cashflows values ${rows.join(", ")}`);
  });
  afterAll(() => store.close());
  const cellsOf = async (name: "periods" | "projects", context: IndexContext): Promise<readonly Row[]> => {
    const query = roi.queries(context, "overall")[name];
    if (typeof query === "function") throw new Error("cells are expected");
    return store.all<Row>(`select * exclude (slice) from (${cellsSql(query, "all")}) c order by all`);
  };
  const fields = ["period", "project", "benefit", "cost", "benefit_hours", "cost_hours"];
  const readable = (rows: readonly Row[]): readonly Row[] =>
    rows.filter((row) => row["unread_period"] === false && row["unread_amount"] === false);

  it("are added up by period, an empty amount as 0, hours as money", async () => {
    const rows = await cellsOf("periods", roiWith({ hourlyRate: 10 }, {}, fields));
    expect(rows).toHaveLength(6);
    const sums = (benefit: number, cost: number, benefit_hours: number, cost_hours: number) => ({
      benefit,
      cost,
      benefit_hours,
      cost_hours,
    });
    expect(readable(rows)).toMatchObject([
      { period: 0, n: 1, ...sums(20, 140, 20, 40) },
      { period: 3, n: 2, ...sums(70, 11, 10, 10) },
      { period: 14, n: 1, ...sums(0.5, 0, 0, 0) },
      { period: null, n: 1, ...sums(99, 99, 90, 90) },
    ]);
    // Nobody can tell the money of what cannot be read: four rows of period 1.
    expect(rows.filter((row) => row["unread_amount"] === true)).toMatchObject([{ period: 1, n: 4 }]);
  });

  it("do not look at hours without a rate, nor at columns that are not there", async () => {
    const rows = await cellsOf("periods", roiWith({}, {}, fields));
    expect(readable(rows)).toMatchObject([
      { period: 0, n: 1, benefit: 0, cost: 100 },
      { period: 1, n: 2, benefit: 2, cost: 2 },
      { period: 3, n: 2, benefit: 60, cost: 1 },
      { period: 14, n: 1 },
      { period: null, n: 1 },
    ]);
    expect(rows[0]).not.toHaveProperty("benefit_hours");
    const hours = await cellsOf("periods", roiWith({ hourlyRate: 10 }, {}, ["period", "benefit_hours", "cost"]));
    expect(readable(hours)[0]).toMatchObject({ period: 0, benefit: 20, cost: 100, benefit_hours: 20 });
    expect(hours[0]).not.toHaveProperty("cost_hours");
  });

  it("of months are gathered into the periods that are asked for", async () => {
    const of = async (length: "month" | "quarter" | "year", periodKind: "month" | "year") =>
      readable(await cellsOf("periods", roiWith({ period: length }, { periodKind }, fields))).flatMap((row) => row["period"] ?? []);
    expect(await of("month", "month")).toEqual([0, 1, 3, 14]);
    expect(await of("quarter", "month")).toEqual([0, 1, 4]);
    expect(await of("year", "month")).toEqual([0, 1]);
    expect(await of("quarter", "year")).toEqual([0, 1, 3, 14]);
  });

  it("are told apart by project only where one is uncertain", async () => {
    const context = roiWith({ benefitCv: 0.1, hourlyRate: 10 }, {}, fields);
    expect(await cellsOf("projects", context)).toEqual([
      { project: "a", period: 0, benefit: 20, cost: 140 },
      { project: "a", period: 3, benefit: 50, cost: 10 },
      { project: "b", period: 3, benefit: 20, cost: 1 },
      { project: "b", period: 14, benefit: 0.5, cost: 0 },
    ]);
    const nameless = await cellsOf("projects", roiWith({ benefitCv: 0.1 }, {}, ["period", "benefit", "cost"]));
    expect(nameless).toMatchObject([
      { project: "", period: 0 },
      { period: 1, benefit: 2, cost: 2 },
      { period: 3, benefit: 60 },
      { period: 14 },
    ]);
    const { projects } = roi.queries(roiWith({}), "overall");
    expect(typeof projects === "function" && projects("all")).toBe(NO_ROWS);
  });
});

import { describe, expect, it } from "vitest";
import type { DataRow } from "./support/canonical-data.ts";
import { indicesOf } from "./support/indices-of.ts";

const repeat = (count: number, row: (at: number) => DataRow): readonly DataRow[] => Array.from({ length: count }, (_, at) => row(at));

describe("health through the index (methods.md 5)", () => {
  const account = { customer_id: "a", usage_per_week: 6, features_used: 4, tickets_per_month: 3, payment_delay_days: 5 };
  const component = (field: string, floor: number, target: number, weight: number) => ({
    field,
    floor,
    target,
    weight,
    critical: null,
    maxAgeDays: null,
    reference: null,
  });
  const components = [
    component("accounts.usage_per_week", 0, 10, 30),
    component("accounts.features_used", 0, 8, 20),
    component("accounts.tickets_per_month", 10, 0, 20),
    component("answers.nps", 0, 10, 15),
    component("accounts.payment_delay_days", 30, 0, 15),
  ];

  it("gives H 66.5 with all five components, by default and as a setting", async () => {
    const data = { accounts: [account], answers: [{ customer_id: "a", nps: 8 }] };
    expect((await indicesOf(data)).indices.health.value).toBeCloseTo(66.5, 8);
    expect((await indicesOf(data, { settings: { health: { components } } })).indices.health.value).toBeCloseTo(66.5, 8);
  });

  it("renormalises over what is known: 64.117647, coverage .85", async () => {
    const data = { accounts: [account], answers: [{ customer_id: "b", nps: 8 }] };
    const { health } = (await indicesOf(data)).indices;
    expect(health.value).toBeCloseTo(64.117647, 6);
    expect(health.parts["coverage"]).toBeCloseTo(0.85, 9);
  });

  it("punishes one bad component in the geometric mean: 65.440302", async () => {
    const data = { accounts: [account], answers: [{ customer_id: "a", nps: 8 }] };
    const { health } = (await indicesOf(data, { settings: { health: { aggregate: "geometric" } } })).indices;
    expect(health.value).toBeCloseTo(65.440302, 6);
  });

  it("leaves a missing component out of the geometric mean too (methods.md 5: over available components)", async () => {
    const data = { accounts: [account], answers: [{ customer_id: "b", nps: 8 }] };
    const { health } = (await indicesOf(data, { settings: { health: { aggregate: "geometric" } } })).indices;
    const logs = [30 * Math.log(0.6), 20 * Math.log(0.5), 20 * Math.log(0.7), 15 * Math.log(25 / 30)];
    expect(health.value).toBeCloseTo(100 * Math.exp(logs.reduce((sum, log) => sum + log, 0) / 85), 6);
  });

  it("gives the area of scikit-learn's documented example, .75", async () => {
    const risks = [0.1, 0.4, 0.35, 0.8];
    const accounts = risks.map((risk, at) => ({ customer_id: `c${at}`, usage_per_week: 10 * (1 - risk), churned: at >= 2 }));
    const query = { settings: { health: { components: [component("accounts.usage_per_week", 0, 10, 1)] } } };
    const { health } = (await indicesOf({ accounts }, query)).indices;
    expect(health.parts["auc"]).toBeCloseTo(0.75, 9);
    expect(health.flags).toContain("SAME_SNAPSHOT");
  });

  it("makes a band red below a critical level and leaves the score as it is", async () => {
    const critical = components.map((own) => (own.field === "accounts.payment_delay_days" ? { ...own, critical: 0.9 } : own));
    const data = { accounts: [account], answers: [{ customer_id: "a", nps: 8 }] };
    const { health } = (await indicesOf(data, { settings: { health: { components: critical } } })).indices;
    expect(health.value).toBeCloseTo(66.5, 8);
    expect(health.parts).toMatchObject({ red: 1, amber: 0, green: 0 });
  });

  it("counts tickets of the last month where their number is no column", async () => {
    const accounts = [
      { customer_id: "a", usage_per_week: 5 },
      { customer_id: "b", usage_per_week: 5 },
    ];
    const tickets = ["2026-02-28", "2026-03-01", "2026-03-31"].map((day, at) => ({
      ticket_id: `${at}`,
      customer_id: "a",
      created_at: `${day} 10:00:00`,
    }));
    const { health } = (await indicesOf({ accounts, tickets })).indices;
    // asOf 2026-03-31: (2026-02-28, 2026-03-31] holds two tickets of a, u .8; none of b, u 1. Usage .5 weighs 30, tickets 20.
    expect(health.value).toBeCloseTo((100 * ((15 + 16) / 50 + (15 + 20) / 50)) / 2, 8);
  });

  it("says which columns it needs when only a survey answer is there", async () => {
    const { health } = (await indicesOf({ accounts: [{ customer_id: "a" }], answers: [{ customer_id: "a", nps: 8 }] })).indices;
    expect(health).toMatchObject({ value: null, reason: "MISSING_COLUMNS" });
    expect(health.needs).toContain("accounts.usage_per_week");
  });
});

describe("ROI through the index (methods.md 6)", () => {
  const flows = (list: readonly number[]): readonly DataRow[] =>
    list.map((flow, period) => ({ project: "p", period, benefit: Math.max(0, flow), cost: Math.max(0, -flow) }));

  it("gives every number of the CX programme", async () => {
    const { roi } = (await indicesOf({ cashflows: flows([-60000, 12000, 18000, 22000, 24000, 24000]) })).indices;
    expect(roi.value).toBeCloseTo(66.6667, 4);
    expect(roi.parts["paybackPeriods"]).toBeCloseTo(3.333333, 6);
    expect(roi.parts["discountedPayback"]).toBeCloseTo(4.086808, 6);
    expect(roi.parts["npv"]).toBeCloseTo(13608.484269, 6);
    expect(roi.parts["irr"]).toBeCloseTo(0.17577146, 8);
    expect(roi.parts["mirr"]).toBeCloseTo(0.14590341, 8);
    expect(roi.parts["bcr"]).toBeCloseTo(1.226808, 6);
    expect(roi).toMatchObject({ ci: null, n: 6, parts: { benefit: 100000, cost: 60000 } });
  });

  it.each([
    { list: [-100, 230, -132], roots: [0.1, 0.2], source: "finance_vectors.py" },
    { list: [-100, 100, 0, -7], roots: [-0.67889437, -0.08329967], source: "numpy-financial" },
  ])("returns all roots of $list and no single rate ($source)", async ({ list, roots }) => {
    const { roi } = (await indicesOf({ cashflows: flows(list) })).indices;
    expect(roi.parts["irr"]).toBeNull();
    expect(roi.flags).toContain("MULTIPLE_ROOTS");
    const found = roi.parts["irrRoots"] as readonly number[];
    expect(found).toHaveLength(2);
    for (const [at, root] of roots.entries()) expect(found[at]).toBeCloseTo(root, 7);
  });

  it.each([
    { list: [-150000, 15000, 25000, 35000, 45000, 60000], irr: 0.05243289 },
    { list: [-100, 0, 0, 74], irr: -0.09549583 },
    { list: [-100, 100, 0, 7], irr: 0.06205849 },
  ])("gives the one rate of $list (numpy-financial)", async ({ list, irr }) => {
    expect((await indicesOf({ cashflows: flows(list) })).indices.roi.parts["irr"]).toBeCloseTo(irr, 7);
  });

  it("turns hours into money at the hourly rate: .424051, and leaves them out without one", async () => {
    const cashflows = [{ period: 0, benefit: 9000, cost: 5000, benefit_hours: 300, cost_hours: 240 }];
    const paid = (await indicesOf({ cashflows }, { settings: { roi: { hourlyRate: 45 } } })).indices.roi;
    expect(paid.value).toBeCloseTo(42.4051, 4);
    const plain = (await indicesOf({ cashflows })).indices.roi;
    expect(plain.value).toBeCloseTo(80, 9);
    expect(plain.flags).toContain("HOURS_NOT_USED");
  });

  it("has no value without cost", async () => {
    const { roi } = (await indicesOf({ cashflows: flows([10, 20]) })).indices;
    expect(roi).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
  });
});

describe("money boxes through the index (methods.md 7)", () => {
  const box = (name: string, count: number, churned: number, nps: number, revenue: number) => ({
    answers: repeat(count, (at) => ({ customer_id: `${name}${at}`, nps })),
    accounts: repeat(count, (at) => ({ customer_id: `${name}${at}`, revenue, churned: at < churned })),
  });
  const parts = [box("t", 400, 20, 10, 1200), box("m", 350, 35, 8, 1000), box("b", 250, 62, 2, 900)];

  it("gives excess, spend gap and net money box of the vector", async () => {
    const data = { answers: parts.flatMap(({ answers }) => answers), accounts: parts.flatMap(({ accounts }) => accounts) };
    const { boxes } = (await indicesOf(data)).indices;
    // The vector's churn of the bottom is 25 %; 62 of 250 is 24.8 %.
    const bottom = 225000 * (62 / 250 - 0.05);
    expect(boxes.value).toBeCloseTo(17500 + bottom, 6);
    expect(boxes.parts).toMatchObject({
      top: { customers: 400, revenue: 480000, churn: 0.05, excess: 0 },
      middle: { customers: 350, revenue: 350000, churn: 0.1, expectedLoss: 35000 },
      bottom: { customers: 250, revenue: 225000 },
      spendOpportunity: 145000,
    });
    expect((boxes.parts["middle"] as { excess: number }).excess).toBeCloseTo(17500, 6);
    expect(boxes.parts["netMoneyBox"]).toBeCloseTo(0.241706, 6);
    expect((boxes.parts["top"] as { share: number }).share).toBeCloseTo(0.454976, 6);
  });

  it("looks at the window: class by the answer before it, money of those still there", async () => {
    const answers = [
      { customer_id: "a", answered_at: "2025-01-10 00:00:00", nps: 10 },
      { customer_id: "b", answered_at: "2025-01-10 00:00:00", nps: 2 },
      { customer_id: "c", answered_at: "2025-01-10 00:00:00", nps: 2 },
      { customer_id: "c", answered_at: "2026-03-01 00:00:00", nps: 10 },
    ];
    const accounts = [
      { customer_id: "a", start_date: "2024-01-01", end_date: null, mrr: 10 },
      { customer_id: "b", start_date: "2024-01-01", end_date: "2025-06-01", mrr: 20 },
      { customer_id: "c", start_date: "2024-01-01", end_date: null, mrr: 30 },
    ];
    const { boxes } = (await indicesOf({ answers, accounts })).indices;
    expect(boxes.params).toMatchObject({ churnFrom: "window", windowStart: "2025-03-01" });
    expect(boxes.parts).toMatchObject({
      top: { customers: 2, revenue: 480, lost: 0, followed: 1, churn: 0 },
      bottom: { customers: 0, revenue: 0, lost: 1, followed: 2, churn: 0.5, excess: 0 },
    });
    expect(boxes.value).toBe(0);
  });

  it("has no value when nobody of the top box was there at the start", async () => {
    const answers = [{ customer_id: "b", answered_at: "2025-01-10 00:00:00", nps: 2 }];
    const accounts = [{ customer_id: "b", end_date: null, mrr: 20 }];
    const data = { answers: [...answers, { customer_id: "x", answered_at: "2026-03-01 00:00:00", nps: 3 }], accounts };
    const { boxes } = (await indicesOf(data)).indices;
    expect(boxes).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", n: 1 });
    expect(boxes.parts["spendOpportunity"]).toBeNull();
  });

  it("covers its value with an interval that the seed fixes", async () => {
    const data = { answers: parts.flatMap(({ answers }) => answers), accounts: parts.flatMap(({ accounts }) => accounts) };
    const first = (await indicesOf(data, { simulate: true })).indices.boxes;
    const second = (await indicesOf({ answers: [...data.answers].reverse(), accounts: [...data.accounts].reverse() }, { simulate: true }))
      .indices.boxes;
    expect(first.ci?.method).toBe("bootstrap");
    expect(first.ci?.lo).toBeLessThan(first.value ?? 0);
    expect(first.ci?.hi).toBeGreaterThan(first.value ?? 0);
    expect(second).toEqual(first);
  });
});

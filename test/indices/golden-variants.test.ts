import { describe, expect, it } from "vitest";
import { normalCdf } from "../../shared/statistics/normal-cdf.ts";
import { pertQuantile } from "../../shared/statistics/pert-quantile.ts";
import type { DataRow } from "./support/canonical-data.ts";
import { indicesOf } from "./support/indices-of.ts";

const repeat = (count: number, row: (at: number) => DataRow): readonly DataRow[] => Array.from({ length: count }, (_, at) => row(at));
/** 20 detractors, 30 passives, 50 promoters, each a customer. */
const ANSWERS = [
  ...repeat(20, (at) => ({ customer_id: `d${at}`, nps: 5 })),
  ...repeat(30, (at) => ({ customer_id: `n${at}`, nps: 8 })),
  ...repeat(50, (at) => ({ customer_id: `p${at}`, nps: 10 })),
];

describe("variants of nps (methods.md 1)", () => {
  it("weighs answers by revenue: Σw(pro − det)/Σw, labelled, with Kish's size, and leaves out those without revenue", async () => {
    const answers = [10, 9, 8, 6, 3, 7].map((nps, at) => ({ customer_id: `c${at}`, nps }));
    const accounts = [1, 1, 2, 2, 4].map((revenue, at) => ({ customer_id: `c${at}`, revenue }));
    const { nps } = (await indicesOf({ answers, accounts }, { settings: { nps: { weightBy: "revenue" } } })).indices;
    expect(nps.value).toBeCloseTo(-40, 9);
    expect(nps.nEff).toBeCloseTo(3.846154, 6);
    expect(nps.parts["se"]).toBeCloseTo(34.292856, 6);
    expect(nps).toMatchObject({ n: 5, excluded: { missing: 1, duplicate: 0 }, params: { weightBy: "revenue" } });
    expect(nps.flags).toContain("REVENUE_WEIGHTED");
  });

  it("needs the money and the customers that it weighs by", async () => {
    const { nps } = (await indicesOf({ answers: [{ nps: 9 }] }, { settings: { nps: { weightBy: "revenue" } } })).indices;
    expect(nps).toMatchObject({ reason: "MISSING_COLUMNS", needs: ["answers.customer_id", "accounts.customer_id", "accounts.revenue"] });
  });

  it("counts by revenue in groups and waves, and in the bootstrap over customers", async () => {
    const answers = [10, 9, 3, 0].map((nps, at) => ({
      customer_id: `c${at}`,
      nps,
      segment: at < 2 ? "A" : "B",
      answered_at: "2026-01-05",
    }));
    const accounts = [5, 1, 2, 4].map((mrr, at) => ({ customer_id: `c${at}`, mrr, segment: at < 2 ? "A" : "B" }));
    const settings = { nps: { weightBy: "revenue" }, duplicates: "all" } as const;
    const output = await indicesOf({ answers, accounts }, { settings, by: "segment", wave: "month", simulate: true });
    expect(output.indices.nps.value).toBeCloseTo(0, 9);
    expect(output.indices.nps.ci?.method).toBe("clusterBootstrap");
    expect(output.groups?.map(({ indices }) => indices.nps.value)).toEqual([100, -100]);
    expect(output.waves?.[0]?.indices.nps.value).toBeCloseTo(0, 9);
  });

  it("puts the Dirichlet posterior round 20, 30, 50", async () => {
    const { nps } = (await indicesOf({ answers: ANSWERS }, { settings: { nps: { interval: "dirichlet" } } })).indices;
    expect(nps.ci?.method).toBe("dirichlet");
    // Mean 29.556650 and sd 7.727984 of methods.md; near enough to normal at n = 100.
    expect(nps.ci?.lo).toBeCloseTo(29.55665 - 1.96 * 7.727984, 0);
    expect(nps.ci?.hi).toBeCloseTo(29.55665 + 1.96 * 7.727984, 0);
  });

  it("narrows intervals of a known population and closes them when everybody answered (methods.md 0.3.7)", async () => {
    const ofPopulation = async (whole: number) =>
      (await indicesOf({ answers: ANSWERS }, { settings: { population: { whole }, nps: { interval: "wald" } } })).indices.nps;
    // √((N − n)/(N − 1)) with n = 100, N = 200.
    const half = 15.3077 * Math.sqrt(100 / 199);
    const { ci, flags } = await ofPopulation(200);
    expect(((ci?.hi ?? 0) - (ci?.lo ?? 0)) / 2).toBeCloseTo(half, 3);
    expect(flags).toContain("FINITE_POPULATION");
    expect(await ofPopulation(100)).toMatchObject({ ci: { lo: 30, hi: 30 }, flags: ["EVERYBODY_ANSWERED"] });
    expect((await ofPopulation(99)).flags).toEqual(["POPULATION_BELOW_N"]);
    expect((await ofPopulation(2_001)).flags).toEqual([]);
  });

  it("knows the population of each group by its key", async () => {
    const answers = ANSWERS.map((row, at) => ({ ...row, segment: at % 2 === 0 ? "A" : "B" }));
    const settings = { population: { whole: 1_000, groups: { A: 50 } } };
    const output = await indicesOf({ answers }, { settings, by: "segment" });
    const [a, b] = (output.groups ?? []).map(({ indices }) => indices.nps);
    expect(a?.ci).toMatchObject({ lo: a?.value, hi: a?.value });
    expect([a?.params["population"], b?.params["population"]]).toEqual([50, null]);
    expect(output.indices.nps.params["population"]).toBe(1_000);
  });
});

describe("variants of csat (methods.md 2)", () => {
  const csatOf = async (list: readonly number[], scale: { readonly min: number; readonly max: number }, settings = {}) =>
    (await indicesOf({ answers: list.map((csat, at) => ({ customer_id: `c${at}`, csat })) }, { settings }, { scales: { csat: scale } }))
      .indices.csat;

  it("has four headlines, each with its own interval", async () => {
    const csat = await csatOf([5, 4, 4, 5, 3, 4, 5, 2, 4, 5], { min: 1, max: 5 });
    const headlines = csat.parts["headlines"] as Record<string, { value: number; lo: number; hi: number; method: string }>;
    expect(headlines["share"]).toMatchObject({ value: 80, method: "wilson" });
    expect(headlines["share"]?.lo).toBeCloseTo(49.0162, 3);
    expect(headlines["mean"]?.lo).toBeCloseTo(3.388628, 6);
    expect(headlines["mean"]?.hi).toBeCloseTo(4.811372, 6);
    expect(headlines["net"]).toMatchObject({ value: 70, method: "adjustedWald" });
    expect(headlines["rescaled"]?.value).toBeCloseTo(77.5, 9);
    expect(headlines["rescaled"]?.lo).toBeCloseTo((100 * (3.388628 - 1)) / 4, 4);
    for (const headline of ["share", "mean", "net", "rescaled"] as const) {
      const own = await csatOf([5, 4, 4, 5, 3, 4, 5, 2, 4, 5], { min: 1, max: 5 }, { csat: { headline } });
      expect(own.value).toBe(headlines[headline]?.value);
      expect(own.ci).toMatchObject({ lo: headlines[headline]?.lo, hi: headlines[headline]?.hi });
    }
  });

  it("takes 6–7 of 7 points, and the upper of two", async () => {
    expect(await csatOf([7, 6, 5, 4, 3, 2, 1], { min: 1, max: 7 })).toMatchObject({ parts: { satisfied: 2, dissatisfied: 2 } });
    expect(await csatOf([1, 1, 0], { min: 0, max: 1 })).toMatchObject({ parts: { satisfied: 2, dissatisfied: 1 } });
  });
});

describe("what stands beside the return on investment (methods.md 6)", () => {
  const PROGRAMME = [-60000, 12000, 18000, 22000, 24000, 24000];
  const flows = (list: readonly number[], project = "a") =>
    list.map((flow, period) => ({ project, period, benefit: Math.max(0, flow), cost: Math.max(0, -flow) }));
  const roiOf = async (cashflows: readonly DataRow[], settings = {}) => (await indicesOf({ cashflows }, { settings })).indices.roi;

  it("gives the return a year, the spreadsheet's NPV and the profile of the CX programme", async () => {
    const roi = await roiOf(flows(PROGRAMME));
    expect(roi.parts["annualised"]).toBeCloseTo(0.107566, 6);
    expect(roi.parts["horizonYears"]).toBe(5);
    expect(roi.parts["npvSpreadsheet"]).toBeCloseTo(12371.349335, 6);
    const profile = roi.parts["npvProfile"] as readonly { rate: number; npv: number }[];
    expect(profile.find(({ rate }) => rate === 0.1)?.npv).toBeCloseTo(13608.484269, 6);
    expect(profile.find(({ rate }) => rate === 0)?.npv).toBe(40000);
    expect(roi.flags).toContain("GROSS_GAINS");
    expect((await roiOf(flows(PROGRAMME), { roi: { gains: "net" } })).flags).not.toContain("GROSS_GAINS");
  });

  it("reports the root nearest zero where asked, as numpy-financial does", async () => {
    const roi = await roiOf(flows([-100, 100, 0, -7]), { roi: { irr: "nearestZero" } });
    expect(roi.parts["irr"]).toBeCloseTo(-0.08329967, 7);
    expect(roi.flags).toContain("MULTIPLE_ROOTS");
  });

  it("keeps hours on a line of their own: 300 h × 45 + 9000 against 240 h × 45 + 5000", async () => {
    const roi = await roiOf([{ period: 0, benefit: 9000, cost: 5000, benefit_hours: 300, cost_hours: 240 }], { roi: { hourlyRate: 45 } });
    expect(roi.value).toBeCloseTo(42.4051, 4);
    expect(roi.parts["hours"]).toEqual({ benefit: 13500, cost: 10800 });
  });

  it("has no uncertainty unless an input is said to be uncertain, and never an interval", async () => {
    expect(await roiOf(flows(PROGRAMME))).toMatchObject({ ci: null, parts: { uncertainty: null } });
  });

  it("draws a lognormal benefit: P(NPV > 0) is Φ((μ − ln(cost/benefit))/σ) within 3 standard errors", async () => {
    const roi = await roiOf(flows(PROGRAMME), { roi: { benefitCv: 0.2 } });
    const { probabilityPositive, mean, mcse, draws } = roi.parts["uncertainty"] as Record<string, number>;
    const sigma = Math.sqrt(Math.log(1.04));
    const share = normalCdf(((-sigma * sigma) / 2 - Math.log(60000 / 73608.484269)) / sigma);
    expect(draws).toBe(10_000);
    expect(Math.abs((probabilityPositive ?? 0) - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / 10_000));
    expect(Math.abs((mean ?? 0) - 13608.484269)).toBeLessThan(3 * (mcse ?? 0));
    expect(roi.ci).toBeNull();
  });

  it("draws what an expert says of a project by PERT, and the same digits whatever the order of rows", async () => {
    const rows = [...flows(PROGRAMME, "b"), ...flows([-100, 150], "a")];
    const settings = { roi: { spreads: { b: { benefit: { low: 0.76, mode: 0.8, high: 0.88 } } } } };
    const found = (await roiOf(rows, settings)).parts["uncertainty"] as Record<string, number>;
    const of = (share: number) => 73608.484269 * pertQuantile(share, 0.76, 0.8, 0.88) - 60000 - 100 + 150 / 1.1;
    // Three standard errors of a 5 % quantile of 10,000 draws, √(.05·.95/10,000)/density.
    expect(Math.abs((found["p5"] ?? 0) - of(0.05))).toBeLessThan(110);
    expect(Math.abs((found["p95"] ?? 0) - of(0.95))).toBeLessThan(110);
    expect((await roiOf(rows.toReversed(), settings)).parts["uncertainty"]).toEqual(found);
  });
});

describe("beside the money boxes (methods.md 7)", () => {
  /** The vector doubled: top 800 × 1200 (5 % left), middle 700 × 1000 (10 %), bottom 500 × 900 (25 %). */
  const BOXES = [
    { nps: 10, customers: 800, revenue: 1200, lost: 40 },
    { nps: 8, customers: 700, revenue: 1000, lost: 70 },
    { nps: 3, customers: 500, revenue: 900, lost: 125 },
  ];
  const answers = BOXES.flatMap(({ nps, customers }) => repeat(customers, (at) => ({ customer_id: `${nps}-${at}`, nps })));
  const accounts = BOXES.flatMap(({ nps, customers, revenue, lost }) =>
    repeat(customers, (at) => ({ customer_id: `${nps}-${at}`, revenue, churned: at < lost })),
  );
  const boxesOf = async (rows: readonly DataRow[], settings = {}, simulate = false) =>
    (await indicesOf({ answers, accounts: rows }, { settings, simulate })).indices.boxes;

  it("moves 20 % of the bottom to the middle: 6,750 + 4,500 a thousand customers", async () => {
    const boxes = await boxesOf(accounts, { boxes: { movableShare: 0.2, moveTo: "middle" } });
    expect(boxes.value).toBeCloseTo(2 * 62_500, 6);
    expect(boxes.parts["spendOpportunity"]).toBeCloseTo(2 * 145_000, 6);
    const move = boxes.parts["move"] as Record<string, number>;
    expect(move["retentionGain"]).toBeCloseTo(2 * 6_750, 6);
    expect(move["spendGain"]).toBeCloseTo(2 * 4_500, 6);
    expect(move["total"]).toBeCloseTo(2 * 11_250, 6);
    expect((await boxesOf(accounts)).parts["move"]).toBeNull();
  });

  it("scales by segment and keeps the money without a box on a line of its own", async () => {
    const silent = [
      ...repeat(300, (at) => ({ customer_id: `s${at}`, revenue: 1000, churned: false, segment: "A" })),
      ...repeat(10, (at) => ({ customer_id: `t${at}`, revenue: 500, churned: true, segment: "B" })),
    ];
    const rows = [...accounts.map((row) => ({ ...row, segment: "A" })), ...silent];
    const boxes = await boxesOf(rows);
    expect(boxes.value).toBeCloseTo(2 * 62_500, 6);
    expect(boxes.parts["unknown"]).toEqual({ customers: 310, revenue: 305_000, followed: 310, lost: 10 });
    const scaled = boxes.parts["scaled"] as Record<string, number>;
    const known = 960_000 + 700_000 + 450_000;
    expect(scaled["excess"]).toBeCloseTo(2 * 62_500 * (1 + 300_000 / known), 6);
    expect(scaled["uncovered"]).toBe(5_000);
    const bounds = boxes.parts["bounds"] as Record<string, number>;
    expect(bounds["lo"]).toBeLessThan(boxes.value ?? 0);
    expect(bounds["hi"]).toBeGreaterThan(scaled["excess"] ?? Number.POSITIVE_INFINITY);
    const inSlices = (await indicesOf({ answers, accounts: rows }, { by: "segment", simulate: true })).groups ?? [];
    expect(inSlices.map(({ indices }) => indices.boxes.parts["unknown"])).toMatchObject([{ customers: 300 }, { customers: 10 }]);
    const { lo = 0, hi = 0 } = (inSlices[0]?.indices.boxes.parts["scaled"] ?? {}) as { lo?: number; hi?: number };
    expect(lo).toBeLessThan(scaled["excess"] ?? 0);
    expect(hi).toBeGreaterThan(scaled["excess"] ?? 0);
  });

  it("has no width of doubt about boxes where everybody answered and nothing is silent", async () => {
    const boxes = await boxesOf(accounts);
    expect(boxes.parts["bounds"]).toMatchObject({ silentLosses: 1 });
    const { lo, hi } = boxes.parts["bounds"] as { lo: number; hi: number };
    expect(lo).toBeCloseTo(boxes.value ?? 0, 6);
    expect(hi).toBeCloseTo(boxes.value ?? 0, 6);
    const silent = (await boxesOf(accounts, { boxes: { silentLosses: 2 } })).parts["bounds"] as { lo: number; hi: number };
    expect(silent.hi).toBeGreaterThan(hi);
    expect(silent.lo).toBeLessThan(lo);
  });

  it("adds up what lower boxes cost more to serve than the top", async () => {
    const rows = BOXES.flatMap(({ nps, customers, revenue }, box) =>
      repeat(customers, (at) => ({ customer_id: `${nps}-${at}`, revenue, variable_cost: [100, 90, 160][box] ?? 0, churned: false })),
    );
    expect((await boxesOf(rows)).parts["costGap"]).toBeCloseTo(500 * 60, 6);
    expect((await boxesOf(accounts)).parts["costGap"]).toBeNull();
  });
});

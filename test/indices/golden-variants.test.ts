import { describe, expect, it } from "vitest";
import { scoreHealth } from "../../shared/indices/frame/score-health.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { pertAt } from "../../shared/scenario/simulate/distributions/pert.ts";
import { normalCdf } from "../../shared/statistics/normal-cdf.ts";
import { normalQuantile } from "../../shared/statistics/normal-quantile.ts";
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

  it("corrects limits of the bootstrap for bias and skewness where that is asked for, and says so", async () => {
    // A few large accounts weigh most: the plain limits are pulled their way.
    const answers = Array.from({ length: 60 }, (_, at) => ({ customer_id: `c${at}`, nps: at % 3 === 0 ? 0 : 10 }));
    const accounts = answers.map(({ customer_id }, at) => ({ customer_id, mrr: at === 0 ? 60 : 1 + (at % 5) }));
    const of = async (bootstrap: "percentile" | "bca") => {
      const settings = { nps: { weightBy: "revenue" }, duplicates: "all", bootstrap } as const;
      return (await indicesOf({ answers, accounts }, { settings, simulate: true })).indices.nps;
    };
    const [plain, corrected] = [await of("percentile"), await of("bca")];
    expect(corrected.value).toBe(plain.value);
    expect(corrected.ci?.method).toBe("clusterBca");
    expect(corrected.params["resamples"]).toBe(2_000);
    // The money of one detractor skews it to the left.
    expect(corrected.ci?.lo ?? 0).toBeLessThan(plain.ci?.lo ?? 0);
    expect(corrected.ci?.hi ?? 0).toBeLessThan(plain.ci?.hi ?? 0);
    expect(corrected.ci?.lo ?? 0).toBeGreaterThan(-100);
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
    const of = (share: number) => 73608.484269 * pertAt(0.76, 0.8, 0.88)(normalQuantile(share)) - 60000 - 100 + 150 / 1.1;
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

describe("beside the lifetime value (methods.md 10)", () => {
  /** 1,000 customers a year old, 200 of them lost in the window. */
  const accounts = repeat(1_000, (at) => ({
    customer_id: `c${at}`,
    segment: at % 2 === 0 ? "A" : "B",
    start_date: "2024-01-01",
    end_date: at < 200 ? "2026-03-01" : null,
    revenue: 200,
    variable_cost: 100,
  }));
  const clvOf = async (data: Readonly<Record<string, readonly DataRow[]>>, settings = {}, more = {}) =>
    (await indicesOf(data, { settings: { asOf: "2026-12-31", ...settings }, ...more })).indices.clv;

  it("grows the margin: g .08, r .9, d .12 has the multiple 6.081081", async () => {
    const nine = accounts.map((row, at) => ({ ...row, end_date: at < 100 ? "2026-03-01" : null }));
    const clv = await clvOf({ accounts: nine }, { clv: { growth: 0.08, discountRate: 0.12, convention: "b" } });
    expect(clv.value).toBeCloseTo(608.1081, 4);
    expect(clv.params["growth"]).toBe(0.08);
  });

  it("says how the value answers to retention: elasticity r/(1 + d − r), delta SE m(1 + d)/(1 + d − r)²·SE(r)", async () => {
    const { parts, flags } = await clvOf({ accounts });
    const { elasticity, deltaSe } = parts["sensitivity"] as Record<string, number>;
    expect(elasticity).toBeCloseTo(0.8 / 0.3, 4);
    expect(deltaSe).toBeCloseTo(((100 * 1.1) / 0.09) * Math.sqrt((0.8 * 0.2) / 1_000), 2);
    expect(flags).not.toContain("CONVEX_IN_RETENTION");
    expect((await clvOf({ accounts: accounts.slice(150, 340) })).flags).toContain("CONVEX_IN_RETENTION");
  });

  it("loads the margin with fixed costs of segments, those of months twelve times", async () => {
    const costs = [
      { segment: "A", fixed_cost: 4_000, period: 2025 },
      { segment: "A", fixed_cost: 8_000, period: 2026 },
    ];
    const { parts } = await clvOf({ accounts, segment_costs: costs });
    // 6,000 a year over 400 active customers of A, nothing for B: 15 and 0 a head, 7.5 over all.
    expect(parts["loaded"]).toMatchObject({ fixedPerCustomer: 7.5 });
    expect((parts["loaded"] as { value: number }).value).toBeCloseTo((92.5 * 1.1) / 0.3, 6);
    const [a, b] = parts["perSegment"] as readonly { value: number; loaded: number }[];
    expect(a?.loaded).toBeCloseTo((85 * 1.1) / 0.3, 6);
    expect(b?.loaded).toBeCloseTo(b?.value ?? 0, 9);
    expect((await clvOf({ accounts })).parts["loaded"]).toBeNull();
  });

  it("gives the intervals of segments by the same simulation", async () => {
    const { ci, parts } = await clvOf({ accounts }, {}, { simulate: true });
    const segments = parts["perSegment"] as readonly { value: number; lo: number; hi: number }[];
    for (const { value, lo, hi } of segments) {
      expect(lo).toBeLessThan(value);
      expect(hi).toBeGreaterThan(value);
      expect(hi - lo).toBeGreaterThan((ci?.hi ?? 0) - (ci?.lo ?? 0));
    }
  });

  it("fits contracts, and values those of today higher than a new customer; interval by 500 refits", async () => {
    // The Regular cohort of Fader & Hardie 2007, a thousand customers seen for seven renewals.
    const surviving = [1000, 631, 468, 382, 326, 289, 262, 241];
    const rows = repeat(1_000, (at) => {
      const renewals = surviving.filter((left) => at < left).length - 1;
      const end = renewals === 7 ? null : `${2018 + renewals + 1}-01-01`;
      return { customer_id: `c${at}`, start_date: "2018-01-01", end_date: end, revenue: 100 };
    });
    const clv = await clvOf({ accounts: rows }, { asOf: "2025-06-30", clv: { method: "sbg" } }, { simulate: true });
    const { alpha, beta } = clv.parts["parameters"] as Record<string, number>;
    expect(alpha).toBeCloseTo(0.704077, 3);
    expect(beta).toBeCloseTo(1.182043, 3);
    expect(clv.value).toBeCloseTo(369.4908, 2);
    // DERL before the 8th renewal.
    const left = clv.parts["residual"] as Record<string, number>;
    expect(left["customers"]).toBe(241);
    expect(left["lifetimes"]).toBeGreaterThan(6.7);
    expect(left["value"]).toBeGreaterThan(clv.value ?? 0);
    expect(clv.ci?.lo).toBeLessThan(369.49);
    expect(clv.ci?.hi).toBeGreaterThan(369.49);
    expect(clv.params["resamples"]).toBe(500);
    const held = clv.parts["holdOut"] as Record<string, number>;
    expect(held).toMatchObject({ period: 7, customers: 1_000, actual: 0.241 });
    expect(Math.abs(held["error"] ?? 1)).toBeLessThan(0.02);
  });

  it("refuses contractual data where purchases without contract are asked for", async () => {
    const transactions = repeat(40, (at) => ({
      customer_id: `c${at % 9}`,
      date: `2026-0${1 + (at % 9)}-0${1 + (at % 7)}`,
      amount: 10 + at,
    }));
    const clv = await clvOf({ accounts, transactions }, { clv: { method: "bgnbd" } });
    expect(clv).toMatchObject({ value: null, reason: "NOT_IDENTIFIED" });
    expect(clv.flags).toContain("CONTRACTUAL_DATA");
  });
});

describe("beside the customer value quotient (methods.md 9.2)", () => {
  const RECORDS = [
    [1, 0.4, 30, 3],
    [1, 0.2, 90, 4],
    [-1, 0.1, 10, 5],
    [-1, 0.05, 60, 4],
    [1, 0.05, 5, 2],
  ] as const;
  const outcomes = RECORDS.map(([polarity, reach, duration, intensity], at) => ({
    outcome: `o${at}`,
    polarity,
    reach,
    duration,
    intensity,
  }));
  const cvqOf = async (rows: readonly DataRow[], cvq = {}, more = {}) =>
    (await indicesOf({ outcomes: rows }, { settings: { cvq }, ...more })).indices.cvq;

  it("shows the share at λ = 1 and 2.25, whatever λ is in force", async () => {
    const share = 100 * (0.24111111 / (0.24111111 + 2.25 * 0.03777778));
    for (const lambda of [1, 3]) {
      const [one, loss] = (await cvqOf(outcomes, { lambda })).parts["sensitivity"] as readonly { lambda: number; share: number }[];
      expect(one).toMatchObject({ lambda: 1, share: expect.closeTo(86.4542, 4) });
      expect(loss).toMatchObject({ lambda: 2.25, share: expect.closeTo(share, 5) });
    }
  });

  it("names what weighs most against", async () => {
    const negatives = (await cvqOf(outcomes)).parts["negatives"] as readonly Record<string, unknown>[];
    expect(negatives.map(({ outcome }) => outcome)).toEqual(["o3", "o2"]);
    expect(negatives[0]).toMatchObject({ records: 1, share: expect.closeTo(0.02666667 / 0.03777778, 6) });
  });

  it("takes Wilson where nothing is weighted, and says so where it cannot", async () => {
    const plain = await cvqOf(outcomes, { interval: "wilson", exponents: [0, 0, 0] });
    expect(plain.ci).toMatchObject({ method: "wilson", lo: expect.closeTo(23.0724, 3), hi: expect.closeTo(88.2379, 3) });
    const weighted = await cvqOf(outcomes, { interval: "wilson" });
    expect(weighted.ci?.method).toBe("linearised");
    expect(weighted.flags).toContain("WILSON_NEEDS_EQUAL_WEIGHTS");
  });

  it("blends net and shift: κ .25 of .729084 and .12 give .576813", async () => {
    // Shift .12: .18 up, .06 down of 1; the records of the vector carry a wave of their own that nothing is matched with.
    const pair = (customer: string, before: number, after: number, reach: number): readonly DataRow[] =>
      [before, after].map((polarity, at) => ({ customer_id: customer, outcome: "o", wave: `w${at + 1}`, polarity, reach }));
    const rows = [...pair("a", -1, 1, 0.18), ...pair("b", 1, -1, 0.06), ...pair("c", 1, 1, 0.76)];
    const { parts } = await cvqOf(rows, { exponents: [1, 0, 0], blend: 0.25 });
    expect(parts["shift"]).toBeCloseTo(0.12, 9);
    expect(parts["blend"]).toBeCloseTo(0.75 * Number(parts["net"]) + 0.25 * 0.12, 9);
    expect(0.75 * 0.729084 + 0.25 * 0.12).toBeCloseTo(0.576813, 6);
    expect((await cvqOf(outcomes, { blend: 0.25 })).parts["blend"]).toBeNull();
    expect((await cvqOf(outcomes)).parts["blend"]).toBeCloseTo(0.729084, 6);
  });

  it("counts what was worth doing and went neither way below the line: the author's things gone well ÷ things worth doing", async () => {
    const rows = [
      ...outcomes.map((row) => ({ ...row, worth_doing: true })),
      { outcome: "x", polarity: 0, reach: 1, duration: 9, intensity: 2, worth_doing: true },
      { outcome: "y", polarity: 0, reach: 1, duration: 9, intensity: 2, worth_doing: false },
    ];
    const cvq = await cvqOf(rows, { neither: "worthDoing", exponents: [0, 0, 0] });
    expect(cvq).toMatchObject({ value: 50, n: 6, parts: { worthDoing: { records: 1, weight: 1 }, neither: 2 } });
    expect(await cvqOf(rows, { exponents: [0, 0, 0] })).toMatchObject({ value: 60, n: 5, parts: { worthDoing: null } });
  });

  it("draws customers anew where asked, the same digits whatever the order of rows", async () => {
    const rows = repeat(60, (at) => ({
      customer_id: `c${at % 20}`,
      polarity: at % 4 === 0 ? -1 : 1,
      reach: 1,
      duration: 30 + at,
      intensity: 1 + (at % 5),
    }));
    const settings = { interval: "bootstrap", lambda: 2.25 } as const;
    const cvq = await cvqOf(rows, settings, { simulate: true });
    expect(cvq.ci?.method).toBe("clusterBootstrap");
    expect(cvq.ci?.lo).toBeLessThan(cvq.value ?? 0);
    expect(cvq.ci?.hi).toBeGreaterThan(cvq.value ?? 0);
    const linear = (await cvqOf(rows, { lambda: 2.25 })).ci;
    expect(cvq.ci?.lo).toBeCloseTo(linear?.lo ?? 0, -1);
    expect((await cvqOf(rows.toReversed(), settings, { simulate: true })).ci).toEqual(cvq.ci);
  });
});

describe("beside the secure customers (methods.md 8)", () => {
  const [sat, rec, rep] = [
    [5, 5, 4, 5, 3, 5, 2, 5, 4, 5],
    [5, 5, 5, 4, 3, 5, 1, 5, 4, 5],
    [5, 4, 5, 5, 3, 5, 2, 5, 4, 3],
  ];
  const revenue = [100, 80, 120, 60, 40, 300, 50, 150, 70, 30];
  const answers = (sat ?? []).map((value, at) => ({
    customer_id: `c${at}`,
    sat: value,
    recommend: rec?.[at] ?? 0,
    repurchase: rep?.[at] ?? 0,
  }));
  const accounts = revenue.map((amount, at) => ({ customer_id: `c${at}`, revenue: amount }));

  it("gives the share by revenue its linearised interval and shows how far the items measure one thing", async () => {
    const { secure } = (await indicesOf({ answers, accounts })).indices;
    expect(secure.parts["byRevenueInterval"]).toMatchObject({ method: "linearised", lo: expect.closeTo(55 - 1.959964 * 19.7715, 2) });
    const { satRecommend } = secure.parts["correlations"] as Record<string, number>;
    // Pearson's r of the two columns as they stand.
    const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const [ms, mr] = [mean(sat ?? []), mean(rec ?? [])];
    const product = (sat ?? []).reduce((sum, value, at) => sum + (value - ms) * ((rec?.[at] ?? 0) - mr), 0);
    const spread = (list: readonly number[], m: number) => Math.sqrt(list.reduce((sum, value) => sum + (value - m) ** 2, 0));
    expect(satRecommend).toBeCloseTo(product / spread(sat ?? [], ms) / spread(rec ?? [], mr), 9);
  });

  it("takes 6–7 of 7 and 9–10 of 10 as tops where asked, each item on its own scale", async () => {
    const scales = { sat: { min: 1, max: 7 }, recommend: { min: 0, max: 10 } };
    const rows = [
      { customer_id: "a", sat: 6, recommend: 9, repurchase: 5 },
      { customer_id: "b", sat: 7, recommend: 10, repurchase: 5 },
    ];
    const strict = (await indicesOf({ answers: rows }, {}, { scales })).indices.secure;
    expect(strict).toMatchObject({ value: 50, parts: { tiers: { secure: 1, favourable: 1 } } });
    const settings = { secure: { top: { sat: 6, recommend: 9 } } };
    expect((await indicesOf({ answers: rows }, { settings }, { scales })).indices.secure.value).toBe(100);
  });
});

describe("the validation screen of health (methods.md 5)", () => {
  const component = (field: string, weight = 1) => ({
    field: `accounts.${field}`,
    floor: 0,
    target: 10,
    weight,
    critical: null,
    maxAgeDays: null,
    reference: null,
  });
  /** 400 customers, usage 0–10; who uses less leaves more often. */
  const accounts = repeat(400, (at) => ({
    customer_id: `c${at}`,
    usage_per_week: (at % 40) / 4,
    features_used: (at * 7) % 11,
    churned: (at * 13) % 40 > at % 40,
  }));
  const healthOf = async (rows: readonly DataRow[], components = [component("usage_per_week")]) =>
    (await indicesOf({ accounts: rows }, { settings: { health: { components } }, simulate: true })).indices.health;

  it("gives AUC its Hanley–McNeil interval, and says where there are too few for it", async () => {
    const { parts, flags } = await healthOf(accounts);
    const { lo, hi } = parts["aucInterval"] as { lo: number; hi: number };
    expect((lo + hi) / 2).toBeCloseTo(Number(parts["auc"]), 9);
    expect(hi - lo).toBeCloseTo(2 * 1.959963985 * Number(parts["aucSe"]), 8);
    expect(flags).not.toContain("FEW_FOR_AUC");
    expect((await healthOf(accounts.slice(0, 40))).flags).toContain("FEW_FOR_AUC");
  });

  it("holds what a logistic curve predicts against what was seen, by tenths of the customers", async () => {
    const { slope, deciles } = (await healthOf(accounts)).parts["calibration"] as {
      slope: number;
      deciles: readonly Record<"n" | "churned" | "observed" | "predicted" | "lo" | "hi", number>[];
    };
    expect(slope).toBeLessThan(0);
    expect(deciles).toHaveLength(10);
    expect(deciles.reduce((sum, { n }) => sum + n, 0)).toBe(400);
    const predicted = deciles.reduce((sum, own) => sum + own.n * own.predicted, 0);
    expect(predicted).toBeCloseTo(
      deciles.reduce((sum, { churned }) => sum + churned, 0),
      6,
    );
    for (const { observed, lo, hi } of deciles) expect(lo <= observed && observed <= hi).toBe(true);
  });

  it("finds bounds that part churn better than the ones in force, a tenth of the customers in each band", async () => {
    const found = (await healthOf(accounts)).parts["suggestedBands"] as Record<string, { n: number; churn: number }> & {
      amberFrom: number;
      greenFrom: number;
    };
    expect(found.amberFrom).toBeLessThan(found.greenFrom);
    for (const band of ["red", "amber", "green"]) expect(found[band]?.n).toBeGreaterThanOrEqual(40);
    expect(found["red"]?.churn).toBeGreaterThan(found["amber"]?.churn ?? 1);
    expect(found["amber"]?.churn).toBeGreaterThan(found["green"]?.churn ?? 1);
  });

  it("says how many change band when weights are a quarter off: nobody with one component, some with two", async () => {
    const one = (await healthOf(accounts)).parts["robustness"] as Record<string, number>;
    expect(one).toMatchObject({ draws: 1_000, changed: 0, p95: 0 });
    const components = [component("usage_per_week", 2), component("features_used", 1)];
    const two = (await healthOf(accounts, components)).parts["robustness"] as Record<string, number>;
    expect(two["changed"]).toBeGreaterThan(0);
    expect(two["changed"]).toBeLessThan(0.25);
    expect((await healthOf(accounts.toReversed(), components)).parts["robustness"]).toEqual(two);
  });
});

describe("what a customer does not have of the health score (methods.md 5, Missing)", () => {
  const component = (field: string, weight: number) => ({
    field: `accounts.${field}`,
    floor: 0,
    target: 10,
    weight,
    critical: 0.1,
    maxAgeDays: null,
    reference: null,
  });
  const components = [component("usage_per_week", 3), component("features_used", 1)];
  const accounts = [
    { customer_id: "a", segment: "A", usage_per_week: 4, features_used: 2 },
    { customer_id: "b", segment: "A", usage_per_week: 8, features_used: 5 },
    { customer_id: "c", segment: "A", usage_per_week: 6, features_used: null },
    { customer_id: "d", segment: "B", usage_per_week: 6, features_used: null },
    { customer_id: "e", segment: "A", usage_per_week: null, features_used: 5 },
  ];
  const healthOf = async (missing: "renormalise" | "segmentMedian", rows = accounts) =>
    (await indicesOf({ accounts: rows }, { settings: { health: { components, missing } }, simulate: true })).indices.health;

  it("is imputed by the median of the segment only where asked, and flagged; coverage stays that of what is known", async () => {
    const plain = await healthOf("renormalise");
    const imputed = await healthOf("segmentMedian");
    // c: (3·.6 + 1·.5)/4 with the median 5 of A; d has nobody of B to take one from; e is below the coverage either way.
    const [a, b] = [(3 * 0.4 + 0.2) / 4, (3 * 0.8 + 0.5) / 4];
    expect(plain.value).toBeCloseTo((100 * (a + b + 0.6 + 0.6)) / 4, 9);
    expect(imputed.value).toBeCloseTo((100 * (a + b + (1.8 + 0.5) / 4 + 0.6)) / 4, 9);
    expect(imputed.parts["coverage"]).toBe(plain.parts["coverage"]);
    expect(imputed.n).toBe(plain.n);
    expect(imputed.flags).toContain("MEDIAN_FOR_MISSING");
    expect(plain.flags).not.toContain("MEDIAN_FOR_MISSING");
    expect((await healthOf("segmentMedian", accounts.toReversed())).value).toBe(imputed.value);
  });

  it("is imputed alike where segments are counted in code", () => {
    const rows = {
      customer: Int32Array.from([0, 1, 2, 3, 4]),
      segment: Int16Array.from([0, 0, 0, 1, 0]),
      active: Uint8Array.from([1, 1, 1, 1, 1]),
      health: [Float64Array.from([4, 8, 6, 6, Number.NaN]), Float64Array.from([2, 5, Number.NaN, Number.NaN, 5])],
    };
    const settings = { ...DEFAULT_SETTINGS.health, missing: "segmentMedian" } as const;
    const { scores, coverage } = scoreHealth(rows, components, settings);
    expect([...scores].map((score) => score / 1e9)).toEqual([35, 72.5, 57.5, 60, -1e-9]);
    expect([...coverage].map((share) => share / 1e12)).toEqual([1, 1, 0.75, 0.75, 0.25]);
  });
});

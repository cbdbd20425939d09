import {
  type Comparison,
  INDEX_IDS,
  type IndexId,
  type IndexResult,
  type IndicesOutput,
  type Slice,
} from "../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";

const NOTHING = { missing: 0, outOfRange: 0, duplicate: 0 };

/** A result with everything defaulted, so that a test shows only what it is about. */
export const result = (over: Partial<IndexResult>): IndexResult => ({
  value: null,
  unit: "percent",
  n: 0,
  nEff: over.n ?? 0,
  ci: null,
  reason: over.value === undefined || over.value === null ? "MISSING_COLUMNS" : null,
  excluded: NOTHING,
  flags: [],
  params: {},
  parts: {},
  ...over,
});

export const ci = (method: string, lo: number, hi: number) => ({ method, level: 0.95, lo, hi });

const missing = (id: IndexId): IndexResult => result({ unit: id === "nps" ? "points" : "percent", needs: [`answers.${id}`] });

/** Every index missing but those given. */
export const eight = (given: Partial<Record<IndexId, IndexResult>>): Record<IndexId, IndexResult> => {
  const entries = INDEX_IDS.map((id) => [id, given[id] ?? missing(id)] as const);
  return Object.fromEntries(entries) as Record<IndexId, IndexResult>; // one entry for each of the eight
};

const NPS_PARAMS = {
  confidence: 0.95,
  duplicates: "lastPerCustomer",
  weighted: false,
  scaleMin: 0,
  scaleMax: 10,
  detractorsUpTo: 6,
  promotersFrom: 9,
};

export const nps = (value: number, n: number, lo: number, hi: number, over: Partial<IndexResult> = {}): IndexResult =>
  result({
    value,
    n,
    unit: "points",
    ci: ci("adjustedWald", lo, hi),
    params: NPS_PARAMS,
    parts: { promoters: 382, passives: 263, detractors: 167 },
    ...over,
  });

export const slice = (
  key: string | null,
  n: number,
  indices: Partial<Record<IndexId, IndexResult>>,
  tests: readonly Comparison[] = [],
): Slice => ({
  key,
  n,
  indices: eight(indices),
  tests,
});

export const test = (
  a: string,
  b: string,
  difference: number,
  lo: number,
  hi: number,
  pHolm: number,
  index: IndexId = "nps",
): Comparison => ({
  index,
  a,
  b,
  difference,
  lo,
  hi,
  p: pHolm / 2,
  pHolm,
  method: "adjustedWald",
});

/** The Aurora Telecom of the design's pictures, figure for figure where they show them. */
export function auroraOutput(over: Partial<IndicesOutput> = {}): IndicesOutput {
  const clv = (value: number, n: number, lo: number, hi: number): IndexResult =>
    result({ value, n, unit: "money", ci: ci("bootstrap", lo, hi) });
  const waves = [
    [14.8, 9.1, 20.5, "2023-Q4"],
    [16.1, 10.5, 21.7, "2024-Q1"],
    [15.2, 9.6, 20.8, "2024-Q2"],
    [18.9, 13.4, 24.4, "2024-Q3"],
    [17.6, 12.1, 23.1, "2024-Q4"],
    [20.4, 15, 25.9, "2025-Q1"],
    [17.7, 12.2, 23.2, "2025-Q2"],
    [26.5, 21.2, 31.8, "2025-Q3"],
  ] as const;
  return {
    schema: "octad.indices/1",
    sources: [
      { file: "Aurora_CX_2025Q3.xlsx", sheet: "Survey", as: "answers", rows: 6571, used: 6548, excluded: [] },
      { file: "Aurora_CX_2025Q3.xlsx", sheet: "Accounts", as: "accounts", rows: 11240, used: 11240, excluded: [] },
      { file: "Aurora_CX_2025Q3.xlsx", sheet: "Programme", as: "cashflows", rows: 6, used: 6, excluded: [] },
      { file: "Aurora_CX_2025Q3.xlsx", sheet: "Outcomes", as: "outcomes", rows: 3200, used: 3180, excluded: [] },
    ],
    settings: JSON.parse(JSON.stringify(DEFAULT_SETTINGS)),
    indices: eight({
      nps: nps(26.5, 812, 21, 31.7, {
        excluded: { missing: 15, outOfRange: 3, duplicate: 0 },
        parts: {
          promoters: 382,
          passives: 263,
          detractors: 167,
          distribution: [8, 2, 4, 9, 14, 50, 80, 118, 145, 157, 225].map((n, answer) => ({ answer, n })),
        },
      }),
      csat: result({
        value: 82.9,
        n: 806,
        ci: ci("wilson", 80.1, 85.3),
        params: { duplicates: "lastPerCustomer", headline: "share", scaleMin: 1, scaleMax: 5, satisfiedFrom: 4, dissatisfiedUpTo: 2 },
        parts: {
          satisfied: 668,
          dissatisfied: 49,
          mean: 4.17,
          distribution: [20, 29, 89, 300, 368].map((n, at) => ({ answer: at + 1, n })),
        },
      }),
      health: result({
        value: 66.5,
        unit: "score",
        n: 10604,
        ci: ci("t", 66.2, 66.8),
        flags: ["SAME_SNAPSHOT"],
        params: {
          amberFrom: 50,
          greenFrom: 75,
          components: ["accounts.usage_per_week", "accounts.features_used", "tickets", "answers.nps", "accounts.payment_delay_days"].map(
            (field) => ({ field }),
          ),
        },
        parts: {
          red: 1803,
          amber: 4878,
          green: 3923,
          coverage: 0.93,
          auc: 0.74,
          bands: [
            { band: "red", n: 1990, churned: 480, churn: 0.241, lo: 0.223, hi: 0.26, lift: 2.1, capture: 0.39 },
            { band: "amber", n: 5100, churned: 560, churn: 0.11, lo: 0.102, hi: 0.119, lift: 0.95, capture: 0.45 },
            { band: "green", n: 4000, churned: 196, churn: 0.049, lo: 0.043, hi: 0.056, lift: 0.43, capture: 0.16 },
          ],
        },
      }),
      roi: result({
        value: 66.6667,
        n: 6,
        params: { period: "year", discountRate: 0.1 },
        parts: {
          npv: 13608.48,
          irr: 0.17577,
          irrRoots: [0.17577],
          mirr: 0.1459,
          paybackPeriods: 3.3333,
          discountedPayback: 4.0868,
          benefit: 100000,
          cost: 60000,
          flows: [-60000, 12000, 18000, 22000, 24000, 24000].map((flow, period) => ({ period, flow })),
        },
      }),
      boxes: result({
        value: 899_000,
        unit: "money",
        n: 812,
        ci: ci("bootstrap", 631_000, 1_234_000),
        params: { by: "nps", horizonMonths: 12, churnFrom: "window" },
        parts: {
          top: { customers: 382, revenue: 9_800_000, share: 0.523, churn: 0.05, expectedLoss: 490_000, excess: 0 },
          middle: { customers: 263, revenue: 5_600_000, share: 0.299, churn: 0.1, expectedLoss: 560_000, excess: 280_000 },
          bottom: { customers: 167, revenue: 3_340_000, share: 0.178, churn: 0.235, expectedLoss: 784_900, excess: 619_000 },
          netMoneyBox: 0.345,
          spendOpportunity: 2_400_000,
        },
      }),
      secure: result({
        value: 30.8,
        n: 798,
        ci: ci("wilson", 27.7, 34.1),
        params: { duplicates: "lastPerCustomer" },
        parts: { byRevenue: 35.2, lift: 1.9, tiers: { secure: 246, favourable: 301, vulnerable: 170, atRisk: 81 } },
      }),
      clv: result({
        value: 5454,
        unit: "money",
        n: 11240,
        ci: ci("bootstrap", 4864, 6092),
        params: { method: "retention", convention: "a", discountRate: 0.1 },
        parts: {
          method: "retention",
          convention: "a",
          total: 61_302_960,
          parameters: { margin: 1290, retention: 0.87, discount: 0.1, cac: 715 },
          perSegment: [
            { key: "Enterprise", n: 420, value: 182_000 },
            { key: "Home office", n: 5200, value: 1300 },
          ],
        },
      }),
    }),
    groups: [
      slice("Enterprise", 420, {
        nps: nps(46.9, 64, 27.7, 61.8),
        csat: result({ value: 88, n: 60, ci: ci("wilson", 77, 94) }),
        secure: result({ value: 40, n: 60, ci: ci("wilson", 28.6, 52.6) }),
        clv: clv(182_000, 420, 150_000, 214_000),
      }),
      slice(
        "Home office",
        5200,
        {
          nps: nps(34, 244, 24.3, 42.9),
          csat: result({ value: 84, n: 240, ci: ci("wilson", 79, 88) }),
          secure: result({ value: 33, n: 240, ci: ci("wilson", 27.4, 39.2) }),
          clv: clv(1300, 5200, 1100, 1500),
        },
        [test("Enterprise", "Home office", -12.9, -28, 5, 0.4)],
      ),
      slice(
        "Mid-market",
        1900,
        {
          nps: nps(30.9, 188, 19.4, 41.3),
          csat: result({ value: 85, n: 186, ci: ci("wilson", 79, 89) }),
          secure: result({ value: 31, n: 186, ci: ci("wilson", 24.8, 38) }),
          clv: clv(9200, 1900, 7800, 10_600),
        },
        [test("Enterprise", "Mid-market", -16, -33, 3, 0.4), test("Home office", "Mid-market", -3.1, -17, 11, 0.7)],
      ),
      slice(
        "Small business",
        3720,
        {
          nps: nps(13.9, 316, 5, 22.6),
          csat: result({ value: 79, n: 314, ci: ci("wilson", 74, 83) }),
          secure: result({ value: 24, n: 312, ci: ci("wilson", 19.6, 29.1) }),
          clv: clv(2700, 3720, 2300, 3100),
        },
        [
          test("Enterprise", "Small business", -33, -50, -14, 0.003),
          test("Home office", "Small business", -20.1, -33, -7, 0.012),
          test("Mid-market", "Small business", -17, -31, -2, 0.04),
        ],
      ),
    ],
    waves: waves.map(([value, lo, hi, key], at) =>
      slice(key, 800, { nps: nps(value, 800, lo, hi) }, at === 7 ? [test("2025-Q2", "2025-Q3", 8.8, 1, 16.4, 0.026)] : []),
    ),
    ...over,
  };
}

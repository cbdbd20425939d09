import {
  type Comparison,
  INDEX_IDS,
  type IndexId,
  type IndexResult,
  type IndicesOutput,
  type MetricId,
  type Slice,
} from "../../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { movementAndTicketMetrics } from "./sample-metrics.ts";
import { sampleResult } from "./sample-result.ts";

export { sampleResult };

import { journeyResults } from "./journey-results.ts";

/**
 * An invented company in the shapes of the contract, for looking at the window without an engine. Its figures are those of no
 * one and prove nothing about the formulas; the desktop tests hold the real window against the real command line.
 */
const MISSING: IndexResult = sampleResult({
  value: null,
  unit: "percent",
  n: 0,
  nEff: 0,
  ci: null,
  reason: "MISSING_COLUMNS",
  needs: ["outcomes.polarity"],
  excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
  params: { lambda: 1, durationRef: 90, intensityMax: 5, exponents: [1, 1, 1] },
  parts: { positive: 0, negative: 0, net: null, odds: null, shift: null },
});

const nothing = (unit: IndexResult["unit"], reason: IndexResult["reason"]): IndexResult =>
  sampleResult({ value: null, unit, n: 0, nEff: 0, ci: null, reason, params: {}, parts: {} });

type Shape = { readonly nps: number; readonly csat: number; readonly health: number; readonly secure: number; readonly n: number };

/** All eight of a slice around a few numbers. */
function eight(shape: Shape, scope: "all" | "group" | "wave"): Readonly<Record<IndexId, IndexResult>> {
  const { n } = shape;
  const width = 150 / Math.sqrt(n);
  const promoters = Math.round((n * (shape.nps + 52)) / 200 + n * 0.12);
  const detractors = promoters - Math.round((n * shape.nps) / 100);
  const byWave = scope === "wave";
  return {
    nps: sampleResult({
      value: shape.nps,
      n,
      nEff: n,
      ci: { method: "adjustedWald", level: 0.95, lo: shape.nps - width, hi: shape.nps + width },
      flags: n < 10 ? ["SUPPRESSED"] : n < 30 ? ["INDICATIVE"] : [],
      parts: {
        promoters,
        passives: n - promoters - detractors,
        detractors,
        variance: 0.61,
        se: width / 1.96,
        distribution: [4, 1, 2, 4, 5, 16, 20, 38, 46, 50, 70].map((share, answer) => ({ answer, n: Math.round((share * n) / 256) })),
      },
    }),
    csat: sampleResult({
      value: shape.csat,
      unit: "percent",
      n,
      ci: { method: "wilson", level: 0.95, lo: shape.csat - width / 2, hi: shape.csat + width / 2.4 },
      params: { headline: "share", satisfiedFrom: 4, dissatisfiedUpTo: 2, scaleMin: 1, scaleMax: 5 },
      parts: {
        satisfied: Math.round((n * shape.csat) / 100),
        dissatisfied: Math.round(n * 0.061),
        mean: 4.17,
        net: shape.csat - 6.1,
        rescaled: 79.3,
      },
    }),
    health: byWave
      ? nothing("score", "NOT_BY_WAVE")
      : sampleResult({
          value: shape.health,
          unit: "score",
          n: n * 2,
          ci: { method: "t", level: 0.95, lo: shape.health - 0.9, hi: shape.health + 0.9 },
          flags: ["SAME_SNAPSHOT"],
          params: { aggregate: "arithmetic", amberFrom: 50, greenFrom: 75, minCoverage: 0.6 },
          parts: {
            red: Math.round(n * 0.34),
            amber: Math.round(n * 0.92),
            green: Math.round(n * 0.74),
            coverage: 0.97,
            auc: 0.71,
            bands: [
              { band: "red", n: 180, churned: 40, churn: 0.222, lo: 0.167, hi: 0.288, lift: 2.1, capture: 0.41 },
              { band: "amber", n: 540, churned: 44, churn: 0.081, lo: 0.061, hi: 0.108, lift: 0.8, capture: 0.45 },
              { band: "green", n: 430, churned: 14, churn: 0.033, lo: 0.019, hi: 0.054, lift: 0.3, capture: 0.14 },
            ],
          },
        }),
    roi: byWave
      ? nothing("percent", "NOT_BY_WAVE")
      : scope === "group"
        ? nothing("percent", "NOT_BY_GROUP")
        : sampleResult({
            value: 66.7,
            unit: "percent",
            n: 6,
            ci: null,
            flags: [],
            params: { discountRate: 0.1, period: "year" },
            parts: {
              npv: 81_700,
              irr: 0.23,
              irrRoots: [0.23],
              mirr: 0.17,
              paybackPeriods: 3.3,
              discountedPayback: 4.1,
              benefit: 750_000,
              flows: [-260_000, 40_000, 70_000, 90_000, 120_000, 130_000].map((flow, period) => ({ period, flow })),
              cost: 450_000,
            },
          }),
    boxes: byWave
      ? nothing("money", "NOT_BY_WAVE")
      : sampleResult({
          value: 899_000 * (n / 812),
          unit: "money",
          n,
          ci: { method: "bootstrap", level: 0.95, lo: 631_000 * (n / 812), hi: 1_234_000 * (n / 812) },
          params: { by: "nps", horizonMonths: 12, churnFrom: "window" },
          parts: {
            top: { customers: 382, revenue: 8_700_000, share: 0.465, churn: 0.06, expectedLoss: 522_000, excess: 0 },
            middle: { customers: 263, revenue: 6_000_000, share: 0.32, churn: 0.1, expectedLoss: 600_000, excess: 240_000 },
            bottom: { customers: 167, revenue: 4_000_000, share: 0.215, churn: 0.225, expectedLoss: 900_000, excess: 659_000 },
            netMoneyBox: 0.25,
            spendOpportunity: 311_000,
          },
        }),
    secure: sampleResult({
      value: shape.secure,
      unit: "percent",
      n: n - 14,
      ci: { method: "wilson", level: 0.95, lo: shape.secure - width / 2.2, hi: shape.secure + width / 2 },
      params: { top: { sat: 5, recommend: 5, repurchase: 5 } },
      parts: { secure: 246, byRevenue: 35.2, tiers: { secure: 246, favourable: 301, vulnerable: 161, atRisk: 90 }, lift: 1.9 },
    }),
    cvq: MISSING,
    clv: byWave
      ? nothing("money", "NOT_BY_WAVE")
      : sampleResult({
          value: 5_454,
          unit: "money",
          n: n * 2,
          ci: { method: "bootstrap", level: 0.95, lo: 4_864, hi: 6_092 },
          params: { method: "retention", convention: "a", discountRate: 0.1, horizonMonths: null, subtractCac: true },
          parts: {
            method: "retention",
            convention: "a",
            perSegment: SEGMENTS.map((segment, index) => ({
              key: segment.key,
              n: segment.n * 2,
              value: [182_063, 1_324, 16_632, 2_394][index] ?? 0,
              margin: 900,
              retention: 0.86,
              cac: 210,
              total: 0,
            })),
            parameters: { margin: 1_240, retention: 0.87, discount: 0.1, cac: 240 },
            total: 6_500_000,
          },
        }),
  };
}

const SEGMENTS = [
  { key: "Enterprise", nps: 46.9, csat: 79.4, health: 59.8, secure: 42.9, n: 64 },
  { key: "Home office", nps: 34, csat: 90.1, health: 68.9, secure: 32.9, n: 244 },
  { key: "Mid-market", nps: 30.9, csat: 84.5, health: 66, secure: 35.7, n: 188 },
  { key: "Small business", nps: 13.9, csat: 77, health: 63.2, secure: 23.9, n: 316 },
] as const;

const WAVES = [14.8, 16.1, 15.2, 18.9, 17.6, 20.4, 17.7, 26.5].map((nps, index) => ({
  key: `${2023 + Math.floor((index + 3) / 4)}-Q${((index + 3) % 4) + 1}`,
  nps,
  csat: [81.2, 82, 82.9, 82.6, 83.9, 83.1, 83.7, 82.9][index] ?? 82,
  health: 66.5,
  secure: [27, 27.7, 28, 28.7, 28.4, 29.2, 28.2, 30.8][index] ?? 28,
  n: 690 + index * 17,
}));

/** Each pair of an array, later against earlier, with made-up p values that follow the size of the difference. */
function tests(slices: readonly (Shape & { readonly key: string })[], at: number): readonly Comparison[] {
  return slices.slice(0, at).flatMap((earlier) =>
    (["nps", "csat"] as const).map((index) => {
      const b = slices[at];
      const difference = (b?.[index] ?? 0) - earlier[index];
      const spread = index === "nps" ? 7.7 : 3.7;
      const p = Math.exp(-((difference / spread) ** 2) * 2.2);
      return {
        index,
        a: earlier.key,
        b: b?.key ?? null,
        difference,
        lo: difference - spread,
        hi: difference + spread,
        p,
        pHolm: Math.min(1, p * 2),
        method: index === "nps" ? "adjustedWald" : "pooledZ",
      };
    }),
  );
}

const metrics = (): Readonly<Record<MetricId, IndexResult>> => ({
  ...movementAndTicketMetrics(),
  ces: sampleResult({
    value: 5.21,
    unit: "score",
    n: 790,
    ci: { method: "t", level: 0.95, lo: 5.1, hi: 5.32 },
    params: { scaleMin: 1, scaleMax: 7, highIs: "easy" },
    parts: { easy: 520, difficult: 90, net: 54.4, rescaled: 70.2 },
  }),
  churn: sampleResult({
    value: 12.4,
    unit: "percent",
    n: 980,
    ci: { method: "wilson", level: 0.95, lo: 10.5, hi: 14.6 },
    params: { churn: "C", churnWindowMonths: 12 },
    parts: {
      start: 980,
      acquired: 240,
      lost: 131,
      lostOfStart: 122,
      end: 1_089,
      A: 54.6,
      B: -11.1,
      C: 12.4,
      Caverage: 12.7,
      Cserved: 10.7,
    },
  }),
  retention: sampleResult({
    value: 87.6,
    unit: "percent",
    n: 980,
    ci: { method: "wilson", level: 0.95, lo: 85.4, hi: 89.5 },
    params: { churnWindowMonths: 12 },
    parts: {},
  }),
  arpa: sampleResult({
    value: 412.5,
    unit: "money",
    n: 1_089,
    ci: { method: "t", level: 0.95, lo: 377, hi: 448 },
    params: {},
    parts: {},
  }),
  fcr: sampleResult({
    value: 71.3,
    unit: "percent",
    n: 3_120,
    ci: { method: "wilson", level: 0.95, lo: 69.7, hi: 72.9 },
    params: {},
    parts: {},
  }),
  ...journeyResults(sampleResult),
});

const slice = (shapes: readonly (Shape & { readonly key: string })[], scope: "group" | "wave") =>
  shapes.map(
    (shape, index): Slice => ({
      key: shape.key,
      n: shape.n,
      indices: eight(shape, scope),
      metrics: metrics(),
      tests: tests(shapes, index),
    }),
  );

export function sampleOutput(change: Partial<IndicesOutput> = {}): IndicesOutput {
  return {
    schema: "octad.indices/1",
    sources: [],
    settings: { ...DEFAULT_SETTINGS } as unknown as IndicesOutput["settings"],
    indices: eight({ nps: 26.5, csat: 82.9, health: 66.5, secure: 30.8, n: 812 }, "all"),
    metrics: metrics(),
    groups: slice(SEGMENTS, "group"),
    waves: slice(WAVES, "wave"),
    ...change,
  };
}

export const ALL_IDS = INDEX_IDS;

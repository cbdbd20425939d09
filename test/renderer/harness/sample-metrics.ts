import type { IndexResult, MetricId } from "../../../shared/indices/index-result.ts";
import { sampleResult } from "./sample-result.ts";

type MovementAndTicketId = Exclude<MetricId, "ces" | "churn" | "retention" | "arpa" | "fcr">;

const BRIDGE = { start: 402_000, new: 71_000, expansion: 9_800, reactivation: 1_200, contraction: 2_400, churned: 40_500, end: 441_100 };
const WINDOW = { churnWindowMonths: 12, anchor: "accounts" };

const time = (id: "median" | "mean", value: number, target: number): IndexResult =>
  sampleResult({
    value,
    unit: "minutes",
    n: 2_470,
    ci: { method: id === "mean" ? "t" : "orderStatistic", level: 0.95, lo: value * 0.96, hi: value * 1.04 },
    flags: [],
    params: { headline: id, target },
    parts: {
      ...{ median: value, p90: value * 3.4, mean: value * 1.5, ended: 2_470, open: 0 },
      ...{ target, within: 2_100, settled: 2_470, shareWithin: 85, deciles: [{ percent: 50, minutes: value }] },
    },
  });

/** Movements and tickets of the invented company. */
export const movementAndTicketMetrics = (): Readonly<Record<MovementAndTicketId, IndexResult>> => ({
  mrr: sampleResult({
    ...{ value: BRIDGE.end, unit: "money", n: 1_089, ci: null, params: WINDOW },
    parts: { bridge: BRIDGE, months: [{ month: "2026-03", ...BRIDGE }], movements: 955, ledger: 441_100, seed: null },
  }),
  expansion: sampleResult({
    ...{ value: 9_800, unit: "money", n: 120, ci: null, params: { ...WINDOW, expansion: "standard" } },
    parts: { standard: { total: 9_800, movements: 120 }, seed004: { total: 22_000, nonSubscribed: 2_000, oneOff: 20_000, purchases: 70 } },
  }),
  nrr: sampleResult({
    ...{ value: 91.8, unit: "percent", n: 980, params: WINDOW, ci: { method: "bootstrap", level: 0.95, lo: 88, hi: 95 } },
    parts: { bridge: BRIDGE, movements: 450 },
  }),
  grr: sampleResult({
    ...{ value: 89.3, unit: "percent", n: 980, params: WINDOW, ci: { method: "bootstrap", level: 0.95, lo: 86, hi: 92 } },
    parts: { bridge: BRIDGE, movements: 450 },
  }),
  quickRatio: sampleResult({
    ...{ value: 1.88, unit: "ratio", n: 450, params: WINDOW, ci: { method: "bootstrap", level: 0.95, lo: 1.1, hi: 3.1 } },
    parts: { bridge: BRIDGE, gained: 80_800, lost: 42_900 },
  }),
  contactVolume: sampleResult({
    ...{ value: 17.1, unit: "ratio", n: 1_261, ci: { method: "quasiPoisson", level: 0.95, lo: 15.9, hi: 18.4 } },
    ...{ flags: ["OVERDISPERSED"], params: { ...WINDOW, contacts: "contacts", period: "month", customers: 100 } },
    parts: {
      ...{ contacts: 1_898, tickets: 1_261, customerMonths: 11_100, dispersion: 2.7, centre: 17.1, out: 1 },
      periods: [{ key: "2026-03", contacts: 160, customers: 927, rate: 17.3, centre: 17.1, lower: 10.5, upper: 23.8, out: false }],
      channels: [{ key: "phone", contacts: 1_000, share: 52.7, rate: 9 }],
      ...{ hours: [], categories: [] },
    },
  }),
  ticketTrend: sampleResult({
    ...{ value: 3, unit: "count", n: 2_476, ci: null, params: { period: "month", topShare: 0.8, alpha: 0.05 } },
    parts: { categories: [{ key: "billing", tickets: 930, share: 37.6, recurrent: true }], total: null, rising: 0, periods: [] },
  }),
  firstResponse: time("median", 10, 60),
  handleTime: time("mean", 7.9, 10),
  resolutionTime: time("median", 147, 1_440),
});

import type { MetricId } from "../../shared/indices/index-result.ts";

export type MetricGroup = { readonly name: "survey" | "customers" | "service" | "journey"; readonly ids: readonly MetricId[] };

/** The metrics as the screen shows them: every metric stands in one group. */
export const METRIC_GROUPS: readonly MetricGroup[] = [
  { name: "survey", ids: ["ces", "responseRate", "themes"] },
  { name: "customers", ids: ["churn", "retention", "arpa", "mrr", "expansion", "nrr", "grr", "quickRatio"] },
  { name: "service", ids: ["fcr", "contactVolume", "ticketTrend", "firstResponse", "handleTime", "resolutionTime"] },
  { name: "journey", ids: ["taskCompletion", "engagement", "funnel", "touchpoints"] },
];

import { windowParams } from "../indices/common-params.ts";
import type { IndexDefinition } from "../indices/index-definition.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { CHURN_CELLS, type ChurnAggregate, churnFlags, churnForms, churnNeeds, readChurnCounts } from "./churn-counts.ts";

/**
 * Customer retention over the window before asOf: 100 − churn C, the share of the customers at its start who are still there.
 * Percent, 0–100, higher is better. Interval: Wilson. Source: methods.md 4. Example: 920 of 1000 give 92 %.
 */
export const retention: IndexDefinition<"retention", ChurnAggregate> = {
  id: "retention",
  byWave: false,
  table: () => "accounts",
  unit: () => "percent",
  needs: churnNeeds,
  params: windowParams,
  emptyParts: { start: 0, kept: 0, lostOfStart: 0 },
  queries: () => ({ counts: CHURN_CELLS }),
  compute(aggregate, context) {
    const counts = readChurnCounts(aggregate);
    const { start, lostOfStart, customers } = counts;
    const churned = churnForms(counts).C;
    const { confidence } = context.settings;
    return makeResult({
      value: churned === null ? null : 100 - churned,
      unit: "percent",
      n: start,
      ci: interval("wilson", confidence, wilsonInterval(start - lostOfStart, start, confidence), 100),
      reason: churned !== null ? null : customers === 0 ? "EMPTY" : "ZERO_DENOMINATOR",
      flags: churnFlags(context),
      params: windowParams(context),
      parts: { start, kept: start - lostOfStart, lostOfStart },
    });
  },
};

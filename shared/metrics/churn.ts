import { windowParams } from "../indices/common-params.ts";
import type { IndexContext, IndexDefinition } from "../indices/index-definition.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { CHURN_CELLS, type ChurnAggregate, churnFlags, churnForms, churnNeeds, readChurnCounts } from "./churn-counts.ts";

/**
 * Customer churn over the window before asOf. Default C: 100·(customers lost among those at its start)/(customers at its start). By
 * setting A lost/acquired (seed 001, a ratio, no rate), B net shrinkage (start − end)/start (seed 002), C over the average or all
 * served. Percent; lower is better. Interval: Wilson for C; the others have none. Source: methods.md 4. Example: start 1000, acquired
 * 150, lost 80 give C 8 %, A 53.3 %, B −7 %.
 */
export const churn: IndexDefinition<"churn", ChurnAggregate> = {
  id: "churn",
  byWave: false,
  table: () => "accounts",
  unit: () => "percent",
  needs: churnNeeds,
  params,
  emptyParts: {
    start: 0,
    acquired: 0,
    lost: 0,
    lostOfStart: 0,
    end: 0,
    A: null,
    B: null,
    C: null,
    Caverage: null,
    Cserved: null,
  },
  queries: () => ({ counts: CHURN_CELLS }),
  compute(aggregate, context) {
    const { customers, ...counts } = readChurnCounts(aggregate);
    const forms = churnForms({ ...counts, customers });
    const { churn: form, confidence } = context.settings;
    const value = forms[form];
    const limits = form === "C" ? wilsonInterval(counts.lostOfStart, counts.start, confidence) : null;
    return makeResult({
      value,
      unit: "percent",
      n: counts.start,
      ci: interval("wilson", confidence, limits, 100),
      reason: value !== null ? null : customers === 0 ? "EMPTY" : "ZERO_DENOMINATOR",
      flags: [...churnFlags(context), ...(form === "A" || form === "B" ? ["NOT_A_RATE"] : [])],
      params: params(context),
      parts: { ...counts, ...forms },
    });
  },
};

function params(context: IndexContext) {
  return { ...windowParams(context), churn: context.settings.churn };
}

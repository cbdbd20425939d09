import type { Aggregate, IndexContext } from "../index-definition.ts";
import type { IndexId, IndexResult, MetricId } from "../index-result.ts";
import { boxesFormula, clvFormula, cvqFormula, healthFormula, metricFormula, roiFormula } from "./account-formulas.ts";
import { cesFormula, csatFormula, npsFormula, secureFormula } from "./answer-formulas.ts";
import type { FilledFormula } from "./explanation.ts";

/**
 * The formula of a number with the values of its aggregate; `null` where there is no value, or where it is not one formula of
 * sums. Whoever shows it makes sure that it gives the value (`explain-index.ts`): a definition may be set otherwise.
 */
export function formulaOf(id: IndexId | MetricId, aggregate: Aggregate, result: IndexResult, context: IndexContext): FilledFormula | null {
  if (result.value === null) return null;
  switch (id) {
    case "nps":
      return npsFormula(aggregate, context);
    case "csat":
      return csatFormula(aggregate, context);
    case "ces":
      return cesFormula(aggregate, context);
    case "secure":
      return secureFormula(aggregate, context);
    case "health":
      return healthFormula(aggregate);
    case "roi":
      return roiFormula(aggregate);
    case "boxes":
      return boxesFormula(result);
    case "cvq":
      return cvqFormula(aggregate, context);
    case "clv":
      return clvFormula(aggregate, context);
    default:
      return metricFormula(id, result, context);
  }
}

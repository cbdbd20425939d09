import type { CanonicalTable } from "../../table/fields.ts";
import { upToDate } from "../frame/frame-input.ts";
import type { IndexId, MetricId } from "../index-result.ts";
import { activeStates, boxesStates, clvStates, healthStates, startStates } from "./account-states.ts";
import { questionStates, secureStates } from "./answer-states.ts";
import { outcomeStates, periodStates, purchaseStates, ticketStates } from "./record-states.ts";
import type { RowStates, StatesInput } from "./states-input.ts";

/** How rows end up in a number; `null` where the metric does not tell them apart. */
function statesOf(id: IndexId | MetricId, about: StatesInput): RowStates | null {
  switch (id) {
    case "nps":
    case "csat":
    case "ces":
      return questionStates(id, about);
    case "secure":
      return secureStates(about);
    case "health":
      return healthStates();
    case "boxes":
      return boxesStates(about);
    case "clv":
      return about.context.choices.clvMethod === "bgnbd" ? purchaseStates() : clvStates(about);
    case "cvq":
      return outcomeStates();
    case "roi":
      return periodStates(about);
    case "churn":
    case "retention":
      return startStates();
    case "arpa":
      return activeStates();
    case "fcr":
      return ticketStates(about);
    default:
      return null;
  }
}

/**
 * SQL with `source`, `row` and `state` of every row of the table that a number is counted over: of one slice (`code`), or of all,
 * where rows that the data date or the filter leaves out have a state too.
 */
export function rowStatesSql(
  id: IndexId | MetricId,
  about: StatesInput,
  code: number | null,
): { readonly table: CanonicalTable; readonly sql: string } | null {
  const found = statesOf(id, about);
  if (found === null) return null;
  const { table, from, key, state } = found;
  const { input, kind } = about;
  const outside = `case when not ${upToDate(input, table, "t")} then 'AFTER_AS_OF' when ${key} is null then 'FILTERED' else ${state} end`;
  const slice = kind === "group" ? `f.grp = ${code}` : kind === "wave" ? `f.wave = ${code}` : "true";
  return { table, sql: `select t.source, t.row, ${outside} as state from ${from} where ${slice}` };
}

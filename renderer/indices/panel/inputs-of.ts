import type { IndexResult } from "../../../shared/indices/index-result.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import type { Mapping } from "../../../shared/table/mapping.ts";
import type { CustomNumber } from "../../store/state.ts";
import { isCustomNumber } from "../custom/custom-number.ts";
import { formulaFields } from "../custom/formula-fields.ts";
import { textAt } from "../json-value.ts";
import type { NumberId } from "../select-slice.ts";

const MOVEMENTS = [
  ["movements", "month"],
  ["movements", "type"],
  ["movements", "amount"],
] as const;

/** Fields a number is made from, where they are mapped. */
const FIELDS: Readonly<Record<Exclude<NumberId, CustomNumber>, readonly (readonly [CanonicalTable, string])[]>> = {
  nps: [["answers", "nps"]],
  csat: [["answers", "csat"]],
  health: [
    ["accounts", "usage_per_week"],
    ["accounts", "features_used"],
    ["accounts", "tickets_per_month"],
    ["accounts", "payment_delay_days"],
    ["answers", "nps"],
  ],
  roi: [
    ["cashflows", "period"],
    ["cashflows", "benefit"],
    ["cashflows", "cost"],
  ],
  boxes: [
    ["answers", "nps"],
    ["accounts", "mrr"],
    ["accounts", "revenue"],
    ["accounts", "end_date"],
    ["accounts", "churned"],
  ],
  secure: [
    ["answers", "sat"],
    ["answers", "recommend"],
    ["answers", "repurchase"],
  ],
  cvq: [
    ["outcomes", "polarity"],
    ["outcomes", "reach"],
    ["outcomes", "duration"],
    ["outcomes", "intensity"],
  ],
  clv: [
    ["accounts", "mrr"],
    ["accounts", "revenue"],
    ["accounts", "variable_cost"],
    ["accounts", "cac"],
    ["accounts", "end_date"],
    ["accounts", "churned"],
    ["transactions", "amount"],
  ],
  ces: [["answers", "ces"]],
  churn: [
    ["accounts", "start_date"],
    ["accounts", "end_date"],
    ["accounts", "churned"],
  ],
  retention: [
    ["accounts", "start_date"],
    ["accounts", "end_date"],
    ["accounts", "churned"],
  ],
  arpa: [["accounts", "mrr"]],
  fcr: [
    ["tickets", "fcr"],
    ["tickets", "contacts"],
    ["tickets", "reopened"],
    ["tickets", "channel"],
  ],
  mrr: [...MOVEMENTS, ["accounts", "mrr"]],
  expansion: [...MOVEMENTS, ["transactions", "amount"], ["transactions", "is_recurring"]],
  nrr: [...MOVEMENTS, ["accounts", "mrr"]],
  grr: [...MOVEMENTS, ["accounts", "mrr"]],
  quickRatio: MOVEMENTS,
  contactVolume: [
    ["tickets", "created_at"],
    ["tickets", "contacts"],
    ["tickets", "channel"],
    ["tickets", "category"],
    ["accounts", "start_date"],
    ["accounts", "end_date"],
  ],
  ticketTrend: [
    ["tickets", "created_at"],
    ["tickets", "category"],
    ["accounts", "start_date"],
    ["accounts", "end_date"],
  ],
  firstResponse: [
    ["tickets", "created_at"],
    ["tickets", "first_response_at"],
  ],
  handleTime: [["tickets", "handle_seconds"]],
  resolutionTime: [
    ["tickets", "created_at"],
    ["tickets", "resolved_at"],
  ],
  responseRate: [
    ["invitations", "delivered"],
    ["invitations", "started"],
    ["invitations", "completed"],
    ["invitations", "sent_at"],
    ["invitations", "channel"],
    ["invitations", "wave"],
  ],
  taskCompletion: [
    ["tasks", "participant_id"],
    ["tasks", "task_id"],
    ["tasks", "completed"],
    ["tasks", "seconds"],
  ],
  engagement: [
    ["events", "customer_id"],
    ["events", "at"],
    ["events", "type"],
    ["events", "touchpoint"],
  ],
  funnel: [
    ["events", "customer_id"],
    ["events", "stage"],
    ["events", "at"],
  ],
  touchpoints: [
    ["answers", "touchpoint"],
    ["answers", "stage"],
    ["answers", "nps"],
    ["answers", "csat"],
    ["answers", "ces"],
    ["events", "touchpoint"],
    ["transactions", "date"],
  ],
  themes: [
    ["answers", "comment"],
    ["answers", "nps"],
  ],
};

/** A column that a number reads, as a person knows it. */
export type InputColumn = {
  readonly table: CanonicalTable;
  readonly field: string;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly header: string;
};

export function inputsOf(id: NumberId, mapping: Mapping, result: IndexResult): readonly InputColumn[] {
  const fields = isCustomNumber(id) ? formulaFields(textAt(result.params, "formula") ?? "", mapping) : FIELDS[id];
  return fields.flatMap(([table, field]) =>
    mapping.tables.flatMap((entry) => {
      const header = entry.as === table ? entry.columns[field] : undefined;
      return header === undefined ? [] : [{ table, field, file: entry.file ?? null, sheet: entry.sheet ?? null, header }];
    }),
  );
}

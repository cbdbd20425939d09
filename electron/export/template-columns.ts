import type { CanonicalTable } from "../../shared/table/fields.ts";

/** The tables that the eight indices read, and of each the columns worth filling, in the order of the sheets. */
export const TEMPLATE_COLUMNS = {
  answers: [
    "customer_id",
    "answered_at",
    "wave",
    "segment",
    "channel",
    "nps",
    "csat",
    "ces",
    "sat",
    "recommend",
    "repurchase",
    "weight",
    "comment",
  ],
  accounts: [
    "customer_id",
    "segment",
    "start_date",
    "end_date",
    "mrr",
    "variable_cost",
    "cac",
    "renewals",
    "usage_per_week",
    "features_used",
    "tickets_per_month",
    "payment_delay_days",
  ],
  transactions: ["customer_id", "date", "amount", "margin"],
  tickets: [
    "ticket_id",
    "customer_id",
    "created_at",
    "first_response_at",
    "resolved_at",
    "handle_seconds",
    "contacts",
    "reopened",
    "category",
  ],
  outcomes: ["customer_id", "outcome", "polarity", "reach", "duration", "intensity", "worth_doing"],
  cashflows: ["project", "period", "benefit", "cost"],
} as const satisfies Partial<Record<CanonicalTable, readonly string[]>>;

export type TemplateTable = keyof typeof TEMPLATE_COLUMNS;

/** The tables in the order of the sheets. */
export const TEMPLATE_TABLES = [
  "answers",
  "accounts",
  "transactions",
  "tickets",
  "outcomes",
  "cashflows",
] as const satisfies readonly TemplateTable[];

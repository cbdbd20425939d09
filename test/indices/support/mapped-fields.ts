import type { DataOptions } from "./canonical-data.ts";

/** Fields that count as mapped in random data, whether or not a row has them. */
export const mappedFields = (weighted: boolean): NonNullable<DataOptions["mapped"]> => ({
  answers: [
    "customer_id",
    "answered_at",
    "segment",
    "nps",
    "csat",
    "ces",
    "sat",
    "recommend",
    "repurchase",
    ...(weighted ? ["weight"] : []),
  ],
  accounts: [
    "customer_id",
    "segment",
    "start_date",
    "mrr",
    "variable_cost",
    "cac",
    "usage_per_week",
    "features_used",
    "payment_delay_days",
  ],
  outcomes: ["customer_id", "segment", "polarity", "reach", "duration", "intensity"],
  cashflows: ["period", "benefit", "cost"],
});

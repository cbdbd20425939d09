/** A name that a formula may use, and what stands behind it. */
export type FormulaName = {
  /** As it is written: `answers.nps`, `accounts.Monthly_Charges`, `index.nps`. */
  readonly name: string;
  /**
   * `label` is 1 where the field has the value `label` and 0 where it has another; `state` is what the data date makes of an account
   * (`active`, `lost` …), 1 or 0.
   */
  readonly kind: "answer" | "number" | "money" | "flag" | "label" | "state" | "period" | "index" | "metric" | "custom";
  /** `table.field`, or the id of the index, metric or state. */
  readonly of: string;
  readonly label?: string;
};

import type { BaselineField } from "../../../shared/scenario/edit-baseline.ts";
import type { Words } from "../../ui/words.ts";

const SHARES: readonly BaselineField[] = ["annualRetention", "grossMargin", "arpaGrowthPerMonth", "discountRate", "roxAttribution"];
const MONEY: readonly BaselineField[] = ["arpa", "serviceCostPerMonth", "cac", "fixedCostPerMonth", "companyFixedCost"];

/** What is typed is `value × factor`: shares are typed in percent. */
export const factorOf = (field: BaselineField): number => (SHARES.includes(field) ? 100 : 1);

export const suffixOf = (field: BaselineField): string => (SHARES.includes(field) ? "\u00a0%" : "");

/** A number of the baseline as it is read. */
export function numberText(field: BaselineField, value: number, { share, number, plain }: Words): string {
  if (SHARES.includes(field)) return share(value);
  return MONEY.includes(field) ? number(value, "money", { digits: 2 }) : plain(value, value % 1 === 0 ? 0 : 2);
}

import type { BaselineEstimate } from "../../../shared/ipc/contract.ts";
import type { BaselineField } from "../../../shared/scenario/edit-baseline.ts";
import type { Words } from "../../ui/words.ts";

/** Where an estimated number comes from: "from 1,869 lost of 7,043 in 12 months". */
export function originText(
  origins: BaselineEstimate["origins"],
  segment: string | null,
  field: BaselineField,
  { t, number, plain }: Words,
): string {
  const name = field === "companyFixedCost" ? "fixedCostPerMonth" : field;
  const origin = origins.find((own) => own.field === name && (own.segment === segment || name === "discountRate"));
  if (origin === undefined) return t("indices:origin.notInData");
  const detail = Object.entries(origin.detail).map(([key, value]) => {
    if (typeof value !== "number") return [key, value] as const;
    return [key, ["cost", "money"].includes(key) ? number(value, "money") : plain(value)] as const;
  });
  return t(`indices:origin.${origin.code}`, Object.fromEntries(detail));
}

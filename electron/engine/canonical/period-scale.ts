import { quoteName, type Store } from "../store.ts";
import type { TablePart } from "./table-part.ts";

/** How the periods of a table count: months from the earliest date, or numbers less `from`. */
export type PeriodScale = { readonly by: "months" | "numbers"; readonly kind: "year" | "month"; readonly from: number };

type PeriodStats = {
  readonly numbers: number;
  readonly minNumber: number | null;
  readonly maxNumber: number | null;
  readonly dates: number;
  readonly minMonths: number | null;
  readonly monthly: number;
};

/**
 * Numbers count years as they stand, four-digit years count from the first, dates count whole calendar months after the
 * earliest (cli.md, roi). Where both stand in one column, the kind of most cells holds.
 */
export async function periodScale(store: Store, parts: readonly TablePart[], field: string): Promise<PeriodScale | null> {
  const having = parts.filter((part) => part.columns.some((column) => column.field === field));
  if (having.length === 0) return null;
  const cells = having.map((part) => `select ${quoteName(field)} as p from (${part.sql})`).join(" union all ");
  const stats = await store.one<PeriodStats>(`
    select count(p.number) as numbers, min(p.number) as "minNumber", max(p.number) as "maxNumber",
      count(p.months) as dates, min(p.months) as "minMonths", count(*) filter (p.monthly) as monthly
    from (${cells})`);
  if (stats.dates > 0 && stats.dates >= stats.numbers && stats.minMonths !== null)
    return { by: "months", kind: "month", from: stats.minMonths };
  if (stats.minNumber === null || stats.maxNumber === null) return null;
  const years = stats.minNumber >= 1900 && stats.maxNumber <= 2200;
  const kind = stats.monthly * 2 > stats.numbers ? "month" : "year";
  return { by: "numbers", kind, from: years ? stats.minNumber : Math.min(0, stats.minNumber) };
}

/** SQL: the number of the period, from 0, of the struct that `readPeriod` gives. */
export function periodIndexSql(period: string, scale: PeriodScale | null): string {
  if (scale === null) return "cast(null as integer)";
  return `cast(${period}.${scale.by === "months" ? "months" : "number"} - ${scale.from} as integer)`;
}

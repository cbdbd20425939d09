import { columnOf } from "./canonical.ts";
import { answered, isNumeric, uniqueness } from "./column-kind.ts";
import { CANONICAL, type CanonicalTable } from "./fields.ts";
import { headerWords } from "./header-words.ts";
import type { ColumnGuess } from "./mapping.ts";
import type { RawColumn } from "./raw-table.ts";

/**
 * What becomes of a column that is no canonical field: labels and numbers are kept under their own header, for groups, filters
 * and health components; long or nearly unique texts (names, addresses, remarks) are left out.
 */
export function extraGuess(table: CanonicalTable, column: RawColumn, taken: ReadonlySet<string>): ColumnGuess {
  const header = column.header;
  const left = (code: string): ColumnGuess => ({ header, field: null, confidence: 0.9, reason: { code } });
  if (answered(column) === 0) return left("emptyColumn");
  if (!isKept(column)) return left("longText");
  return { header, field: freeName(table, header, taken), confidence: 0.9, reason: { code: keptBecause(column) } };
}

function isKept(column: RawColumn): boolean {
  if (column.type === "number" || column.type === "boolean" || isNumeric(column)) return true;
  if (column.profile.distinct > 4_096 || (column.profile.longest ?? 0) > 120) return false;
  return column.type !== "text" || column.profile.distinct <= 40 || uniqueness(column) <= 0.5;
}

function keptBecause(column: RawColumn): string {
  const words = headerWords(column.header);
  const has = (...stems: readonly string[]): boolean => words.some((word) => stems.includes(word));
  if (isNumeric(column) && has("cltv", "ltv", "clv")) return "keptVendorScore";
  if (isNumeric(column) && has("score") && has("churn", "risk", "lead", "credit", "propensity")) return "keptVendorScore";
  if (isNumeric(column) && has("total", "lifetime", "cumulative") && has("revenue", "charges", "charge", "sales", "spend"))
    return "keptWholeLife";
  return isNumeric(column) ? "keptNumber" : "keptLabel";
}

/** The header, with a number behind it where a field or another column already has that name. */
export function freeName(table: CanonicalTable, header: string, taken: ReadonlySet<string>): string {
  const fields = new Set(Object.keys(CANONICAL[table]));
  const isFree = (name: string): boolean => !taken.has(columnOf(name).toLowerCase()) && !fields.has(name.toLowerCase());
  const name = header.trim() === "" ? "?" : header.trim();
  if (isFree(name)) return name;
  for (let number = 2; ; number++) if (isFree(`${name} (${number})`)) return `${name} (${number})`;
}

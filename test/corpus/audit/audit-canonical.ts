import { quoteName } from "../../../electron/engine/store.ts";
import { columnOf, OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import { type CanonicalTable, fieldKind } from "../../../shared/table/fields.ts";
import type { LabelledCell } from "../labelled.ts";
import { cellText } from "../write-file.ts";
import { askedOf, type Given, givenTo, isField, rawColumn } from "./audit-fields.ts";
import { mistake } from "./audit-raw.ts";
import { type Audit, type Mistake, NOTHING, type Pair, type Reading } from "./audit-types.ts";

/** Holds every cell of the canonical tables against the truth; what is not used must be listed. */
export async function auditCanonical(pair: Pair, reading: Reading): Promise<Audit> {
  const { raw, labelled, recordRows } = pair;
  const { facts } = reading;
  if (raw === undefined || facts === null) return NOTHING;
  const mistakes: Mistake[] = [];
  let cells = 0;
  for (const [index, column] of labelled.columns.entries()) {
    const own = rawColumn(pair, index);
    if (own === undefined) continue;
    for (const given of givenTo(reading, raw, own)) {
      const name = `${given.as}.${given.field}`;
      // What is read into a table that the sheet is not says nothing of its cells.
      if (!labelled.as.includes(given.as)) continue;
      const known = isField(given);
      // A wrong field is a mistake of its own; its values say nothing.
      if (known && !column.must.includes(name) && !column.may.includes(name)) continue;
      const source = facts.sources.findIndex(({ table, as }) => table === raw.id && as === given.as);
      const report = facts.sources[source];
      if (report === undefined) continue;
      const values = await valuesOf(reading, given, source);
      const code = facts.readings.find((one) => one.source === source && one.field === given.field)?.code ?? "";
      const told = askedOf(reading, raw, own).length > 0 || /Guess|[mM]ixed/.test(code);
      const listed = new Set(
        report.excluded
          .filter(
            ({ field, reason }) =>
              field === given.field || reason === "DUPLICATE_ACCOUNT" || reason === "END_BEFORE_START" || reason === "MISSING_ID",
          )
          .flatMap(({ rows }) => rows),
      );
      for (const [at, one] of column.cells.entries()) {
        cells++;
        const row = recordRows[at] ?? 0;
        const key = given.as === "accounts" ? idOf(pair, at) : String(row);
        const got = values.get(key) ?? null;
        const fault = faultOf(one, got, listed.has(row), given.as, given.field, known);
        if (fault !== null && !told)
          mistakes.push(
            mistake(pair, "silent", column.heading, fault, String(got), `${name}, row ${row}${code === "" ? "" : `, ${code}`}`),
          );
      }
    }
  }
  return { ...NOTHING, cells, mistakes };
}

/** Accounts have one row a customer, whatever sheet it came from; other rows are found by their place. */
async function valuesOf({ store }: Reading, { as, field }: Given, source: number): Promise<ReadonlyMap<string, unknown>> {
  const isCustomer = field === "customer_id" || field === "participant_id";
  const value = isCustomer ? "u.customer_id" : `t.${quoteName(columnOf(field))}`;
  const key = as === "accounts" ? "k.customer_id" : "cast(t.row as varchar)";
  const typed = fieldKind(as, field) === "period" ? `cast(${value} as varchar)` : `${value}`;
  const rows = await store.all<{ k: string | null; v: unknown }>(
    `select ${key} as k, ${typed} as v from ${as} t left join customers u on u.customer_id is not null and ${isCustomer ? "u.customer = t.customer" : "false"}
      ${as === "accounts" ? "left join customers k on k.customer = t.customer" : ""} ${as === "accounts" ? "" : `where t.source = ${source}`}`,
  );
  return new Map(rows.map(({ k, v }) => [k ?? "", v]));
}

function idOf({ labelled }: Pair, at: number): string {
  const truth = labelled.columns.find(({ must }) => must.includes("accounts.customer_id"))?.cells[at]?.truth;
  return typeof truth === "object" ? String(truth.value) : "";
}

/** `null` = the value is the truth, or its cell is listed as not used. */
function faultOf(
  { cell, truth }: LabelledCell,
  got: unknown,
  listed: boolean,
  as: CanonicalTable,
  field: string,
  known: boolean,
): string | null {
  const none = got === null || got === OUT_OF_RANGE;
  if (truth === "missing") return none || !known ? null : "missing";
  if (truth === "unreadable") return none ? (listed ? null : "unreadable, and listed") : "unreadable";
  const { value } = truth;
  if (none) return listed || (typeof value === "string" && value === "") ? null : `${value}`;
  if (typeof got === "number" && typeof value === "number")
    return Math.abs(got - value) <= 1e-9 * Math.max(1, Math.abs(value)) ? null : `${value}`;
  if (typeof got === "boolean" && typeof value === "boolean") return got === value ? null : `${value}`;
  if (typeof got === "number" && typeof value === "boolean") return got === Number(value) ? null : `${value}`;
  const texts = [String(value), ...(known ? [] : [cellText(cell).trim()])];
  const shown = String(got);
  // A day without its time is still the day (cli.md, Dates).
  if (fieldKind(as, field) === "day" && typeof value === "string" && value.slice(0, 10) === shown.slice(0, 10)) return null;
  if (texts.includes(shown) || texts.includes(shown.replace(/ 00:00:00$/, ""))) return null;
  if (fieldKind(as, field) === "period" && texts.some((text) => shown.startsWith(text))) return null;
  if (!known && shown.toLowerCase() === String(value).toLowerCase()) return null;
  return `${value}`;
}

import { isRegionNa } from "../../../shared/table/not-available.ts";
import { quoteName, quoteText } from "../store.ts";
import { type Cell, errorName, parsedName, preparedName, rawName, textName, trimmed, typedName, writtenName } from "./cell-reading.ts";
import type { ReadField } from "./read-field.ts";
import type { SourcePlan } from "./resolve-mapping.ts";
import { presentText, type TextState } from "./text-states.ts";

/** A SELECT with `row` and the names that the readings of the fields use (cell-reading.ts). */
export function cellsSql(plan: SourcePlan, fields: readonly ReadField[], states: ReadonlyMap<number, TextState>): string {
  const odd = fields.filter(({ cell }) => cell.column.profile.odd > 0);
  const oddText = (cell: Cell): string => `o.${quoteName(`${cell.column.id}_text`)}`;
  const cells = fields.flatMap(({ cell }) => {
    const names = [`${rawName(cell.column)} as ${typedName(cell)}`];
    if (cell.hasText) {
      const own = rawName(cell.column);
      const text = cell.column.type !== "text" ? oddText(cell) : cell.column.profile.odd > 0 ? `coalesce(${own}, ${oddText(cell)})` : own;
      names.push(`${text} as ${writtenName(cell)}`);
      names.push(`${states.get(cell.i)?.trim === true ? trimmed(text) : text} as ${textName(cell)}`);
    }
    if (cell.hasError) names.push(`coalesce(o.${quoteName(`${cell.column.id}_error`)}, false) as ${errorName(cell)}`);
    return names;
  });
  let sql = `select r._row as row${cells.map((cell) => `, ${cell}`).join("")} from ${quoteName(plan.raw.id)} r${oddJoin(plan, odd)}`;
  const blanks = fields.flatMap((field) => {
    const state = states.get(field.cell.i);
    return state === undefined || state.missing === false ? [] : [{ ...field, state }];
  });
  if (blanks.length > 0) {
    const list = blanks.map(({ cell, kind, field, state }) => {
      const named = (kind === "label" || kind === "extra") && isRegionNa(cell.column, plan.readings.get(field));
      const kept = named ? ["NA"] : [];
      return `${presentText(textName(cell), state, kept)} as ${textName(cell)}`;
    });
    sql = `select * replace (${list.join(", ")}) from (${sql})`;
  }
  const prepared = fields.filter(({ reading }) => typeof reading.prepared === "string");
  if (prepared.length > 0)
    sql = `select *${prepared.map(({ cell, reading }) => `, ${reading.prepared} as ${preparedName(cell)}`).join("")} from (${sql})`;
  const parsed = fields.filter(({ reading }) => reading.parsed !== null);
  if (parsed.length === 0) return sql;
  const lookups = parsed.flatMap(({ cell, reading }) =>
    reading.lookup === undefined ? [] : [` left join ${reading.lookup} l${cell.i} on l${cell.i}.lookup_text = b.${textName(cell)}`],
  );
  return `select b.*${parsed.map(({ cell, reading }) => `, ${reading.parsed} as ${parsedName(cell)}`).join("")} from (${sql}) b${lookups.join("")}`;
}

/** One row for every row that has an odd cell in a mapped column. */
function oddJoin(plan: SourcePlan, odd: readonly ReadField[]): string {
  const ids = [...new Set(odd.map(({ cell }) => cell.column.id))];
  if (ids.length === 0) return "";
  const columns = ids.map((id) => {
    const here = `filter (col = ${quoteText(id)}`;
    return `max(text) ${here} and kind <> 'error') as ${quoteName(`${id}_text`)}, bool_or(kind = 'error') ${here}) as ${quoteName(`${id}_error`)}`;
  });
  return ` left join (select row as odd_row, ${columns.join(", ")} from ${quoteName(`${plan.raw.id}_odd`)} group by row) o on o.odd_row = r._row`;
}

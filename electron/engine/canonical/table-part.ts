import { columnOf } from "../../../shared/table/canonical.ts";
import { CANONICAL, type CanonicalTable } from "../../../shared/table/fields.ts";
import { quoteName } from "../store.ts";
import type { ReadField } from "./read-field.ts";
import { cellText } from "./read-label.ts";
import type { SourceCells } from "./source-cells.ts";

/** A SELECT with `source`, `row` and one column for each of `columns`, labels and ids still as text. */
export type TablePart = { readonly sql: string; readonly columns: readonly PartColumn[] };

export type PartColumn = { readonly field: string; readonly kind: ReadField["kind"]; readonly type: string };

/** The source as a part of its canonical table. Extra fields in `asText` are numbers here and words in another source. */
export function sourcePart(source: SourceCells, asText: ReadonlySet<string>): TablePart {
  const columns = source.fields.map((field): PartColumn & { readonly sql: string } => {
    const text = field.kind === "extra" && asText.has(field.field);
    return {
      field: field.field,
      kind: field.kind,
      type: text ? "varchar" : field.reading.type,
      sql: text ? cellText(field.cell) : field.reading.value,
    };
  });
  const list = columns.map(({ field, sql }) => `, ${sql} as ${quoteName(columnOf(field))}`).join("");
  return {
    sql: `select cast(${source.plan.index} as integer) as source, cast(row as integer) as row${list} from (${source.from})`,
    columns,
  };
}

/** Names of columns in DuckDB do not tell capitals apart. */
const keyOf = (field: string): string => columnOf(field).toLowerCase();

/** Extra fields that are numbers in one source and text in another. */
export function mixedExtras(sources: readonly SourceCells[]): ReadonlySet<string> {
  const types = new Map<string, Set<string>>();
  const fields = sources.flatMap((source) => source.fields);
  for (const { field, reading } of fields) types.set(keyOf(field), (types.get(keyOf(field)) ?? new Set()).add(reading.type));
  return new Set(
    fields.filter(({ field, kind }) => kind === "extra" && (types.get(keyOf(field))?.size ?? 0) > 1).map(({ field }) => field),
  );
}

/** All columns of several parts: canonical fields in their order, then extra ones as they come. */
export function unionColumns(table: CanonicalTable, parts: readonly TablePart[]): readonly PartColumn[] {
  const found = new Map<string, PartColumn>();
  for (const column of parts.flatMap(({ columns }) => columns)) {
    const before = found.get(keyOf(column.field));
    if (before === undefined || (before.kind === "extra" && column.kind !== "extra")) found.set(keyOf(column.field), column);
  }
  const canonical = Object.keys(CANONICAL[table]).flatMap((field) => found.get(field) ?? []);
  return [...canonical, ...[...found.values()].filter(({ kind }) => kind === "extra")];
}

/** The parts under each other, every one with all columns. */
export function stackParts(parts: readonly TablePart[], columns: readonly PartColumn[]): string {
  const selects = parts.map((part) => {
    const has = new Set(part.columns.map(({ field }) => keyOf(field)));
    const list = columns.map(({ field, type }) => {
      const name = quoteName(columnOf(field));
      return has.has(keyOf(field)) ? name : `cast(null as ${type}) as ${name}`;
    });
    return `select source, row${list.map((name) => `, ${name}`).join("")} from (${part.sql})`;
  });
  return selects.join(" union all ");
}

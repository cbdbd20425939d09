import { columnOf, type Excluded } from "../../../shared/table/canonical.ts";
import { CANONICAL, type CanonicalTable } from "../../../shared/table/fields.ts";
import { UNREAD_COLUMN, unreadBit } from "../../../shared/table/unread.ts";
import { quoteName } from "../store.ts";
import type { ReadField } from "./read-field.ts";
import { cellText } from "./read-label.ts";
import type { SourceCells } from "./source-cells.ts";
import { spelledFrom } from "./spell-ids.ts";
import { columnKey, hasEachOnce } from "./stage-ids.ts";

/** A SELECT with `source`, `row` and one column for each of `columns`, labels and ids still as text. */
export type TablePart = {
  readonly sql: string;
  readonly columns: readonly PartColumn[];
  /** The SELECT also has `UNREAD_COLUMN`. */
  readonly hasUnread?: boolean;
  readonly ids?: PartIds;
};

/**
 * Where the customer ids of a part come from: columns by `columnKey`. `all` = every id of them is in the part, `once` = in one row only, as it
 * stands in its cell.
 */
export type PartIds = { readonly columns: readonly string[]; readonly all: boolean; readonly once: boolean };

export type PartColumn = { readonly field: string; readonly kind: ReadField["kind"]; readonly type: string };

/**
 * The source as a part of its canonical table. Extra fields in `asText` are numbers here and words in another source; `excluded`
 * are the cells that could not be used; where the source is `spelled`, customer ids come as `spellIds` writes them.
 */
export function sourcePart(source: SourceCells, asText: ReadonlySet<string>, excluded: readonly Excluded[], isSpelled: boolean): TablePart {
  const id = source.fields.find(({ field }) => field === "customer_id")?.reading.value;
  const spelled = isSpelled && id !== undefined ? spelledFrom(source.from, id) : null;
  const columns = source.fields.map((field): PartColumn & { readonly sql: string } => {
    const text = field.kind === "extra" && asText.has(field.field);
    return {
      field: field.field,
      kind: field.kind,
      type: text ? "varchar" : field.reading.type,
      sql: text ? cellText(field.cell) : spelled !== null && field.field === "customer_id" ? spelled.id : field.reading.value,
    };
  });
  const constants = source.plan.constants.map(({ field, kind, type, sql }) => ({ field, kind, type, sql }));
  const all = [...columns, ...constants];
  const list = all.map(({ field, sql }) => `, ${sql} as ${quoteName(columnOf(field))}`).join("");
  const unread = unreadSql(source, excluded);
  return {
    sql: `select cast(${source.plan.index} as integer) as source, cast(row as integer) as row${unread === null ? "" : `, ${unread} as ${UNREAD_COLUMN}`}${list} from ${spelled?.from ?? `(${source.from})`}`,
    columns: all,
    hasUnread: unread !== null,
    ...(id === undefined ? {} : { ids: { columns: [columnKey(source)], all: true, once: hasEachOnce(source) && spelled === null } }),
  };
}

const NUMBER_KINDS: ReadonlySet<string> = new Set(["number", "money", "period"]);

/** SQL: the bits of the numbers of a row that are filled and cannot be read; `null` where every number can. */
function unreadSql({ plan, fields }: SourceCells, excluded: readonly Excluded[]): string | null {
  if (plan.as === "accounts") return null;
  const bits = fields.flatMap(({ field, kind, reading: { unreadable, reason } }) =>
    unreadable !== null && NUMBER_KINDS.has(kind) && excluded.some((one) => one.field === field && one.reason === reason)
      ? [`case when ${unreadable} then ${unreadBit(plan.as, field)} else 0 end`]
      : [],
  );
  return bits.length === 0 ? null : `cast(${bits.join(" + ")} as integer)`;
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

/** Whether one of the parts, and so all of them stacked, has `UNREAD_COLUMN`. */
export const hasUnread = (parts: readonly TablePart[]): boolean => parts.some((part) => part.hasUnread === true);

/** The parts under each other, every one with all columns. */
export function stackParts(parts: readonly TablePart[], columns: readonly PartColumn[]): string {
  const anyUnread = hasUnread(parts);
  const selects = parts.map((part) => {
    const unread = !anyUnread ? "" : part.hasUnread === true ? `, ${UNREAD_COLUMN}` : `, cast(0 as integer) as ${UNREAD_COLUMN}`;
    const has = new Set(part.columns.map(({ field }) => keyOf(field)));
    const list = columns.map(({ field, type }) => {
      const name = quoteName(columnOf(field));
      return has.has(keyOf(field)) ? name : `cast(null as ${type}) as ${name}`;
    });
    return `select source, row${unread}${list.map((name) => `, ${name}`).join("")} from (${part.sql})`;
  });
  return selects.join(" union all ");
}

import { columnOf, type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import type { Repair } from "../../../shared/table/join-report.ts";
import { repairId } from "../../../shared/table/repair-codes.ts";
import { quoteName, type Store } from "../store.ts";
import { EXAMPLES_LISTED } from "./look-over.ts";
import type { SourcePlan } from "./resolve-mapping.ts";
import { type PartColumn, stackParts, type TablePart, unionColumns } from "./table-part.ts";

/** A part of a canonical table with the plan of the source it comes from. */
export type PlannedPart = { readonly plan: SourcePlan; readonly part: TablePart };

export type WithoutRepeats = {
  /** The parts without the rows that a person wants left out. */
  readonly parts: readonly TablePart[];
  readonly repairs: readonly Repair[];
  readonly excluded: ReadonlyMap<number, Excluded>;
};

/**
 * Rows that stand, the same in every mapped column, in an earlier file of the same table: a wave that was appended twice, or files
 * whose spans overlap. They stay unless a person asks for the repair, because equal rows may be true. Rows without any id are not
 * looked at: two answers of nobody are easily equal.
 */
export async function withoutRepeats(store: Store, table: CanonicalTable, own: readonly PlannedPart[]): Promise<WithoutRepeats> {
  const parts = own.map(({ part }) => part);
  const nothing = { parts, repairs: [], excluded: new Map<number, Excluded>() };
  const files = [...new Set(own.map(({ plan }) => plan.raw.file))];
  const columns = unionColumns(table, parts);
  const ids = columns.filter(({ kind }) => kind === "id");
  if (table === "accounts" || files.length < 2 || ids.length === 0) return nothing;
  const repeated = `stage_repeated_${table}`;
  if (!(await findRepeats(store, repeated, own, files, columns, ids))) return nothing;
  const found = await store.all<{ source: number; count: number; rows: readonly number[] }>(
    `select source, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows from ${repeated} group by source`,
  );
  const repairs: Repair[] = [];
  const excluded = new Map<number, Excluded>();
  const kept: TablePart[] = [];
  for (const { plan, part } of own) {
    const here = found.find(({ source }) => source === plan.index);
    const id = repairId(table, "dropRepeatedRows", null);
    const on = plan.done.has(id) && here !== undefined;
    kept.push(
      on
        ? { ...part, sql: `select * from (${part.sql}) where row not in (select row from ${repeated} where source = ${plan.index})` }
        : part,
    );
    if (here === undefined) continue;
    if (on) excluded.set(plan.index, { reason: "ROW_REPEATED", field: null, count: here.count, rows: here.rows });
    const examples = await store.all<Repair["examples"][number]>(
      `select row, content as before, '' as after from ${repeated} where source = ${plan.index} order by row limit ${EXAMPLES_LISTED}`,
    );
    repairs.push({ id, source: plan.index, as: table, code: "dropRepeatedRows", field: null, cells: here.count, examples, on });
  }
  return { parts: kept, repairs, excluded };
}

/** Writes `(source, row, content)` of the repeated rows; false when there are none. */
async function findRepeats(
  store: Store,
  repeated: string,
  own: readonly PlannedPart[],
  files: readonly string[],
  columns: readonly PartColumn[],
  ids: readonly PartColumn[],
): Promise<boolean> {
  const stacked = stackParts(
    own.map(({ part }) => part),
    columns,
  );
  const names = columns.map(({ field }) => quoteName(columnOf(field)));
  const cases = own.map(({ plan }) => `when ${plan.index} then ${files.indexOf(plan.raw.file)}`);
  const rows = `select *, case source ${cases.join(" ")} end as octad_file, hash(${names.join(", ")}) as octad_hash
    from (${stacked}) where ${ids.map(({ field }) => `${quoteName(columnOf(field))} is not null`).join(" or ")}`;
  // Equal rows have equal hashes: only the few of them are compared cell by cell.
  await store.run(`create or replace temp table stage_row_hashes as
    select octad_hash from (${rows}) group by octad_hash having min(octad_file) <> max(octad_file)`);
  const { any } = await store.one<{ any: boolean }>("select count(*) > 0 as any from stage_row_hashes");
  if (!any) return false;
  const content = names.slice(0, 4).map((name) => `cast(${name} as varchar)`);
  await store.run(`create or replace temp table ${repeated} as
    select source, row, concat_ws(' · ', ${content.join(", ")}) as content
    from (select *, min(octad_file) over (partition by ${names.join(", ")}) as octad_first
      from (${rows}) where octad_hash in (select octad_hash from stage_row_hashes))
    where octad_file > octad_first`);
  return (await store.one<{ any: boolean }>(`select count(*) > 0 as any from ${repeated}`)).any;
}

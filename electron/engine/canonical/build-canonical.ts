import type { Job } from "../../../shared/progress.ts";
import { ok, ProblemError, type Result } from "../../../shared/result.ts";
import { type CanonicalFacts, type Excluded, OUT_OF_RANGE, type SourceReport } from "../../../shared/table/canonical.ts";
import { CANONICAL, CANONICAL_TABLES, type CanonicalTable, QUESTIONS } from "../../../shared/table/fields.ts";
import type { Repair } from "../../../shared/table/join-report.ts";
import type { Mapping } from "../../../shared/table/mapping.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { quoteName, type Store } from "../store.ts";
import { dropStaged } from "./drop-staged.ts";
import { dropLabelTypes } from "./label-types.ts";
import { type EqualIds, makeIdsEqual } from "./make-ids-equal.ts";
import { type PeriodScale, periodScale } from "./period-scale.ts";
import { readSource } from "./read-source.ts";
import { type ResolvedMapping, resolveMapping } from "./resolve-mapping.ts";
import { NOT_IN_WAVE } from "./rows-of-wave.ts";
import type { SourceCells } from "./source-cells.ts";
import { latestDay, sourceDays } from "./source-days.ts";
import type { TablePart } from "./table-part.ts";
import { type TableParts, tableParts } from "./table-parts.ts";
import { customerField, writeTable } from "./write-table.ts";

/**
 * Builds the canonical tables of `shared/table/canonical.ts` from raw tables and a mapping. All or nothing: a problem, a
 * cancel or a fault leaves the canonical tables that stood before.
 */
export async function buildCanonical(
  store: Store,
  tables: readonly RawTable[],
  mapping: Mapping,
  job: Job,
): Promise<Result<CanonicalFacts>> {
  const resolved = resolveMapping(tables, mapping);
  if (!resolved.ok) return resolved;
  const report = (done: number): void => {
    job.checkpoint();
    job.report({ fraction: done, step: "canonical" });
  };
  try {
    const staged = await store.watched(job, () => stage(store, resolved.value, report));
    await store.run("begin transaction");
    try {
      const facts = await store.watched(job, () => write(store, staged, resolved.value, report));
      await store.run("commit");
      return ok(facts);
    } catch (error) {
      await store.run("rollback");
      throw error;
    }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  } finally {
    await dropStaged(store);
  }
}

/** What the canonical tables are made of; much of it stands in temporary tables. */
type Staged = {
  readonly sources: readonly SourceCells[];
  readonly excluded: ReadonlyMap<number, readonly Excluded[]>;
  readonly repairs: readonly Repair[];
  readonly ids: EqualIds;
  readonly parts: TableParts;
};

/** Reads the sources. Outside the transaction, as DuckDB scans with one thread what a transaction has not committed. */
async function stage(store: Store, { sources: plans, scales }: ResolvedMapping, report: (done: number) => void): Promise<Staged> {
  report(0);
  const sources: SourceCells[] = [];
  const excluded = new Map<number, readonly Excluded[]>();
  const repairs: Repair[] = [];
  for (const plan of plans) {
    const read = await readSource(store, plan, scales);
    sources.push(read.cells);
    excluded.set(plan.index, read.excluded);
    repairs.push(...read.repairs);
    report((0.4 * sources.length) / plans.length);
  }

  const ids = await makeIdsEqual(store, sources);
  const parts = await tableParts(store, sources, ids.spelled, excluded);
  report(0.5);
  return { sources, excluded, repairs, ids, parts };
}

/** Writes the canonical tables in place of those that stood before. */
async function write(
  store: Store,
  { sources, excluded, repairs, ids, parts: { parts, repairs: ofRows } }: Staged,
  { scales }: ResolvedMapping,
  report: (done: number) => void,
): Promise<CanonicalFacts> {
  await dropCanonical(store);
  await writeCustomers(store, parts);

  const fields: Partial<Record<CanonicalTable, readonly string[]>> = {};
  let periods: PeriodScale | null = null;
  for (const [index, [table, ofTable]] of [...parts].entries()) {
    const scale = "period" in CANONICAL[table] ? await periodScale(store, ofTable, "period") : null;
    if (table === "cashflows") periods = scale;
    const columns = await writeTable(store, table, ofTable, scale);
    fields[table] = columns.map(({ field }) => field);
    report(0.5 + (0.45 * (index + 1)) / parts.size);
  }
  const days = await sourceDays(store, fields);
  const unused = await unusedAnswers(store, fields.answers ?? []);
  const reports: SourceReport[] = [];
  for (const { plan } of sources) {
    const list = [...(excluded.get(plan.index) ?? [])].sort((a, b) => compare(a.reason, b.reason) || compare(a.field ?? "", b.field ?? ""));
    const { rows } = await store.one<{ rows: number }>(`select count(*) as rows from ${quoteName(plan.raw.id)}`);
    const gone = list.filter(({ reason }) => ROW_REASONS.has(reason)).reduce((sum, { count }) => sum + count, 0);
    const used = rows - gone - (plan.as === "answers" ? (unused.get(plan.index) ?? 0) : 0);
    const { file, sheet, id } = plan.raw;
    reports.push({ file, sheet, table: id, as: plan.as, rows, used, excluded: list, days: days.get(plan.index) ?? null });
  }
  report(1);
  return {
    fields,
    scales,
    sources: reports,
    customers: await countCustomers(store, fields, parts),
    latestDay: await latestDay(store, fields, days),
    periodKind: periods?.kind ?? null,
    readings: sources.flatMap(({ plan, fields: read }) =>
      read.flatMap(({ field, reading }) => (reading.code === null ? [] : [{ source: plan.index, field, code: reading.code }])),
    ),
    joins: ids.joins,
    repairs: [...repairs, ...ids.repairs, ...ofRows].sort((a, b) => a.source - b.source),
    arrivals: ids.arrivals,
  };
}

/** Reasons that take the whole row out of its table. */
const ROW_REASONS: ReadonlySet<string> = new Set([NOT_IN_WAVE, "MISSING_ID", "END_BEFORE_START", "DUPLICATE_ACCOUNT", "ROW_REPEATED"]);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function dropCanonical(store: Store): Promise<void> {
  for (const table of [...CANONICAL_TABLES, "customers"]) await store.run(`drop table if exists ${table}`);
  await dropLabelTypes(store);
}

/** Every different id of every table, numbered in the order of the text. */
async function writeCustomers(store: Store, parts: ReadonlyMap<CanonicalTable, readonly TablePart[]>): Promise<void> {
  const ids = [...parts].flatMap(([table, ofTable]) => {
    const id = customerField(table);
    const having = ofTable.filter((part) => part.columns.some(({ field }) => field === id));
    return id === null ? [] : having.map((part) => `select ${quoteName(id)} as id from (${part.sql})`);
  });
  const all = ids.length === 0 ? "select cast(null as varchar) as id" : ids.join(" union all ");
  await store.run(`create table customers as select cast(row_number() over () - 1 as integer) as customer, id as customer_id
    from (select distinct id from (${all}) where id is not null order by id)`);
}

/** Rows of answers, by source, in which something was answered and nothing validly. */
async function unusedAnswers(store: Store, fields: readonly string[]): Promise<ReadonlyMap<number, number>> {
  const questions = QUESTIONS.filter((question) => fields.includes(question));
  if (questions.length === 0) return new Map();
  const none = questions.map((question) => `coalesce(${question}, ${OUT_OF_RANGE}) = ${OUT_OF_RANGE}`).join(" and ");
  const some = questions.map((question) => `${question} is not null`).join(" or ");
  const rows = await store.all<{ source: number; count: number }>(
    `select source, count(*) as count from answers where (${none}) and (${some}) group by source`,
  );
  return new Map(rows.map(({ source, count }) => [source, count]));
}

type Fields = Readonly<Partial<Record<CanonicalTable, readonly string[]>>>;

/** Different customers; participants of usability tasks are no customers. */
async function countCustomers(store: Store, fields: Fields, parts: ReadonlyMap<CanonicalTable, readonly TablePart[]>): Promise<number> {
  const tables = CANONICAL_TABLES.filter((table) => fields[table]?.includes("customer_id") === true);
  if (tables.length === 0) return 0;
  const hasParticipants = [...parts.keys()].some((table) => customerField(table) === "participant_id");
  if (!hasParticipants) return (await store.one<{ n: number }>("select count(*) as n from customers")).n;
  const ids = tables.map((table) => `select customer from ${table}`).join(" union all ");
  return (await store.one<{ n: number }>(`select count(distinct customer) as n from (${ids})`)).n;
}

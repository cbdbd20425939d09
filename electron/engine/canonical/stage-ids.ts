import { repairId } from "../../../shared/table/repair-codes.ts";
import { quoteText, type Store } from "../store.ts";
import { isMissingBetweenSpaces, trimmed } from "./cell-reading.ts";
import type { SourceCells } from "./source-cells.ts";

/**
 * Every different text of a customer id, by source: `(source, id, n, base, key)`. n = its rows, base = without its blanks, key = by
 * all rules in force: ids of one key are one customer. A view, so that ids which stand once in their column are not copied.
 */
export const IDS = "stage_ids";
/** Where they are kept once they are not what stands in the columns. */
const KEPT_IDS = "stage_kept_ids";
/** The same for texts that are blank or say "missing". */
export const NO_IDS = "stage_no_ids";

/** What is compared with what: sources that have customer ids, and the accounts among them. */
export type IdSources = {
  readonly sources: readonly SourceCells[];
  /** The largest source of accounts, else of all; `null` where no source has an id. */
  readonly right: SourceCells | null;
  /** Sources whose customers are compared with the right, one for each column of ids. */
  readonly lefts: readonly SourceCells[];
};

/** The field that holds the customer id of a source. */
const idField = (source: SourceCells) => source.fields.find(({ field }) => field === "customer_id");

/** SQL: the customer id of a row of a source, as it stands in the cell. */
export const idValue = (source: SourceCells): string | null => idField(source)?.reading.value ?? null;

/** Writes `IDS` and says which sources are compared. */
export async function stageIds(store: Store, sources: readonly SourceCells[]): Promise<IdSources> {
  const having = sources.filter((source) => idValue(source) !== null);
  // Sources of one column have the same ids: its cells are counted once.
  const byColumn = new Map<string, { readonly source: SourceCells; readonly indices: number[] }>();
  for (const source of having) {
    const known = byColumn.get(columnKey(source));
    if (known === undefined) byColumn.set(columnKey(source), { source, indices: [source.plan.index] });
    else known.indices.push(source.plan.index);
  }
  const selects = [...byColumn.values()].map(
    ({ source, indices: [first = 0, ...others] }) =>
      // Taking a list apart costs more than everything else here.
      `select cast(${others.length === 0 ? first : `unnest([${[first, ...others].join(", ")}])`} as integer) as source, id, n, id as base, id as key
       from (select id, ${hasEachOnce(source) ? "cast(1 as bigint) as n" : "count(*) as n"} from (select ${idValue(source)} as id from (${source.from}))
             where id is not null ${hasEachOnce(source) ? "" : "group by id"})`,
  );
  const none =
    "select cast(0 as integer) as source, cast(null as varchar) as id, cast(0 as bigint) as n, cast(null as varchar) as base, cast(null as varchar) as key where false";
  const all = selects.length === 0 ? none : selects.join(" union all ");
  if (having.every(hasEachOnce)) await viewIds(store, all);
  else await keepIds(store, all);
  await store.run(
    `create or replace temp table ${NO_IDS} as select * from ${IDS} where ${keepsWords(having) ? `${trimmed("id")} = ''` : isMissingBetweenSpaces("id")}`,
  );
  const { any } = await store.one<{ any: boolean }>(`select count(*) > 0 as "any" from ${NO_IDS}`);
  if (any) await keepIds(store, `select * from ${IDS} where id not in (select id from ${NO_IDS})`);
  const sizes = await store.all<{ source: number; ids: number }>(`select source, count(*) as ids from ${IDS} group by source`);
  const size = (source: SourceCells): number => sizes.find((one) => one.source === source.plan.index)?.ids ?? 0;
  const filled = having.filter((source) => size(source) > 0);
  const accounts = filled.filter(({ plan }) => plan.as === "accounts");
  const [right = null] = (accounts.length > 0 ? accounts : filled).toSorted(
    (a, b) => size(b) - size(a) || compare(placeOf(a), placeOf(b)) || a.plan.index - b.plan.index,
  );
  const seen = new Set(right === null ? [] : [columnKey(right)]);
  const lefts = filled.filter((source) => {
    const isNew = !seen.has(columnKey(source));
    seen.add(columnKey(source));
    return isNew;
  });
  return { sources: having, right, lefts };
}

const viewIds = (store: Store, select: string): Promise<void> => store.run(`create or replace temp view ${IDS} as ${select}`);

/** Keeps ids as a select has them, which may itself read those that stand. */
export async function keepIds(store: Store, select: string): Promise<void> {
  await store.run(`create or replace temp table ${KEPT_IDS} as ${select}`);
  await viewIds(store, `select * from ${KEPT_IDS}`);
}

/** Whether words that say "missing" are ids: a person took that repair back. Ids are the same in all sources, so one no is a no. */
export const keepsWords = (sources: readonly SourceCells[]): boolean =>
  sources.some(({ plan }) => plan.undone.has(repairId(plan.as, "missingWords", "customer_id")));

/** Every id of the source stands in one row, as the profile says: nothing need be grouped. */
export function hasEachOnce(source: SourceCells): boolean {
  const column = idField(source)?.column;
  return column?.type === "text" && column.profile.odd === 0 && column.profile.distinct === column.profile.filled;
}

/** The column that the ids of a source are in. The waves of one table have the same column of ids and other rows. */
export const columnKey = (source: SourceCells): string => JSON.stringify([source.plan.raw.id, idField(source)?.column.id, source.plan.own]);
const placeOf = ({ plan }: SourceCells): string => JSON.stringify([plan.raw.file, plan.raw.sheet]);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The sources whose ids stand on the right side of a left source: all accounts, or the right alone for accounts themselves.
 */
export function rightSide({ sources, right }: IdSources, left: SourceCells): readonly number[] {
  if (right === null) return [];
  if (left.plan.as === "accounts" || right.plan.as !== "accounts") return [right.plan.index];
  return sources.filter(({ plan }) => plan.as === "accounts").map(({ plan }) => plan.index);
}

/** Left sources with the sources they are compared with. */
export type RightSide = { readonly lefts: readonly SourceCells[]; readonly right: readonly number[] };

/** Left sources by what they are compared with: two kinds at most. */
export function rightSides(ids: IdSources): readonly RightSide[] {
  const sides = new Map<string, { lefts: SourceCells[]; right: readonly number[] }>();
  for (const left of ids.lefts) {
    const right = rightSide(ids, left);
    const side = sides.get(String(right)) ?? { lefts: [], right };
    side.lefts.push(left);
    sides.set(String(right), side);
  }
  return [...sides.values()];
}

export const inList = (numbers: readonly number[]): string => `(${[-1, ...numbers].join(", ")})`;

/** Rows of a source by the text of their id: at most `most` rows of each text. */
export async function rowsOfIds(
  store: Store,
  source: SourceCells,
  ids: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const value = idValue(source);
  if (value === null || ids.length === 0) return new Map();
  const list = ids.map(quoteText).join(", ");
  const found = await store.all<{ id: string; rows: readonly number[] }>(
    `select id, list_slice(list_sort(list(row)), 1, ${most}) as rows from (select ${value} as id, row from (${source.from})) where id in (${list}) group by id`,
  );
  return new Map(found.map(({ id, rows }) => [id, rows]));
}

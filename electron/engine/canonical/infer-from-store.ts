import type { ColumnRef, KeyOverlap, MappingEvidence } from "../../../shared/table/evidence.ts";
import { keyCandidates } from "../../../shared/table/guess-keys.ts";
import { inferMapping, withQuestions } from "../../../shared/table/infer-mapping.ts";
import type { InferredMapping } from "../../../shared/table/mapping.ts";
import type { RawColumn, RawTable } from "../../../shared/table/raw-table.ts";
import { quoteName, type Store } from "../store.ts";
import { trimmed } from "./cell-reading.ts";
import { byRule } from "./id-rules.ts";
import { labelTexts } from "./label-texts.ts";
import { readingQuestions } from "./reading-questions.ts";

/** Pairs of columns compared at most: with many sheets the likeliest keys come first. */
const MOST_PAIRS = 60;

/** Infers the mapping of tables that stand in the store, with the evidence that only the store can give. */
export async function inferFromStore(store: Store, tables: readonly RawTable[]): Promise<InferredMapping> {
  const evidence = await collectEvidence(store, tables);
  const inferred = inferMapping(tables, evidence);
  const effortTrends = await effortTrendsOf(store, tables, inferred);
  const settled = effortTrends.length === 0 ? inferred : inferMapping(tables, { ...evidence, effortTrends });
  return withQuestions(settled, await readingQuestions(store, tables, settled.mapping));
}

/** Too few pairs of answers tell no trend. */
const FEWEST_PAIRS = 30;

/** How each effort question goes with recommendation or satisfaction in the same rows. */
async function effortTrendsOf(
  store: Store,
  tables: readonly RawTable[],
  inferred: InferredMapping,
): Promise<readonly (ColumnRef & { correlation: number })[]> {
  const trends: (ColumnRef & { correlation: number })[] = [];
  for (const guess of inferred.guesses) {
    if (guess.as !== "answers") continue;
    const table = tables.find(({ id }) => id === guess.table);
    const columnOf = (field: string): RawColumn | undefined => {
      const header = guess.columns.find((column) => column.field === field)?.header;
      return table?.columns.find((column) => column.header === header);
    };
    const effort = columnOf("ces");
    const other = columnOf("nps") ?? columnOf("csat") ?? columnOf("sat");
    if (table === undefined || effort === undefined || other === undefined) continue;
    const { r, n } = await store.one<{ r: number | null; n: number }>(
      `select corr(x, y) as r, count(*) as n from (select ${asNumber(effort)} as x, ${asNumber(other)} as y from ${quoteName(table.id)})
        where x between 0 and 10 and y between 0 and 10`,
    );
    if (r !== null && Number.isFinite(r) && n >= FEWEST_PAIRS) trends.push({ table: table.id, column: effort.id, correlation: r });
  }
  return trends;
}

const asNumber = ({ id, type }: RawColumn): string =>
  type === "text" ? `try_cast(replace(${quoteName(id)}, ',', '.') as double)` : `try_cast(${quoteName(id)} as double)`;

async function collectEvidence(store: Store, tables: readonly RawTable[]): Promise<MappingEvidence> {
  const candidates = tables.map((table) => ({ table, columns: keyCandidates(table) }));
  const pairs: { left: { table: RawTable; column: RawColumn }; right: { table: RawTable; column: RawColumn }; order: number }[] = [];
  for (const [index, one] of candidates.entries()) {
    for (const other of candidates.slice(index + 1)) {
      for (const [i, left] of one.columns.entries()) {
        for (const [j, right] of other.columns.entries()) {
          pairs.push({ left: { table: one.table, column: left }, right: { table: other.table, column: right }, order: i + j });
        }
      }
    }
  }
  const overlaps: KeyOverlap[] = [];
  for (const { left, right } of pairs.sort((a, b) => a.order - b.order).slice(0, MOST_PAIRS)) {
    const matchedShare = await overlap(store, left, right);
    overlaps.push({
      left: { table: left.table.id, column: left.column.id },
      right: { table: right.table.id, column: right.column.id },
      matchedShare,
    });
  }
  return { overlaps, texts: await labelTexts(store, tables) };
}

type Side = { readonly table: RawTable; readonly column: RawColumn };

/** Share of the different keys of the smaller side that stand in the other. */
async function overlap(store: Store, left: Side, right: Side): Promise<number> {
  const row = await store.one<{ both: number; lefts: number; rights: number }>(`
    with l as (${keysOf(left)}), r as (${keysOf(right)})
    select (select count(*) from l) as lefts, (select count(*) from r) as rights, (select count(*) from l join r using (k)) as both`);
  const smaller = Math.min(row.lefts, row.rights);
  return smaller === 0 ? 0 : row.both / smaller;
}

function keysOf({ table, column }: Side): string {
  const name = quoteName(column.id);
  const text =
    column.type === "number"
      ? `case when ${name} = trunc(${name}) and abs(${name}) < 1e15 then cast(cast(${name} as bigint) as varchar) else cast(${name} as varchar) end`
      : trimmed(`cast(${name} as varchar)`);
  const different = `select distinct ${text} as k from ${quoteName(table.id)}`;
  // Ids that differ by capitals or zeros in front may be the same (decide-id-rules.ts).
  return `select distinct ${byRule("zeros", byRule("capitals", "k"))} as k from (${different}) where k is not null and k <> ''`;
}

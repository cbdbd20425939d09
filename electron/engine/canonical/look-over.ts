import { type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { Repair } from "../../../shared/table/join-report.ts";
import { repairId } from "../../../shared/table/repair-codes.ts";
import type { Store } from "../store.ts";
import type { CellRepair } from "./cell-reading.ts";
import type { SourceCells } from "./source-cells.ts";

/** Examples that a repair shows. */
export const EXAMPLES_LISTED = 5;
/** Rows at the head of a source in which examples are looked for first. */
const HEAD = 2_000;

export type LookedOver = {
  /** Cells that are filled and could not be read or cannot be true, by field and reason, with their rows. */
  readonly excluded: readonly Excluded[];
  /** What was done to cells so that they could be read. */
  readonly repairs: readonly Repair[];
};

/** Counts what can be said of the cells of a source, in one pass over them. */
export async function lookOver(store: Store, source: SourceCells): Promise<LookedOver> {
  const bad = source.fields.flatMap(({ field, reading: { unreadable, outside, reason } }) => [
    ...(unreadable === null ? [] : [{ field, when: unreadable, reason }]),
    ...(outside === undefined ? [] : [{ field, when: outside, reason: "OUT_OF_RANGE" }]),
  ]);
  const done = source.fields.flatMap(({ field, reading }) => (reading.repairs ?? []).map((repair) => ({ field, repair })));
  const conditions = [...bad.map(({ when }) => when), ...done.map(({ repair }) => repair.when)];
  if (conditions.length === 0) return { excluded: [], repairs: [] };
  const counts = conditions.map((when, index) => `count(*) filter (${when}) as n${index}`);
  const found = await store.one<Record<string, number>>(`select ${counts.join(", ")} from (${source.from})`);
  const excluded: Excluded[] = [];
  for (const [index, { field, when, reason }] of bad.entries()) {
    const count = found[`n${index}`] ?? 0;
    if (count === 0) continue;
    const rows = await store.all<{ row: number }>(`select row from (${source.from}) where ${when} order by row limit ${ROWS_LISTED}`);
    excluded.push({ reason, field, count, rows: rows.map(({ row }) => row) });
  }
  const { as, index: number } = source.plan;
  const repairs: Repair[] = [];
  for (const [index, { field, repair }] of done.entries()) {
    const cells = found[`n${bad.length + index}`] ?? 0;
    if (cells === 0) continue;
    const id = repairId(as, repair.code, field);
    repairs.push({ id, source: number, as, code: repair.code, field, cells, examples: await examples(store, source, repair), on: true });
  }
  return { excluded, repairs };
}

/** The first cells that were repaired, each text once: at the head of the source, else anywhere. */
async function examples(store: Store, source: SourceCells, { when, before, after }: CellRepair): Promise<Repair["examples"]> {
  const within = (condition: string): string => `
    select min(row) as row, before, any_value(after) as after from (select row, ${before} as before, ${after} as after from (${source.from}) where ${condition}${when})
    group by before order by row limit ${EXAMPLES_LISTED}`;
  const head = await store.all<Repair["examples"][number]>(within(`row <= ${source.plan.raw.headerRow + HEAD} and `));
  return head.length > 0 ? head : store.all<Repair["examples"][number]>(within(""));
}

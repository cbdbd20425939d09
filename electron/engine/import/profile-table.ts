import type { Job } from "../../../shared/progress.ts";
import type { ColumnProfile, RawColumn } from "../../../shared/table/raw-table.ts";
import type { Store } from "../store.ts";
import { type BareColumn, BINS, type Facts, factsOfLong, factsOfShort, NO_FACTS } from "./profile-facts.ts";

/** Profiles every column over all rows of the stored table. */
export async function profileTable(
  store: Store,
  table: string,
  columns: readonly BareColumn[],
  job: Job,
): Promise<{ readonly rows: number; readonly columns: readonly RawColumn[] }> {
  const { rows } = await store.one<{ rows: number }>(`select count(*) as rows from ${table}`);
  const odd = new Map(
    (await store.all<{ col: string; n: number }>(`select col, count(*) as n from ${table}_odd group by col`)).map((row) => [
      row.col,
      row.n,
    ]),
  );
  const profiled: RawColumn[] = [];
  const shares = rows > SHORT ? columns.map((column) => [column]) : sharesOf(columns, rows);
  for (const share of shares) {
    job.report({ fraction: null, step: "profile", detail: { done: profiled.length, total: columns.length } });
    const facts = await store.watched(job, () => (rows > SHORT ? factsOfLong(store, table, share) : factsOfShort(store, table, share)));
    for (const column of share) {
      profiled.push({ ...column, profile: profileOf(column, facts.get(column.id) ?? NO_FACTS, rows, odd.get(column.id) ?? 0) });
    }
  }
  return { rows, columns: profiled };
}

/** In tables of up to so many rows columns are profiled together, as asking takes longer than looking. */
const SHORT = 50_000;
/** Columns and cells that are profiled together. */
const TOGETHER = { columns: 200, cells: 2_000_000 } as const;

function sharesOf(columns: readonly BareColumn[], rows: number): readonly (readonly BareColumn[])[] {
  const size = Math.max(1, Math.min(TOGETHER.columns, Math.floor(TOGETHER.cells / Math.max(1, rows))));
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, index) => columns.slice(index * size, (index + 1) * size));
}

function profileOf({ type }: BareColumn, facts: Facts, rows: number, odd: number): ColumnProfile {
  const { filled, distinct, min, max } = facts;
  const shared = { filled, empty: rows - filled - odd, distinct, odd, top: facts.top ?? [] };
  if (type === "text") {
    return { ...shared, numeric: facts.numeric, days: facts.days, flags: facts.flags, blanks: facts.blanks, longest: facts.longest };
  }
  if (type === "boolean" || min === null || max === null) return shared;
  if (type !== "number") return { ...shared, min, max };
  return { ...shared, min, max, whole: facts.whole ?? false, histogram: facts.values ?? binned(facts.bins ?? []) };
}

function binned(bins: readonly { readonly bin: number; readonly count: number }[]): readonly number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const { bin, count } of bins) counts[Math.min(BINS - 1, Math.max(0, bin))] = count;
  return counts;
}

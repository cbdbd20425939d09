import type { Store } from "../store.ts";
import type { PreviewRow } from "./find-table.ts";
import { cell } from "./plan-column.ts";
import { anyFilled, lookedAt, previewOf, type Region, selected, type WholeSheet } from "./sheet-whole.ts";
import { isTableAbove, startsAnew, type TableStart, tableStart } from "./table-evidence.ts";

/** Rows looked at before and behind a place where a table may start. */
const BEFORE = 16;
const BEHIND = 24;
/** Places looked at; a sheet with more is a table with holes. */
const MOST_PLACES = 400;
/** Without a blank row or a title in between, more such rows than these are rows of a table. */
const MOST_WITHIN = 50;

type Place = { readonly pos: number; readonly gap: boolean; readonly single: boolean };

/**
 * The rows at which further tables of a region start, one below another, each with its titles. Only rows without a number or a
 * date can: those behind blank rows, those of one cell, and those that stand as words in columns of values.
 */
export async function findStarts(store: Store, whole: WholeSheet, region: Region): Promise<readonly number[]> {
  const columns = lookedAt(region);
  const places = await placesIn(store, whole, region, columns);
  if (places.length === 0) return [];
  const rows = await windowsOf(store, whole, region, columns, places);
  const starts: number[] = [];
  let from = 1;
  let current = startAt(rows, from, whole);
  for (const place of places) {
    if (place.pos <= from) continue;
    if (current === null || !isTableAbove(current)) {
      // Nothing but titles so far: what starts here is the first table, or still one of its titles.
      from = place.pos;
      current = startAt(rows, from, whole);
      continue;
    }
    const candidate = startAt(rows, place.pos, whole);
    const headed = from + current.titlesAndHeading;
    if (candidate === null || place.pos <= headed) continue;
    const above = between(rows, Math.max(headed, place.pos - BEFORE), place.pos - 1);
    if (above.length === 0 || !startsAnew(candidate, above, current.headings.names, place.gap)) continue;
    const row = rows.get(place.pos)?.row;
    if (row === undefined) continue;
    starts.push(row);
    from = place.pos;
    current = candidate;
  }
  return starts;
}

type StartAt = TableStart & { readonly titlesAndHeading: number };

function startAt(rows: ReadonlyMap<number, PreviewRow>, pos: number, whole: WholeSheet): StartAt | null {
  const window = between(rows, pos, pos + BEHIND);
  const start = tableStart(window, whole.merges);
  if (start === null) return null;
  const first = start.rows[0]?.row ?? 0;
  return { ...start, titlesAndHeading: window.findIndex(({ row }) => row === first) };
}

function between(rows: ReadonlyMap<number, PreviewRow>, from: number, to: number): readonly PreviewRow[] {
  const found: PreviewRow[] = [];
  for (let pos = from; pos <= to; pos++) {
    const row = rows.get(pos);
    if (row !== undefined) found.push(row);
  }
  return found;
}

/** SQL: the filled rows of the region, numbered. */
function numbered(whole: WholeSheet, region: Region, columns: readonly number[], what: string): string {
  return `select ${what}, cast(row_number() over (order by _row) as integer) as pos, lag(_row) over (order by _row) as prev
    from ${whole.relation} where _row between ${region.from} and ${region.to} and ${anyFilled(whole, columns)}`;
}

async function placesIn(store: Store, whole: WholeSheet, region: Region, columns: readonly number[]): Promise<readonly Place[]> {
  const natives = columns.flatMap((index) =>
    (whole.kinds.get(index) ?? []).filter((kind) => kind !== "text" && kind !== "error").map((kind) => `${cell(kind, index)} is not null`),
  );
  const native = natives.length === 0 ? "false" : natives.join(" or ");
  const count = columns.map((index) => `(${anyFilled(whole, [index])})::integer`).join(" + ");
  const within = natives.length === 0 ? "false" : "true";
  const found = await store.all<{ pos: number; gap: boolean; single: boolean }>(
    `select pos, _row > prev + 1 as gap, n = 1 as single from (
       ${numbered(whole, region, columns, `_row, (${native}) as native, ${count} as n`)})
     where prev is not null and not native and (_row > prev + 1 or n = 1 or ${within}) order by pos limit ${MOST_PLACES + MOST_WITHIN}`,
  );
  const inside = found.filter(({ gap, single }) => !gap && !single).length;
  return found.filter(({ gap, single }) => gap || single || inside <= MOST_WITHIN).slice(0, MOST_PLACES);
}

async function windowsOf(
  store: Store,
  whole: WholeSheet,
  region: Region,
  columns: readonly number[],
  places: readonly Place[],
): Promise<ReadonlyMap<number, PreviewRow>> {
  const windows = [[1, BEHIND], ...places.map(({ pos }) => [pos - BEFORE, pos + BEHIND])].map(([a = 0, b = 0]) => `(${a}, ${b})`);
  const rows = await store.all<Record<string, unknown>>(
    `with numbered as (${numbered(whole, region, columns, selected(whole, columns))}), windows(a, b) as (values ${windows.join(", ")})
     select * from numbered where exists (select 1 from windows where pos between a and b) order by pos`,
  );
  return new Map(rows.map((row) => [Number(row["pos"]), previewOf(row, whole, columns)]));
}

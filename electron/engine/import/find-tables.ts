import type { Store } from "../store.ts";
import { findStarts } from "./find-starts.ts";
import { isWords, PREVIEW_ROWS, type PreviewRow } from "./find-table.ts";
import { anyFilled, lookedAt, type Region, rowsOf, type WholeSheet } from "./sheet-whole.ts";
import { tableStart } from "./table-evidence.ts";

/** Tables on a sheet at most; what is beyond stays with the last. */
const MOST_TABLES = 100;
/** Sheets are cut across and along in turn, so often at most. */
const DEEPEST = 4;

/** The regions of a sheet that hold a table each, in the order of their rows. One region = one table, as most sheets have. */
export async function findTables(store: Store, whole: WholeSheet, region: Region): Promise<readonly Region[]> {
  const found = await cut(store, whole, region, DEEPEST);
  return found.toSorted((a, b) => a.from - b.from || (a.columns[0] ?? 0) - (b.columns[0] ?? 0));
}

async function cut(store: Store, whole: WholeSheet, region: Region, depth: number): Promise<readonly Region[]> {
  if (depth === 0 || region.columns.length === 0) return [region];
  const starts = (await findStarts(store, whole, region)).slice(0, MOST_TABLES - 1);
  if (starts.length > 0) {
    const bounds = [region.from, ...starts];
    const bands: Region[] = [];
    for (const [index, from] of bounds.entries()) {
      const to = (bounds[index + 1] ?? region.to + 1) - 1;
      bands.push(...(await cut(store, whole, await trimmed(store, whole, { ...region, from, to }), depth - 1)));
    }
    return bands;
  }
  const blocks = await besideEachOther(store, whole, region);
  if (blocks.length < 2) return blocks.length === 1 ? blocks : [region];
  const parts: Region[] = [];
  for (const block of blocks) parts.push(...(await cut(store, whole, block, depth - 1)));
  return parts;
}

/** The region without columns that are blank in it. */
async function trimmed(store: Store, whole: WholeSheet, region: Region): Promise<Region> {
  const counts = await filledCells(store, whole, region);
  return { ...region, columns: region.columns.filter((_, place) => (counts[place] ?? 0) > 0) };
}

/** Columns asked for in one query. */
const AT_ONCE = 200;

async function filledCells(store: Store, whole: WholeSheet, { from, to, columns }: Region): Promise<readonly number[]> {
  const counts: number[] = [];
  for (let at = 0; at < columns.length; at += AT_ONCE) {
    const parts = columns.slice(at, at + AT_ONCE).map((index, place) => `count_if(${anyFilled(whole, [index])}) as n${place}`);
    const row = await store.one<Record<string, number>>(
      `select ${parts.join(", ")} from ${whole.relation} where _row between ${from} and ${to}`,
    );
    for (const [place] of parts.entries()) counts.push(row[`n${place}`] ?? 0);
  }
  return counts;
}

/** Columns next to each other, with a blank column before and behind. */
type Block = {
  readonly region: Region;
  readonly rows: readonly PreviewRow[];
  /** The first heading row; `null` where no heading stands over rows. */
  readonly headedAt: number | null;
  readonly names: ReadonlyMap<number, string>;
  readonly first: number;
  readonly last: number;
  readonly filledRows: number;
  /** Rows between its first and last in which its first column is filled. */
  readonly keyed: number;
  readonly ownStarts: boolean;
};

/**
 * Tables side by side: parts of the region with blank columns between that are tables of their own. Where that is not certain
 * they are one table with a blank column. Remarks beside a table are taken out of it.
 */
async function besideEachOther(store: Store, whole: WholeSheet, region: Region): Promise<readonly Region[]> {
  const looked = new Set(lookedAt(region));
  const groups: number[][] = [];
  for (const [place, index] of region.columns.entries()) {
    const before = region.columns[place - 1];
    if (before === undefined || index > before + 1) groups.push([]);
    groups.at(-1)?.push(index);
  }
  if (groups.length < 2 || groups.length > MOST_TABLES) return [region];
  const tables: Block[][] = [];
  const blocks: Block[] = [];
  for (const columns of groups) {
    if (columns.some((index) => looked.has(index))) blocks.push(await blockOf(store, whole, { ...region, columns }));
  }
  for (const block of blocks) {
    const own = tables.at(-1);
    const main = own?.[0];
    if (own === undefined || main === undefined) tables.push([block]);
    else if (isRemark(block, main, blocks)) continue;
    else if (isApart(own.at(-1) ?? main, block, own)) tables.push([block]);
    else tables[tables.length - 1] = [...own, block];
  }
  // Of a very wide sheet the parts beyond those looked at stay with the last table.
  const beyond = groups.slice(blocks.length).flat();
  return tables.map((parts, place) => ({
    ...region,
    columns: [...parts.flatMap((part) => part.region.columns), ...(place === tables.length - 1 ? beyond : [])],
  }));
}

async function blockOf(store: Store, whole: WholeSheet, region: Region): Promise<Block> {
  const rows = await rowsOf(store, whole, region, PREVIEW_ROWS);
  const start = tableStart(rows, whole.merges);
  const headedAt =
    start === null ? null : (rowAbove(rows, start.rows[0]?.row ?? 0, start.headings.last - start.headings.first + 1) ?? null);
  const [key = 0] = region.columns;
  const where = `_row between ${region.from} and ${region.to} and ${anyFilled(whole, region.columns)}`;
  const facts = await store.one<{ first: number | null; last: number | null; n: number; keyed: number }>(
    `select min(_row) as "first", max(_row) as "last", count(*) as n, count_if(${anyFilled(whole, [key])}) as keyed
     from ${whole.relation} where ${where}`,
  );
  const starts = headedAt === null ? [] : await findStarts(store, whole, region);
  return {
    region,
    rows,
    headedAt,
    names: start?.headings.names ?? new Map(),
    first: facts.first ?? region.from,
    last: facts.last ?? region.from,
    filledRows: facts.n,
    keyed: facts.keyed,
    ownStarts: starts.length > 0,
  };
}

const rowAbove = (rows: readonly PreviewRow[], row: number, count: number): number | undefined =>
  rows[rows.findIndex((one) => one.row === row) - count]?.row;

/** A block of words beside a table, without a heading in the table's heading rows and with few rows. */
function isRemark(block: Block, main: Block, all: readonly Block[]): boolean {
  if (main.headedAt === null || block.headedAt === main.headedAt) return false;
  const heading = main.headedAt;
  const isHeaded = block.rows.some(({ row }) => row === heading);
  const longest = Math.max(...all.map(({ filledRows }) => filledRows));
  const few = block.filledRows <= 20 && block.filledRows * 5 <= Math.max(longest, 10);
  return !isHeaded && block.headedAt === null && few && block.rows.every(isWords);
}

/** Whether a block is a table of its own beside those before it. */
function isApart(before: Block, block: Block, own: readonly Block[]): boolean {
  const heads = own.flatMap((part) => (part.headedAt === null ? [] : [part.headedAt]));
  if (block.headedAt === null || block.names.size < 2 || heads.length === 0) return false;
  // Headings in other rows.
  if (!heads.includes(block.headedAt)) return true;
  if (block.ownStarts || before.ownStarts) return true;
  const first = (one: Block): string => (one.names.get(one.region.columns[0] ?? -1) ?? "").trim().toLowerCase();
  // Both begin with the same key, each with rows of its own.
  if (first(block) !== "" && own.some((part) => part.names.size >= 2 && first(part) === first(block))) return true;
  // One goes on where the other, filled in every row so far, has ended.
  const longest = own.reduce((a, b) => (b.last > a.last ? b : a), before);
  const [shorter, longer] = block.last < longest.last ? [block, longest] : [longest, block];
  const further = longer.filledRows - shorter.filledRows;
  const isDense = shorter.keyed === shorter.filledRows && shorter.filledRows >= shorter.last - shorter.first;
  return isDense && shorter.names.size >= 2 && further >= 3 && further * 10 >= longer.filledRows;
}

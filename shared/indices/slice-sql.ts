import type { CellQuery, SliceKind, SliceQuery } from "./index-definition.ts";

/** The code of the whole among the slices of a query by group. */
export const WHOLE = -1;

/** The column that tells slices apart: `WHOLE` for everything, else the code of the group or wave. */
export const sliceColumn = (kind: SliceKind): string => (kind === "all" ? String(WHOLE) : kind === "group" ? "grp" : "wave");

/** `group by` of a query whose other keys are `keys`. */
export function groupBy(kind: SliceKind, keys: readonly string[] = []): string {
  const all = [...(kind === "all" ? [] : [sliceColumn(kind)]), ...keys];
  return all.length === 0 ? "" : ` group by ${all.join(", ")}`;
}

/** The condition that leaves out rows which stand in no slice. */
export const inSlice = (kind: SliceKind): string => (kind === "wave" ? "wave is not null" : "true");

/** SQL of cells: by group, and by adding up the groups the whole; by wave; or the whole alone. */
export function cellsSql({ from, where = "true", keys, sums }: CellQuery, kind: SliceKind): string {
  const names = Object.keys(keys);
  const columns = [...named(keys), ...named(sums)].join(", ");
  const cells = `select ${sliceColumn(kind)} as slice, ${columns} from ${from} where ${where} and ${inSlice(kind)}${groupBy(kind, Object.values(keys))}`;
  if (kind !== "group") return cells;
  const totals = Object.keys(sums).map((name) => `sum(${name}) as ${name}`);
  const rollup = `select ${WHOLE} as slice, ${[...names, ...totals].join(", ")} from cells${names.length === 0 ? "" : ` group by ${names.join(", ")}`}`;
  return `with cells as (${cells}) select * from cells union all ${rollup}`;
}

const named = (expressions: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(expressions).map(([name, expression]) => `${expression} as ${name}`);

/** What nobody asks for: the store is not troubled with it. */
export const NO_ROWS = "select 0 as slice where false";

/** The query of an index over a table that is not there. */
export const noRows: SliceQuery = () => NO_ROWS;

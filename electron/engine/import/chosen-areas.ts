import { ProblemError } from "../../../shared/result.ts";
import type { TableArea } from "../../../shared/table/file-reading.ts";
import type { Store } from "../store.ts";
import { columnIndex } from "./join-headings.ts";
import { anyFilled, type Region, type WholeSheet, wholeRegion } from "./sheet-whole.ts";
import { MOST_COLUMNS, SHEET_LIMITS } from "./table-builder.ts";

/** Why an area cannot be used; words under `problem.AREA_INVALID_<cause>`. */
export type AreaFault = "BEYOND" | "BACKWARDS" | "OVERLAP" | "EMPTY" | "NO_GRID";

export type ChosenRegion = { readonly area: TableArea; readonly region: Region };

/** The areas that a person has marked on a sheet, with the rows and columns that are left open filled in. Throws for areas that cannot be. */
export async function chosenRegions(
  store: Store,
  whole: WholeSheet,
  areas: readonly TableArea[],
  place: { readonly file: string; readonly sheet: string | null },
): Promise<readonly ChosenRegion[]> {
  const all = await wholeRegion(store, whole);
  const fault = (area: TableArea, reason: AreaFault): never => {
    throw areaProblem(place, area, reason);
  };
  const bounds = areas.map((area) => boundsOf(area, all, fault));
  const regions: ChosenRegion[] = [];
  for (const [index, { area, left, right, to }] of bounds.entries()) {
    const others = bounds.filter((_, other) => other !== index).map(({ area: one, left: first }) => ({ row: one.firstRow, left: first }));
    const end = to ?? openEnd(area, left, right, bounds, all.to);
    const last = right ?? (await openRight(store, whole, all, { area, left, to: end }, others));
    const region = {
      from: area.firstRow,
      to: end,
      columns: all.columns.filter((column) => column >= left && column <= last).slice(0, MOST_COLUMNS),
    };
    if (!(await isFilled(store, whole, { ...region, from: area.firstRow + area.headingRows }))) fault(area, "EMPTY");
    regions.push({ area, region });
  }
  for (const [index, one] of regions.entries()) {
    const met = regions.slice(index + 1).find((other) => meet(one.region, other.region));
    if (met !== undefined) fault(met.area, "OVERLAP");
  }
  return regions;
}

export const areaProblem = (
  place: { readonly file: string; readonly sheet: string | null },
  area: TableArea,
  reason: AreaFault,
): ProblemError =>
  new ProblemError({
    code: "AREA_INVALID",
    file: place.file,
    ...(place.sheet === null ? {} : { sheet: place.sheet }),
    row: area.firstRow,
    column: area.firstColumn,
    detail: { reason, at: `${area.firstColumn}${area.firstRow}` },
  });

type Bounds = { readonly area: TableArea; readonly left: number; readonly right: number | null; readonly to: number | null };

function boundsOf(area: TableArea, all: Region, fault: (area: TableArea, reason: AreaFault) => never): Bounds {
  const left = columnIndex(area.firstColumn);
  const right = area.lastColumn === null ? null : columnIndex(area.lastColumn);
  const most = all.columns.at(-1) ?? -1;
  const { firstRow, headingRows, lastRow } = area;
  const whole = Number.isInteger(firstRow) && Number.isInteger(headingRows) && (lastRow === null || Number.isInteger(lastRow));
  if (!whole || firstRow < 1 || headingRows < 0 || headingRows > 10) fault(area, "BACKWARDS");
  if ((right !== null && right < left) || (lastRow !== null && lastRow < firstRow + headingRows)) fault(area, "BACKWARDS");
  if (left < 0 || left >= SHEET_LIMITS.columns || (right ?? 0) >= SHEET_LIMITS.columns || (lastRow ?? 0) > SHEET_LIMITS.rows)
    fault(area, "BEYOND");
  if (firstRow > all.to || left > most) fault(area, "BEYOND");
  return { area, left, right, to: lastRow };
}

/** A table whose last row is open goes to the end of the sheet, or to the next table below it. */
function openEnd(area: TableArea, left: number, right: number | null, bounds: readonly Bounds[], end: number): number {
  const below = bounds.filter(
    (other) =>
      other.area.firstRow > area.firstRow + area.headingRows &&
      (right === null || other.left <= right) &&
      (other.right === null || other.right >= left),
  );
  return Math.min(end, ...below.map((other) => other.area.firstRow - 1));
}

/** A table whose last column is open goes as far as its heading; where several tables are marked, up to a blank column at most. */
async function openRight(
  store: Store,
  whole: WholeSheet,
  all: Region,
  { area, left, to }: { readonly area: TableArea; readonly left: number; readonly to: number },
  others: readonly { readonly row: number; readonly left: number }[],
): Promise<number> {
  const stop = Math.min(
    ...others.filter(({ row, left: next }) => next > left && row <= to).map(({ left: next }) => next - 1),
    Number.MAX_SAFE_INTEGER,
  );
  const right = all.columns.filter((index) => index >= left && index <= stop);
  const until = area.headingRows === 0 ? to : area.firstRow + area.headingRows - 1;
  const filled: number[] = [];
  for (const index of right) {
    if (await isFilled(store, whole, { from: area.firstRow, to: until, columns: [index] })) filled.push(index);
    else if (others.length > 0 && !(await isFilled(store, whole, { from: area.firstRow, to, columns: [index] }))) break;
  }
  // Beside another table a column that is missing altogether is a blank one too.
  const gap = others.length === 0 ? -1 : filled.findIndex((index, place) => place > 0 && !right.includes(index - 1));
  return (gap < 0 ? filled.at(-1) : filled[gap - 1]) ?? left;
}

async function isFilled(store: Store, whole: WholeSheet, { from, to, columns }: Region): Promise<boolean> {
  if (to < from || columns.length === 0) return false;
  const [row] = await store.all<{ one: number }>(
    `select 1 as one from ${whole.relation} where _row between ${from} and ${to} and ${anyFilled(whole, columns)} limit 1`,
  );
  return row !== undefined;
}

function meet(one: Region, other: Region): boolean {
  if (one.to < other.from || other.to < one.from) return false;
  const columns = new Set(one.columns);
  return other.columns.some((column) => columns.has(column));
}

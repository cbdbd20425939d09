import type { TableArea } from "../../../shared/table/file-reading.ts";
import type { NoteCode } from "../../../shared/table/raw-table.ts";
import { quoteText, type Store } from "../store.ts";
import { chosenRegions } from "./chosen-areas.ts";
import { findHeadings } from "./find-headings.ts";
import { findTables } from "./find-tables.ts";
import { type Region, type WholeSheet, wholeRegion, wholeSheet } from "./sheet-whole.ts";
import { type BuiltTable, MOST_COLUMNS } from "./table-builder.ts";
import { chosenPiece, foundPiece, type TablePiece, titleOf } from "./table-piece.ts";

/** A sheet cut into its tables; `whole` only where more had to be looked at than the one table most sheets have. */
export type SheetCut = { readonly pieces: readonly TablePiece[]; readonly whole: WholeSheet | null };

/** Where a sheet stands, for problems. */
export type SheetPlace = { readonly file: string; readonly sheet: string | null };

/**
 * Cuts a sheet into its tables: where a person has marked them there, else where they are found. A sheet whose rows and columns
 * give no sign of a second table is not looked through again. `merged` = a table in the store that has its rows put in order.
 */
export async function cutSheet(
  store: Store,
  built: BuiltTable,
  place: SheetPlace,
  areas: readonly TableArea[] | null,
  merged: string | null,
): Promise<SheetCut> {
  if (areas !== null) {
    const whole = await wholeSheet(store, built, merged);
    const pieces: TablePiece[] = [];
    for (const { region, area } of await chosenRegions(store, whole, areas, place)) {
      const piece = await chosenPiece(store, whole, region, area);
      if (piece !== null) pieces.push(piece);
    }
    return { pieces: withSheetNotes(pieces, built), whole };
  }
  // Where rows come in any order, the first ones read are not those above the table.
  if (merged === null && !mayHoldMore(built)) return { pieces: onlyPiece(built), whole: null };
  const whole = await wholeSheet(store, built, merged);
  const every = await wholeRegion(store, whole);
  const all = { ...every, columns: every.columns.slice(0, MOST_COLUMNS) };
  const regions = await findTables(store, whole, all);
  if (merged === null && isPlain(regions, all, built)) return { pieces: onlyPiece(built), whole: null };
  const pieces: TablePiece[] = [];
  for (const region of regions) {
    const piece = await foundPiece(store, whole, region);
    if (piece !== null) pieces.push(piece);
  }
  return { pieces: withSheetNotes(pieces, built), whole };
}

/** The table as the reader found it among the first rows. */
function onlyPiece(built: BuiltTable): readonly TablePiece[] {
  const [first] = built.columns;
  const last = built.columns.at(-1);
  if (built.rows === 0 || first === undefined || last === undefined) return [];
  const above = built.head.findLast(({ row }) => row < firstHeading(built));
  return [
    {
      ...built,
      relation: `read_parquet(${quoteText(built.path)})`,
      firstRow: firstHeading(built),
      span: [first.index, last.index],
      open: true,
      chosen: false,
      title: titleOf(above),
    },
  ];
}

/** The first heading row; the first filled row where there is none. */
const firstHeading = ({ head, headerRow, headingRows }: BuiltTable): number => {
  const last = head.findIndex(({ row }) => row === headerRow);
  return head[Math.max(0, last - headingRows + 1)]?.row ?? 1;
};

/** True where there may be more than one table, or another than the first rows told. */
function mayHoldMore(built: BuiltTable): boolean {
  const { columns, gaps, singles, head, headerRow, merges } = built;
  if (head.length === 0) return false;
  if (gaps > 0 || (singles > 0 && columns.length >= 3)) return true;
  if (columns.some(({ index }, place) => index > (columns[place - 1]?.index ?? index) + 1)) return true;
  const above = head.filter(({ row }) => row < firstHeading(built));
  if (above.filter(({ cells }) => cells.size >= 2).length >= 2) return true;
  const mixed = columns.filter(({ counts }) => counts.text > 0 && counts.number + counts.date + counts.flag > counts.text).length;
  if (mixed >= 2) return true;
  if (merges.length === 0) return false;
  const told = findHeadings(head, merges);
  return (head[told.last]?.row ?? 0) !== headerRow || told.last - told.first + 1 !== built.headingRows;
}

/** One table of all columns, with the heading that the reader found. */
function isPlain(regions: readonly Region[], all: Region, { columns, head, headerRow, merges, headingRows }: BuiltTable): boolean {
  const [only] = regions;
  if (only === undefined) return true;
  if (regions.length > 1 || only.columns.length < all.columns.length || columns.length < all.columns.length) return false;
  const told = findHeadings(head, merges);
  return (head[told.last]?.row ?? 0) === headerRow && (told.last < 0 ? 0 : told.last - told.first + 1) === headingRows;
}

/** Notes about the sheet as a whole stand with its first table. */
const OF_TABLE: ReadonlySet<NoteCode> = new Set(["ROWS_ABOVE_HEADER", "HEADERS_JOINED", "HEADERS_QUALTRICS"]);

function withSheetNotes(pieces: readonly TablePiece[], built: BuiltTable): readonly TablePiece[] {
  const ofSheet = [...built.notes].filter(([code]) => !OF_TABLE.has(code));
  return pieces.map((piece, index) => {
    const notes = new Map([...(index === 0 ? ofSheet : []), ...piece.notes]);
    if (pieces.length > 1) notes.set("TABLES_ON_SHEET", pieces.length);
    return { ...piece, notes };
  });
}

/** One of the first filled rows of a sheet or text file. */
export type PreviewRow = {
  /** Row number in the source, from 1. */
  readonly row: number;
  readonly cells: ReadonlyMap<number, PreviewCell>;
};

export type PreviewCell = { readonly kind: "number" | "date" | "flag" | "text" | "error"; readonly text: string };

/** Rows looked at before the header is chosen. */
export const PREVIEW_ROWS = 64;

/**
 * Which of the first filled rows is the header: the first with at least two filled cells that is about as wide as what
 * follows and mostly text, so that title rows and notes above a table are passed over. Where no row is as wide, the first
 * filled one. −1 = there is none, because the first row is made of values like those below it.
 */
export function findHeader(rows: readonly PreviewRow[]): number {
  const widths = rows.map((row) => row.cells.size);
  for (const [index, width] of widths.entries()) {
    const below = widths.slice(index + 1);
    // Most rows are as wide as the table; a stray wider one must not hide the header, nor many short ones make it of a title.
    const usual = below.toSorted((a, b) => b - a)[Math.floor(below.length / 2)] ?? 0;
    const widest = below.length === 0 ? 0 : Math.max(...below);
    if (width >= 2 && width >= usual * 0.7 && width >= widest * 0.5) return isHeader(rows[index]) ? index : -1;
  }
  const [first] = rows;
  return first !== undefined && isHeader(first) ? 0 : -1;
}

/** Half of the cells at least are words; years and numbered columns may stand among them. */
function isHeader(row: PreviewRow | undefined): boolean {
  if (row === undefined) return false;
  const words = [...row.cells.values()].filter((cell) => cell.kind === "text" && !/^[\s\d.,:/+-]+$/.test(cell.text)).length;
  return words * 2 >= row.cells.size;
}

/** Every cell is a word or two, none a number or a whole paragraph. */
export const isWords = ({ cells }: PreviewRow): boolean =>
  cells.size > 0 && [...cells.values()].every(({ kind, text }) => kind === "text" && !isFigure(text) && text.length <= 200);

/** A text of digits and marks: a number or a date as text. */
export const isFigure = (text: string): boolean =>
  /^[\s\d.,:/+-]+$/.test(text) || (/\d/.test(text) && /^[\s\d.,:/+%\u20ac$\u00a3()'\u2019\u2212-]+$/.test(text));

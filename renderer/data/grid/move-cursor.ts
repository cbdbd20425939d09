/** The cell that keys act on; row -1 is the head. Counted within the view, from 0. */
export type Cursor = { readonly row: number; readonly column: number };

export type GridShape = { readonly rows: number; readonly columns: number; readonly page: number };

export type GridKey = { readonly key: string; readonly ctrlKey: boolean };

/** Where a key takes the cursor; `null` = the key is none that moves it. */
export function moveCursor({ row, column }: Cursor, { key, ctrlKey }: GridKey, { rows, columns, page }: GridShape): Cursor | null {
  const to = (nextRow: number, nextColumn: number): Cursor => ({
    row: Math.min(Math.max(-1, nextRow), rows - 1),
    column: Math.min(Math.max(0, nextColumn), Math.max(0, columns - 1)),
  });
  switch (key) {
    case "ArrowDown":
      return ctrlKey ? to(rows - 1, column) : to(row + 1, column);
    case "ArrowUp":
      return ctrlKey ? to(Math.min(row, 0), column) : to(row - 1, column);
    case "ArrowRight":
      return ctrlKey ? to(row, columns - 1) : to(row, column + 1);
    case "ArrowLeft":
      return ctrlKey ? to(row, 0) : to(row, column - 1);
    case "PageDown":
      return to(Math.max(0, row) + page, column);
    case "PageUp":
      return to(row < 0 ? -1 : Math.max(0, row - page), column);
    case "Home":
      return ctrlKey ? to(Math.min(0, rows - 1), 0) : to(row, 0);
    case "End":
      return ctrlKey ? to(rows - 1, columns - 1) : to(row, columns - 1);
    default:
      return null;
  }
}

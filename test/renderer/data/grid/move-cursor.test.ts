import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveCursor } from "../../../../renderer/data/grid/move-cursor.ts";

const SHAPE = { rows: 1_000_000, columns: 12, page: 10 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

describe("keys in the grid", () => {
  it("go by one cell, by a screen, and to the ends of the row", () => {
    const at = { row: 50, column: 3 };
    expect(moveCursor(at, press("ArrowDown"), SHAPE)).toEqual({ row: 51, column: 3 });
    expect(moveCursor(at, press("ArrowLeft"), SHAPE)).toEqual({ row: 50, column: 2 });
    expect(moveCursor(at, press("PageDown"), SHAPE)).toEqual({ row: 60, column: 3 });
    expect(moveCursor(at, press("PageUp"), SHAPE)).toEqual({ row: 40, column: 3 });
    expect(moveCursor(at, press("Home"), SHAPE)).toEqual({ row: 50, column: 0 });
    expect(moveCursor(at, press("End"), SHAPE)).toEqual({ row: 50, column: 11 });
  });

  it("with Control go to the ends of the table", () => {
    expect(moveCursor({ row: 50, column: 3 }, press("End", true), SHAPE)).toEqual({ row: 999_999, column: 11 });
    expect(moveCursor({ row: 50, column: 3 }, press("Home", true), SHAPE)).toEqual({ row: 0, column: 0 });
  });

  it("reach the head from the first row only by going up", () => {
    expect(moveCursor({ row: 0, column: 3 }, press("ArrowUp"), SHAPE)).toEqual({ row: -1, column: 3 });
    expect(moveCursor({ row: 4, column: 3 }, press("PageUp"), SHAPE)).toEqual({ row: 0, column: 3 });
    expect(moveCursor({ row: -1, column: 3 }, press("ArrowDown"), SHAPE)).toEqual({ row: 0, column: 3 });
  });

  it("never leave the table", () => {
    const keys = ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "PageDown", "PageUp", "Home", "End"];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 60 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (pressed, rows, columns) => {
          let cursor = { row: -1, column: 0 };
          for (const [key, ctrlKey] of pressed) cursor = moveCursor(cursor, { key, ctrlKey }, { rows, columns, page: 7 }) ?? cursor;
          expect(cursor.row).toBeGreaterThanOrEqual(-1);
          expect(cursor.row).toBeLessThan(Math.max(rows, 0));
          expect(cursor.column).toBeGreaterThanOrEqual(0);
          expect(cursor.column).toBeLessThan(columns);
        },
      ),
    );
  });

  it("that move nothing are left to others", () => {
    expect(moveCursor({ row: 0, column: 0 }, press("Enter"), SHAPE)).toBeNull();
    expect(moveCursor({ row: 0, column: 0 }, press("a"), SHAPE)).toBeNull();
  });
});

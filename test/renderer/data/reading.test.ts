import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaWords } from "../../../renderer/data/area-words.ts";
import { columnLetters, columnNumber } from "../../../renderer/data/column-letters.ts";
import { typedNumber } from "../../../renderer/data/grid/typed-number.ts";
import { areaFault, areasOf, partOf, withAreas } from "../../../renderer/data/reading/area-draft.ts";
import { fileReadingSchema } from "../../../shared/project/file-reading-schema.ts";
import type { TableArea } from "../../../shared/table/file-reading.ts";
import { wordsOf } from "../harness/words-of.ts";

const AREA: TableArea = { firstRow: 4, headingRows: 2, lastRow: 1_204, firstColumn: "A", lastColumn: "K" };

describe("where a table stands", () => {
  it("is said in words", () => {
    const words = wordsOf("en", "EUR");
    expect(areaWords({ area: AREA, columns: [] }, words)).toBe("heading in rows 4–5, joined; rows 6–1,204; columns A–K");
    expect(areaWords({ area: { ...AREA, headingRows: 1, lastRow: null }, columns: [] }, words)).toBe(
      "heading in row 4; rows from 5 on; columns A–K",
    );
    expect(areaWords({ area: { ...AREA, headingRows: 0, lastColumn: "A" }, columns: [] }, words)).toBe(
      "no heading; rows 4–1,204; column A",
    );
  });

  it("has no fault only when the document takes it", () => {
    const faults = [
      { ...AREA, lastRow: 5 },
      { ...AREA, firstRow: 0 },
      { ...AREA, firstRow: Number.NaN },
      { ...AREA, firstColumn: "" },
      { ...AREA, lastColumn: "A", firstColumn: "C" },
      { ...AREA, lastColumn: "A1" },
    ];
    for (const area of faults) expect(areaFault(area), JSON.stringify(area)).not.toBeNull();
    for (const area of [AREA, { ...AREA, lastRow: null, lastColumn: null }, { ...AREA, headingRows: 0, lastRow: 4 }]) {
      expect(areaFault(area)).toBeNull();
      expect(fileReadingSchema.safeParse({ areas: [{ sheet: null, tables: [area] }] }).success).toBe(true);
    }
  });

  it("tells heading, rows and what is outside", () => {
    expect(partOf(AREA, 3, 0)).toBe("outside");
    expect(partOf(AREA, 5, 10)).toBe("heading");
    expect(partOf(AREA, 6, 0)).toBe("row");
    expect(partOf(AREA, 6, 11)).toBe("outside");
    expect(partOf(AREA, 1_205, 0)).toBe("outside");
    expect(partOf({ ...AREA, lastRow: null, lastColumn: null }, 90_000, 400)).toBe("row");
    expect(partOf(null, 6, 0)).toBe("outside");
  });

  it("is kept by sheet, and what nobody said is not there", () => {
    const marked = withAreas({ encoding: "windows-1252" }, "Survey", [AREA]);
    expect(areasOf(marked, "Survey")).toEqual([AREA]);
    const both = withAreas(marked, null, [AREA, AREA]);
    expect(both.areas).toHaveLength(2);
    expect(withAreas(withAreas(both, null, null), "Survey", [])).toEqual({ encoding: "windows-1252" });
    expect(withAreas({}, "Survey", null)).toEqual({});
  });
});

describe("letters of columns", () => {
  it("and numbers are one another's inverse", () => {
    fc.assert(
      fc.property(fc.nat(16_383), (number) => {
        expect(columnNumber(columnLetters(number))).toBe(number);
      }),
    );
    expect(["A", "Z", "AA", "XFD"].map(columnNumber)).toEqual([0, 25, 26, 16_383]);
    expect(["", "1", "ÀB", "XFE", "ABCD"].map(columnNumber)).toEqual([null, null, null, null, null]);
  });
});

describe("numbers as people type them", () => {
  it("are read with comma, point, blanks and a true minus; anything else is none", () => {
    expect(["1,5", "1.5", "\u2212 3", "1 234", "+2", ".5", ""].map(typedNumber)).toEqual(["1.5", "1.5", "-3", "1234", "2", "0.5", ""]);
    expect(["x", "1,2,3", "0x10", "1e5", "-", "Infinity"].map(typedNumber)).toEqual([null, null, null, null, null, null]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnLetter, uniqueHeaders } from "../../../electron/engine/import/headers.ts";
import { builtinFormatKind, formatKind } from "../../../electron/engine/import/number-format.ts";
import { scanNumber } from "../../../electron/engine/import/scan-number.ts";
import { serialDays } from "../../../electron/engine/import/serial-days.ts";

describe("number formats (ECMA-376 part 1, 18.8.30 and 18.8.31)", () => {
  test.each([
    ["General", "number"],
    ["0.00%", "number"],
    ['#,##0.00\\ "€";[Red]-#,##0.00', "number"],
    ["0.00E+00", "number"],
    ['"year "0', "number"],
    ["[$-F800]dddd, mmmm dd, yyyy", "date"],
    ["d/m/yy h:mm", "date"],
    ["mmm-yy", "date"],
    ["[$-411]ge.m.d", "date"],
    ["h:mm AM/PM", "time"],
    ["[mm]:ss.0", "time"],
    ["@", "number"],
    ['0;[Red]-0;"d"', "number"],
  ] as const)("%s is a %s", (code, kind) => {
    expect(formatKind(code)).toBe(kind);
  });

  test("built-in ids", () => {
    expect([0, 9, 14, 18, 22, 46, 49].map(builtinFormatKind)).toEqual(["number", "number", "date", "time", "date", "time", "number"]);
    expect(builtinFormatKind(164)).toBeNull();
  });
});

describe("reading numbers from bytes", () => {
  test("gives the same double as JavaScript for every finite number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const bytes = Buffer.from(`${String(value)}<`);
        expect(scanNumber(bytes, 0, bytes.length - 1)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test("gives the same double for decimal digits however many", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{1,25})?$/), (text) => {
        const bytes = Buffer.from(`${text}<`);
        const value = Number(text);
        expect(scanNumber(bytes, 0, bytes.length - 1)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test("takes nothing that is no number", () => {
    for (const text of ["", "-", ".", "1.2.3", "1e999", "NaN", "Infinity", "0x10", "1_000", "12abc"]) {
      const bytes = Buffer.from(`${text}<`);
      expect(scanNumber(bytes, 0, bytes.length - 1), text).toBeNaN();
    }
  });
});

describe("serial days", () => {
  test("every day from March 1900 has the serial that counting days gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(serialDays(serial, false)).toBe(Date.UTC(1900, 2, 1) / 86_400_000 + serial - 61);
      }),
    );
  });

  test("the 1904 system counts from its own first day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_900_000 }), (serial) => {
        expect(serialDays(serial, true)).toBe(Date.UTC(1904, 0, 1) / 86_400_000 + serial);
      }),
    );
  });
});

describe("headers", () => {
  test("are unique whatever they are, and as many as the columns", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("", "a", "A", "a (2)", "Column B", " a ", "__proto__")), (headers) => {
        const made = uniqueHeaders(headers.map((header, index) => ({ index, header })));
        expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(headers.length);
      }),
    );
  });

  test("letters are those of a spreadsheet", () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetter)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  });
});

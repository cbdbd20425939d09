import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importBytes, onlyTable } from "../../support/import-bytes.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const profile = async (values: readonly (string | number | null)[]) => {
  const table = onlyTable(
    await importBytes(
      makeXlsx({ sheets: [{ name: "S", rows: [["x", "row"], ...values.map((value, index) => [value, index] as const)] }] }),
      "book.xlsx",
    ),
  );
  const [column] = table.columns;
  if (column === undefined) throw new Error("expected a column");
  return column.profile;
};

describe("the profile of a column", () => {
  test("counts what is in it over all rows", async () => {
    expect(await profile([3, 1, 3, null, 2.5])).toEqual({
      filled: 4,
      empty: 1,
      distinct: 3,
      odd: 0,
      min: 1,
      max: 3,
      whole: false,
      top: [
        { value: "3", count: 2 },
        { value: "1", count: 1 },
        { value: "2.5", count: 1 },
      ],
      histogram: [1, 1, 2],
    });
  });

  test("tells numbers, days, yes and no, and words for nothing among texts", async () => {
    const texts = [
      "12,5",
      "1 234",
      "€ 5",
      "31/12/2026",
      "2026-01-31 10:00",
      "3 mars 2026",
      "Yes",
      "non",
      "N/A",
      "ne sait pas",
      "free text",
      "more",
    ];
    expect(await profile(texts)).toMatchObject({ filled: 12, distinct: 12, numeric: 3, days: 3, flags: 2, blanks: 2, longest: 16 });
  });

  test("lists at most 24 values, most frequent first, then by text", async () => {
    const values = Array.from({ length: 60 }, (_, index) => `v${String(index % 30).padStart(2, "0")}`);
    const { top, distinct } = await profile(["v29", ...values]);
    expect(distinct).toBe(30);
    expect(top).toHaveLength(24);
    expect(top.slice(0, 3)).toEqual([
      { value: "v29", count: 3 },
      { value: "v00", count: 2 },
      { value: "v01", count: 2 },
    ]);
  });

  test("the bins of a histogram hold every value, whatever the numbers", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 40 }), async (values) => {
        const { histogram, filled, min, max } = await profile(values);
        expect(histogram?.length ?? 0).toBeLessThanOrEqual(12);
        expect(histogram?.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        expect([filled, min, max]).toEqual([values.length, Math.min(...values) + 0, Math.max(...values) + 0]);
      }),
      { numRuns: 25 },
    );
  });

  test("a wide table is profiled like a narrow one", async () => {
    const width = 150;
    const rows = [0, 1, 2].map((row) => Array.from({ length: width }, (_, index) => (row === 0 ? `h${index}` : row * index)));
    const table = onlyTable(await importBytes(makeXlsx({ sheets: [{ name: "S", rows }] }), "book.xlsx"));
    expect(table.columns.map(({ profile: { min, max } }) => [min, max])).toEqual(
      Array.from({ length: width }, (_, index) => [index, 2 * index]),
    );
  });
});

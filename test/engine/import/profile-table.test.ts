import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { profileTable } from "../../../electron/engine/import/profile-table.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { ColumnProfile } from "../../../shared/table/raw-table.ts";
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

  test("a long table is profiled like a short one", async () => {
    const store = await Store.open();
    try {
      // 60,000 rows take the way for long tables, each 300th of them the other.
      const columns = `_row, 'k' || (_row * 7919 % 60013) as c0, ['yes', 'N/A', '12,5', '31/12/2026', 'word', null][1 + _row % 6] as c1,
        (_row % 5) / 2 as c2, case when _row % 3 > 0 then _row * 1.5 end as c3, date '2026-01-01' + (_row % 90)::integer as c4, _row % 2 = 0 as c5`;
      await store.run(`create table long_one as select ${columns} from (select (i + 1)::integer as _row from range(60000) t(i));
        create table long_one_odd ("row" integer, col varchar, kind varchar, "text" varchar);
        create table short_one as select * from long_one where _row % 300 < 6; create table short_one_odd as select * from long_one_odd;
        create table many as select a.* from short_one a, range(60); create table many_odd as select * from long_one_odd`);
      const types = ["text", "text", "number", "number", "day", "boolean"] as const;
      const bare = types.map((type, index) => ({ id: `c${index}`, header: `h${index}`, letter: "A", type }));
      const long = await profileTable(store, "long_one", bare, QUIET_JOB);
      expect(long.rows).toBe(60_000);
      expect(long.columns.map(({ profile: { filled, empty, distinct, odd } }) => [filled, empty, distinct, odd])).toEqual([
        [60_000, 0, 60_000, 0],
        [50_000, 10_000, 5, 0],
        [60_000, 0, 5, 0],
        [40_000, 20_000, 40_000, 0],
        [60_000, 0, 90, 0],
        [60_000, 0, 2, 0],
      ]);
      expect(long.columns[1]?.profile).toMatchObject({ numeric: 10_000, days: 10_000, flags: 10_000, blanks: 10_000, longest: 10 });
      expect(long.columns[2]?.profile).toMatchObject({ min: 0, max: 2, whole: false, histogram: [12_000, 12_000, 12_000, 12_000, 12_000] });
      expect(long.columns[3]?.profile.histogram?.reduce((sum, count) => sum + count, 0)).toBe(40_000);
      expect(long.columns[4]?.profile).toMatchObject({ min: "2026-01-01", max: "2026-03-31" });
      // The same rows many times over: every count is as many times as large, everything else is the same.
      const short = await profileTable(store, "short_one", bare, QUIET_JOB);
      const many = await profileTable(store, "many", bare, QUIET_JOB);
      expect([short.rows, many.rows]).toEqual([1_200, 72_000]);
      const times = (profile: ColumnProfile, factor: number): ColumnProfile =>
        JSON.parse(JSON.stringify(profile), (key, value: unknown) =>
          ["filled", "empty", "count", "numeric", "days", "flags", "blanks"].includes(key) ? Number(value) * factor : value,
        );
      const expected = short.columns.map(({ profile }) => ({
        ...times(profile, 60),
        ...(profile.histogram === undefined ? {} : { histogram: profile.histogram.map((count) => count * 60) }),
      }));
      expect(many.columns.map(({ profile }) => profile)).toEqual(expected);
    } finally {
      store.close();
    }
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

import { describe, expect, it } from "vitest";
import { cellRows, codeCounts, groupCells, slicedCells } from "../../shared/indices/frame/cells.ts";
import { Counts } from "../../shared/indices/frame/counts.ts";

describe("cellRows", () => {
  it("gives the rows of the whole in the order of their values, whichever slice met them first", () => {
    // Slice 0 has value 2, slice 1 values 0 and 2, of three values.
    const counts = Counts.of(6, Int32Array.from([2, 3, 5, 5]));
    const { slices, whole } = cellRows({ n: counts }, counts, 3, (value) => ({ value }));
    expect(whole.map(({ value, n }) => [value, n])).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(slices.map(({ slice, value, n }) => [slice, value, n])).toEqual([
      [0, 2, 1],
      [1, 0, 1],
      [1, 2, 2],
    ]);
  });

  it("names slices by their codes, and values by keys that are made once", () => {
    const made: number[] = [];
    const counts = Counts.of(4, Int32Array.from([0, 2, 3, 3]));
    const rows = cellRows(
      { n: counts, twice: { sum: (cells) => 2 * counts.sum(cells) } },
      counts,
      2,
      (value) => {
        made.push(value);
        return { key: value === 0 ? "no" : "yes" };
      },
      (slice) => 2024 + slice,
    );
    expect(rows).toEqual({
      slices: [
        { slice: 2024, key: "no", n: 1, twice: 2 },
        { slice: 2025, key: "no", n: 1, twice: 2 },
        { slice: 2025, key: "yes", n: 2, twice: 4 },
      ],
      whole: [
        { slice: -1, key: "no", n: 2, twice: 4 },
        { slice: -1, key: "yes", n: 2, twice: 4 },
      ],
    });
    expect(made).toEqual([0, 1]);
  });

  it("has no rows where nothing was met", () => {
    expect(cellRows({}, new Counts(4), 2, () => ({}))).toEqual({ slices: [], whole: [] });
  });
});

describe("the rows of a query", () => {
  const groups = { slices: [{ slice: 0, n: 1 }], whole: [{ slice: -1, n: 3 }] };
  const waves = { slices: [{ slice: 2026, n: 2 }], whole: [{ slice: -1, n: 2 }] };

  it("are the whole, the groups with the whole, and the waves", () => {
    const all = [{ slice: -1, n: 3 }];
    const group = [
      { slice: 0, n: 1 },
      { slice: -1, n: 3 },
    ];
    expect(slicedCells(groups, waves)).toEqual({ all, group, wave: [{ slice: 2026, n: 2 }] });
    expect(groupCells(groups)).toEqual({ all, group, wave: [] });
  });
});

describe("counts", () => {
  it("leave out rows in no cell", () => {
    const cells = Int32Array.of(1, -1, 0, 1, 1);
    expect(Counts.of(3, cells).values).toEqual(Uint32Array.of(1, 3, 0));
    expect(Counts.where(3, cells, Uint8Array.of(1, 1, 1, 1, 0)).values).toEqual(Uint32Array.of(1, 2, 0));
  });

  it("are added to once or several times, and added up over cells", () => {
    const counts = new Counts(3);
    counts.add(0);
    counts.add(0);
    counts.add(2, 5);
    expect([counts.sum([0]), counts.sum([0, 2]), counts.sum([])]).toEqual([2, 7, 0]);
  });

  it("of codes name those that occur", () => {
    expect([...codeCounts(Int16Array.of(3, 3, 0), 5)]).toEqual([
      [0, 1],
      [3, 2],
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLayout, columnsBetween, revealingColumn } from "../../../../renderer/data/grid/column-layout.ts";
import type { RawColumn } from "../../../../shared/table/raw-table.ts";

const column = (longest: number, index: number): RawColumn => ({
  id: `c${index}`,
  header: "Question",
  letter: "A",
  type: "text",
  profile: { filled: 1, empty: 0, distinct: 1, odd: 0, longest, top: [] },
});

describe("the columns of the grid", () => {
  it("in sight are those of which something stands between two places, and no others", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 300 }),
        fc.nat(20_000),
        fc.integer({ min: 1, max: 2_000 }),
        (lengths, from, width) => {
          const layout = columnLayout(lengths.map(column));
          const left = Math.min(from, layout.total - 1);
          const [first, last] = columnsBetween(layout, left, left + width);
          layout.starts.forEach((start, index) => {
            const isIn = start < left + width && start + (layout.widths[index] ?? 0) > left;
            expect(index >= first && index <= last).toBe(isIn);
          });
        },
      ),
    );
  });

  it("are scrolled to only as far as needed", () => {
    const layout = columnLayout(Array.from({ length: 50 }, (_, index) => column(8, index)));
    const width = layout.widths[0] ?? 0;
    expect(revealingColumn(layout, 0, 10 * width, 4)).toBe(0);
    expect(revealingColumn(layout, 0, 10 * width, 10)).toBe(width);
    expect(revealingColumn(layout, 5 * width, 10 * width, 2)).toBe(2 * width);
  });

  it("are none where the table has none", () => {
    expect(columnsBetween(columnLayout([]), 0, 100)).toEqual([0, -1]);
  });
});

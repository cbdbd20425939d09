import { describe, expect, it } from "vitest";
import { sparkPaths } from "../../../renderer/charts/sparkline.tsx";

const point = (value: number | null) => ({ value, lo: value === null ? null : value - 1, hi: value === null ? null : value + 1 });

describe("sparkPaths", () => {
  it("draws a line, its band and the last point", () => {
    const { line, band, last } = sparkPaths([point(1), point(2), point(3)]);
    expect(line).toBe("M1 37.5L84.5 26L168 14.5");
    expect(band.startsWith("M1 ")).toBe(true);
    expect(band.endsWith("Z")).toBe(true);
    expect(last).toEqual([168, 14.5]);
  });

  it("leaves a gap where a wave has no value", () => {
    const { line } = sparkPaths([point(1), point(null), point(3)]);
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line).not.toContain("L");
  });

  it("draws nothing without values and the line of zero where it is asked for", () => {
    expect(sparkPaths([point(null)])).toEqual({ line: "", band: "", last: null, zeroAt: null, marksAt: [] });
    const { zeroAt } = sparkPaths(
      [
        { value: -10, lo: null, hi: null },
        { value: 10, lo: null, hi: null },
      ],
      true,
    );
    expect(zeroAt).toBe(26);
  });

  it("makes room for a line to look at beyond the values", () => {
    const plain = sparkPaths([point(1), point(2)]);
    const marked = sparkPaths([point(1), point(2)], false, [{ value: 10, upTo: null, text: "target" }]);
    expect(marked.marksAt).toEqual([3]);
    expect(marked.last?.[1]).toBeGreaterThan(plain.last?.[1] ?? 0);
  });
});

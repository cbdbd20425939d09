import { describe, expect, it } from "vitest";
import { onceFor, onceForAll } from "../../../shared/indices/frame/once-for.ts";

describe("what is made of columns", () => {
  it("is made once for each of them, also where nothing comes of it", () => {
    let times = 0;
    const lengthOf = onceFor((column: Int32Array): number | null => {
      times += 1;
      return column.length === 0 ? null : column.length;
    });
    const [some, none] = [new Int32Array(3), new Int32Array(0)];
    expect([lengthOf(some), lengthOf(none), lengthOf(some), lengthOf(none)]).toEqual([3, null, 3, null]);
    expect(times).toBe(2);
    expect(lengthOf(new Int32Array(3))).toBe(3);
    expect(times).toBe(3);
  });

  it("is made once for the same columns in the same order", () => {
    let times = 0;
    const made = onceForAll(
      (columns: readonly Int32Array[]) => columns,
      (columns) => {
        times += 1;
        return columns.map(({ length }) => length).join(" ");
      },
    );
    const [a, b] = [new Int32Array(1), new Int32Array(2)];
    expect([made([a, b]), made([b, a]), made([a]), made([]), made([a, b]), made([a])]).toEqual(["1 2", "2 1", "1", "", "1 2", "1"]);
    expect(times).toBe(4);
    expect(made([a, new Int32Array(2)])).toBe("1 2");
    expect(times).toBe(5);
  });
});

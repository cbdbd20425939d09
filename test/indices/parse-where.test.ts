import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWhere } from "../../shared/indices/parse-where.ts";

const conditions = (text: string) => {
  const parsed = parseWhere(text);
  return parsed.ok ? parsed.value.map(({ field, operator, value }) => [field, operator, value]) : parsed.problem.code;
};

describe("parseWhere", () => {
  it.each([
    ["segment = SMB", [["segment", "=", "SMB"]]],
    [
      "segment=SMB and nps<=6",
      [
        ["segment", "=", "SMB"],
        ["nps", "<=", "6"],
      ],
    ],
    [
      "segment != Home office AND start_date >= 2025-01-01",
      [
        ["segment", "!=", "Home office"],
        ["start_date", ">=", "2025-01-01"],
      ],
    ],
    [
      "Contract Type = 'Salt and pepper' and nps > 3",
      [
        ["Contract Type", "=", "Salt and pepper"],
        ["nps", ">", "3"],
      ],
    ],
    ['"a=b" = "x"', [["a=b", "=", "x"]]],
    ["city = L'Aquila", [["city", "=", "L'Aquila"]]],
    ["", []],
  ])("reads %s", (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });

  it.each(["segment", "= 3", "segment =", "segment = a and", "nps == 3", 'segment = "open'])("refuses %s", (text) => {
    expect(conditions(text)).toBe("FILTER_INVALID");
  });

  it("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseWhere(text).ok === "boolean"));
  });
});

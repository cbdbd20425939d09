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
    [
      "\"a\"='x and y' and b<'and' and c > \" and \"",
      [
        ["a", "=", "x and y"],
        ["b", "<", "and"],
        ["c", ">", " and "],
      ],
    ],
    [
      "city = D'x and nps>=3\nand\tb  !=  c  ",
      [
        ["city", "=", "D'x"],
        ["nps", ">=", "3"],
        ["b", "!=", "c"],
      ],
    ],
    ["a = band of andy", [["a", "=", "band of andy"]]],
    ["  a b  <  3\n4  ", [["a b", "<", "3\n4"]]],
    ['" a " = \'x"y\'', [["a", "=", 'x"y']]],
    ["a = ''", [["a", "=", ""]]],
    ['a = "x\ny"', [["a", "=", "x\ny"]]],
    ["a = x=y", [["a", "=", "x=y"]]],
    ["", []],
    [" \n", []],
  ])("reads %s", (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });

  it.each([
    ...["segment", "= 3", "segment =", "segment = a and", "nps == 3", "nps =< 3", "nps <> 3", "nps = !3", "a ! = 3", "segment = a and b"],
    ...['segment = "open', "segment = open'", 'segment = open"', "segment = 'open\"", "a = 'b' c'", '"" = 3', 'x "a" = 3', '"a" b = 3'],
  ])("refuses %s", (text) => {
    expect(conditions(text)).toBe("FILTER_INVALID");
  });

  it("names the part that it cannot read", () => {
    const problem = (text: string) => parseWhere(text);
    const invalid = (part: string) => ({ ok: false, problem: { code: "FILTER_INVALID", detail: { part } } });
    expect(problem("nps > 3 and  segment  and a = 1")).toMatchObject(invalid("segment"));
    expect(problem("nps > 3 and  a == 1 ")).toMatchObject(invalid("a == 1"));
  });

  it("reads no condition where there is no text", () => {
    expect(conditions("  ")).toEqual([]);
    expect(parseWhere(null)).toMatchObject({ ok: true, value: [] });
  });

  it("never throws, whatever the text", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseWhere(text).ok === "boolean"));
  });
});

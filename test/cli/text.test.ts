import { describe, expect, it } from "vitest";
import { csvText } from "../../electron/cli/csv-text.ts";
import { exitStatus } from "../../electron/cli/exit-status.ts";
import { textTable } from "../../electron/cli/text-table.ts";
import { PROBLEM_CODES } from "../../shared/problem.ts";

describe("textTable", () => {
  it("pads columns to their widest cell and leaves no spaces at the ends of lines", () => {
    const columns = [
      { label: "Name", align: "left" },
      { label: "n", align: "right" },
    ] as const;
    expect(
      textTable(columns, [
        ["Ștefan", "5"],
        ["e\u0301", "1,200"],
        ["x", ""],
      ]),
    ).toBe(["Name        n", "------  -----", "Ștefan      5", "e\u0301       1,200", "x"].join("\n"));
  });
});

describe("csvText", () => {
  it("quotes what needs it and disarms what a spreadsheet would run", () => {
    expect(
      csvText(
        ["a", "b"],
        [
          ['say "x"', null],
          ["=1+1", -5],
          ["two\nlines", true],
          ["-", 0.1],
        ],
      ),
    ).toBe('a,b\n"say ""x""",\n\'=1+1,-5\n"two\nlines",true\n\'-,0.1\n');
  });
});

describe("exitStatus", () => {
  it("is 1, 2 or 3 for every problem", () => {
    const withStatus = (status: number) => PROBLEM_CODES.filter((code) => exitStatus(code) === status).toSorted();
    expect(withStatus(2)).toEqual(["FILTER_INVALID", "LEVER_AMBIGUOUS", "LEVER_INVALID", "USAGE"]);
    expect(withStatus(3)).toEqual(["ENGINE_GONE", "INTERNAL"]);
    expect(withStatus(1)).toHaveLength(PROBLEM_CODES.length - 6);
    expect(withStatus(1)).toContain("FILE_CORRUPT");
  });
});

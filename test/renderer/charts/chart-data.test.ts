import { describe, expect, it } from "vitest";
import { tabText } from "../../../renderer/charts/chart-data.ts";

const DATA = {
  columns: ["Wave", "NPS"],
  rows: [
    ["Q1", 1234.5678],
    ["Q2", null],
    ["Q3", 0.1 + 0.2],
  ],
} as const;

describe("tabText", () => {
  it("writes numbers with all their digits, ungrouped, with the decimal sign of the language", () => {
    expect(tabText(DATA, "en")).toBe("Wave\tNPS\nQ1\t1234.5678\nQ2\t\nQ3\t0.3\n");
    for (const language of ["fr", "it", "ro"] as const) expect(tabText(DATA, language)).toBe("Wave\tNPS\nQ1\t1234,5678\nQ2\t\nQ3\t0,3\n");
  });

  it("keeps a cell a cell, and text that a spreadsheet would compute text", () => {
    expect(tabText({ columns: ["a\tb", "=1+1"], rows: [["-x\ny", -5]] }, "en")).toBe("a b\t'=1+1\n'-x y\t-5\n");
  });
});

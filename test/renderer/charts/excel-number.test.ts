import { describe, expect, it } from "vitest";
import { excelNumber } from "../../../renderer/charts/excel-number.ts";
import { moneyFormat } from "../../../shared/report/money-format.ts";

describe("excelNumber", () => {
  it("shows digits, decimals and signs by section", () => {
    expect(excelNumber(26.46, "0.0", "en-GB")).toBe("26.5");
    expect(excelNumber(8.8, "+0.0;\u22120.0;0.0", "en-GB")).toBe("+8.8");
    expect(excelNumber(-8.8, "+0.0;\u22120.0;0.0", "en-GB")).toBe("\u22128.8");
    expect(excelNumber(0, "+0.0;\u22120.0;0.0", "en-GB")).toBe("0.0");
    expect(excelNumber(-3, "0", "en-GB")).toBe("\u22123");
  });

  it("groups thousands, and divides by a thousand for each trailing comma", () => {
    expect(excelNumber(12_345, "#,##0", "en-GB")).toBe("12,345");
    expect(excelNumber(1_234_000, '"€"#,##0.0,,"\u00a0M"', "en-GB")).toBe("€1.2\u00a0M");
    expect(excelNumber(0.25, "0%", "en-GB")).toBe("25%");
  });

  it("reads the money formats of decks in every language", () => {
    expect(excelNumber(899_000, moneyFormat(899_000, "en", "EUR"), "en-GB")).toBe("€899\u00a0k");
    expect(excelNumber(899_000, moneyFormat(899_000, "fr", "EUR"), "fr-FR").replaceAll(/\s/g, " ")).toBe("899 k €");
    expect(excelNumber(0, moneyFormat(899_000, "en", "EUR"), "en-GB")).toBe("€0");
  });
});

import { describe, expect, it } from "vitest";
import { formatNumber, formatPlain } from "../../shared/messages/format.ts";

describe("formatPlain and formatNumber", () => {
  it("show no sign before what rounds to zero", () => {
    expect([formatPlain(-0.001, "en", 2), formatPlain(-0, "fr", 0), formatPlain(-0.4, "it")]).toEqual(["0.00", "0", "0"]);
    expect([formatNumber(-0.04, "percent", "en"), formatNumber(-0.04, "percent", "en", { signed: true })]).toEqual(["0.0", "0.0"]);
    expect(formatNumber(-0.2, "money", "en", { digits: 0 })).toBe("€0");
  });

  it("show a true minus before what does not", () => {
    expect([formatPlain(-0.006, "en", 2), formatNumber(-0.06, "percent", "en")]).toEqual(["−0.01", "−0.1"]);
  });
});

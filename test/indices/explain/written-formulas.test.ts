import { describe, expect, it } from "vitest";
import { type FilledFormula, writeFormula } from "../../../shared/indices/explain/explanation.ts";
import { amounts, plain } from "../../../shared/indices/explain/formula-values.ts";

const written = (formula: FilledFormula): string =>
  writeFormula(formula, ({ value, unit }, digits) => `${unit === "money" ? "€" : ""}${value.toFixed(digits)}`);

describe("a formula written out", () => {
  it("has whole numbers without digits, and six of others", () => {
    expect(written({ expression: "a / b", values: plain({ a: 12, b: 1 / 3 }) })).toBe("12 ÷ 0.333333");
  });

  it("tells money from other numbers", () => {
    const values = { ...plain({ a: 1 }), ...amounts({ b: 2 }) };
    expect(values).toEqual({ a: { value: 1, unit: "plain" }, b: { value: 2, unit: "money" } });
  });

  it("has every name in full, also where one begins another", () => {
    const values = { ...amounts({ topRevenue: 5 }), ...plain({ top: 2, x1: 3 }) };
    expect(written({ expression: "top * topRevenue - x1", values })).toBe("2 × €5 − 3");
  });

  it("keeps what it has no value for, brackets around what is below zero, and says max", () => {
    expect(written({ expression: "greatest(0, Loss * (1 - other))", values: amounts({ Loss: -2.5 }) })).toBe(
      "max(0, (€-2.500000) × (1 − other))",
    );
    expect(written({ expression: "a + b", values: plain({ a: 0, b: -0.5 }) })).toBe("0 + (-0.500000)");
  });

  it("has every sign of its kind in print", () => {
    expect(written({ expression: "a * a / a * a / a - a - a", values: plain({ a: 1 }) })).toBe("1 × 1 ÷ 1 × 1 ÷ 1 − 1 − 1");
    expect(written({ expression: "greatest(a, greatest(a, 2))", values: plain({ a: 1 }) })).toBe("max(1, max(1, 2))");
  });
});

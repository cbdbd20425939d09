import { expect } from "vitest";

/** Asserts that a number agrees relatively (absolutely below 1), 1e−9 being the tolerance of methods.md 0 for closed forms. */
export function near(actual: number | null | undefined, expected: number, tolerance = 1e-9): void {
  expect(actual).toSatisfy(
    (value: unknown) => typeof value === "number" && Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `a number within ${tolerance} of ${expected}`,
  );
}

/** Asserts that a number agrees relatively, however small it is. */
export function nearRelative(actual: number | null | undefined, expected: number, tolerance = 1e-9): void {
  expect(actual).toSatisfy(
    (value: unknown) => typeof value === "number" && Math.abs(value - expected) <= tolerance * Math.abs(expected),
    `a number within a share ${tolerance} of ${expected}`,
  );
}

/** Asserts that a number rounds to what a table prints: every digit printed is right. */
export function printed(actual: number | null | undefined, text: string): void {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const decimals = (mantissa.split(".")[1] ?? "").length;
  const half = 0.5 * 10 ** (Number(exponent) - decimals);
  expect(actual).toSatisfy(
    (value: unknown) => typeof value === "number" && Math.abs(value - Number(text)) <= half * (1 + 1e-6),
    `a number that prints as ${text}`,
  );
}

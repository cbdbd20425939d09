import { describe, expect, it } from "vitest";
import { lineOf } from "../../../renderer/indices/panel/edit-references.ts";
import { marksOf } from "../../../renderer/indices/use-marks.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";
import { BENCHMARKS, type ReferenceLine } from "../../../shared/indices/reference-line.ts";
import { wordsOf } from "../harness/words-of.ts";

const words = wordsOf("en", "EUR");
const result = (months: number) => makeResult({ value: 8, unit: "percent", n: 100, params: { churnWindowMonths: months }, parts: {} });
const target: ReferenceLine = { id: "own1", number: "churn", segment: null, value: 6, upTo: null, source: "own", label: "", on: true };

describe("reference lines", () => {
  it("are off until they are switched on", () => {
    expect(BENCHMARKS.map(lineOf).every(({ on }) => !on)).toBe(true);
    expect(marksOf([{ ...target, on: false }], "churn", result(12), null, words)).toEqual([]);
  });

  it("stand beside their own number, with their words, value and source", () => {
    expect(marksOf([target], "churn", result(12), null, words)).toEqual([
      { value: 6, upTo: null, text: "Your target: 6.0\u00a0% (your own)" },
    ]);
    expect(marksOf([target], "nps", result(12), null, words)).toEqual([]);
  });

  it("of a window of another length are not drawn: they are another number", () => {
    const year = BENCHMARKS.filter(({ id }) => id === "saasYear").map((benchmark) => ({ ...lineOf(benchmark), on: true }));
    expect(marksOf(year, "churn", result(12), null, words).map(({ value, upTo }) => [value, upTo])).toEqual([[5, 7]]);
    expect(marksOf(year, "churn", result(1), null, words)).toEqual([]);
  });

  it("of a segment stand beside that segment in the place of the one for everything", () => {
    const own = { ...target, id: "own2", segment: "SMB", value: 9 };
    expect(marksOf([target, own], "churn", result(12), "SMB", words).map(({ value }) => value)).toEqual([9]);
    expect(marksOf([target, own], "churn", result(12), "Enterprise", words).map(({ value }) => value)).toEqual([6]);
    expect(marksOf([target, own], "churn", result(12), null, words).map(({ value }) => value)).toEqual([6]);
  });
});

import { describe, expect, it } from "vitest";
import { formulaOf } from "../../../renderer/indices/formula.ts";
import { sampleResult } from "../harness/sample-output.ts";
import { wordsOf } from "../harness/words-of.ts";

const WORDS = wordsOf("en", "EUR");

describe("formulaOf", () => {
  it("fills the values in where they give the value", () => {
    const value = (100 * (382 - 167)) / 812;
    expect(formulaOf("nps", sampleResult({ value }), WORDS)).toEqual({ text: "100 × (382 − 167) ÷ 812", result: "+26.5" });
  });

  it("stays in words where the counts do not give the value, as with weights", () => {
    const weighted = formulaOf("nps", sampleResult({ value: 30 }), WORDS);
    expect(weighted.text).toBe("100 × (promoters − detractors) ÷ answers");
    expect(weighted.result).toBe("+30.0");
  });

  it("gives the bare formula where there is no value", () => {
    expect(formulaOf("roi", sampleResult({ value: null }), WORDS)).toEqual({ text: "100 × (benefit − cost) ÷ cost", result: null });
  });
});

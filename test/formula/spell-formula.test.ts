import { describe, expect, it } from "vitest";
import { AggregateSample } from "../../shared/formula/aggregate-sample.ts";
import { evaluateScalar } from "../../shared/formula/evaluate-scalar.ts";
import { AGGREGATES } from "../../shared/formula/formula.ts";
import { parseFormula } from "../../shared/formula/parse-formula.ts";
import { spellFormula, spellTerm, termsOf } from "../../shared/formula/spell-formula.ts";
import { whyMissing } from "../../shared/formula/why-missing.ts";

const KNOWN = { columns: { answers: ["nps", "csat"] }, indices: ["nps"], metrics: ["arpa"] };
const rootOf = (text: string) => {
  const parsed = parseFormula(text, KNOWN);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.fault)}`);
  return parsed.formula.root;
};
const spelled = (text: string): string => {
  const root = rootOf(text);
  const terms = termsOf(root);
  return spellFormula(root)
    .map((piece) => (typeof piece === "string" ? piece : spellTerm(terms[piece] ?? { kind: "result", of: "index", name: "?" })))
    .join("");
};

describe("spellFormula", () => {
  it.each([
    ["100*( share(answers.nps>=9)-share((answers.nps)<=6) )", "100 * (share(answers.nps >= 9) - share(answers.nps <= 6))"],
    ["1-(2-3)-(4+5)", "1 - (2 - 3) - (4 + 5)"],
    ["(1-2)-3", "1 - 2 - 3"],
    ["2^3^4", "2 ^ 3 ^ 4"],
    ["(2^3)^4", "(2 ^ 3) ^ 4"],
    ["-(1+2)", "-(1 + 2)"],
    ["not (1<2 and 3<4)", "not (1 < 2 and 3 < 4)"],
    ["(index.nps>0) ? (1) : (metric.arpa)", "index.nps > 0 ? 1 : metric.arpa"],
    ["mean(when(answers.csat>=4, answers.nps))", "mean(when(answers.csat >= 4, answers.nps))"],
  ])("writes %s as %s", (text, expected) => {
    expect(spelled(text)).toBe(expected);
  });

  it("means the same as the formula it was made of", () => {
    const texts = ["1-(2-3)*4", "2^(1+1)^2", "-(2-5)^2", "8/(4/2)/2", "(1<2) == (3<4)", "1 < 2 ? 3 : 4 > 5 ? 6 : 7", "not 0 and 1"];
    const values = { aggregate: () => 1, result: () => 1 };
    for (const text of texts) expect(evaluateScalar(rootOf(spelled(text)), values), text).toBe(evaluateScalar(rootOf(text), values));
  });
});

describe("AggregateSample", () => {
  const value = Float64Array.from([3, 1, 2, 2, 10, -4]);
  const unit = Int32Array.from([0, 1, 1, 2, 3, 3]);

  it("takes each aggregate of the rows", () => {
    const all = Object.fromEntries(AGGREGATES.map((name) => [name, new AggregateSample(name, { unit, value }, 4).value()]));
    expect(all).toMatchObject({ sum: 14, count: 6, share: 1, median: 2, min: -4, max: 10 });
    expect(all["mean"]).toBeCloseTo(14 / 6, 12);
    // Squares less the mean: 3² + 1 + 4 + 4 + 100 + 16 − 14²/6, over 5.
    expect(all["sd"]).toBeCloseTo(Math.sqrt((134 - 196 / 6) / 5), 12);
  });

  it("takes the rows of a unit as often as the unit is drawn", () => {
    const times = Int32Array.from([2, 0, 1, 1]);
    const rows = { unit: Int32Array.from([0, 0, 2, 3, 3]), value: Float64Array.from([3, 3, 2, 10, -4]) };
    for (const name of AGGREGATES) {
      const drawn = new AggregateSample(name, { unit, value }, 4).value(times);
      const written = new AggregateSample(name, rows, 4).value();
      if (name === "sd") expect(drawn).toBeCloseTo(written ?? Number.NaN, 12);
      else expect(drawn, name).toBe(written);
    }
  });

  it("has no value of nothing, but counts and sums to 0", () => {
    const empty = { unit: new Int32Array(), value: new Float64Array() };
    expect(AGGREGATES.map((name) => new AggregateSample(name, empty, 0).value())).toEqual([0, null, 0, null, null, null, null, null]);
  });
});

describe("whyMissing", () => {
  const values = { aggregate: () => null, result: () => 0 };
  it.each([
    ["1 / index.nps", "zeroDivisor"],
    ["sqrt(index.nps - 1)", "notReal"],
    ["ln(index.nps)", "notReal"],
    ["exp(1000 + index.nps)", "tooLarge"],
    ["1 + mean(answers.nps)", "term"],
    ["index.nps > 1 ? 1 : 2 / index.nps", "zeroDivisor"],
  ])("says of %s: %s", (text, kind) => {
    expect(whyMissing(rootOf(text), values)?.kind).toBe(kind);
  });

  it("says nothing of a formula with a value", () => {
    expect(whyMissing(rootOf("1 + index.nps"), values)).toBeNull();
  });
});

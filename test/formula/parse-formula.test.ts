import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateRows } from "../../shared/formula/evaluate-rows.ts";
import { aggregatesOf, evaluateScalar } from "../../shared/formula/evaluate-scalar.ts";
import type { Formula } from "../../shared/formula/formula.ts";
import { parseFormula } from "../../shared/formula/parse-formula.ts";
import type { KnownNames } from "../../shared/formula/read-names.ts";

const KNOWN: KnownNames = {
  columns: { answers: ["nps", "csat", "segment_score"], accounts: ["mrr", "revenue"] },
  indices: ["nps", "clv"],
  metrics: ["arpa"],
};

const good = (text: string): Formula => {
  const parsed = parseFormula(text, KNOWN);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.fault)}`);
  return parsed.formula;
};
const faultOf = (text: string) => {
  const parsed = parseFormula(text, KNOWN);
  return parsed.ok ? null : parsed.fault;
};
/** The value where every aggregate is 10 and every result 5. */
const numberOf = (text: string): number | null => evaluateScalar(good(text).root, { aggregate: () => 10, result: () => 5 });

describe("parseFormula", () => {
  it("takes aggregates of columns, results and numbers, and says what they are made of", () => {
    const formula = good("100 * (share(answers.nps >= 9) - share(answers.nps <= 6)) / index.nps + metric.arpa");
    expect(formula.columns).toEqual(["answers.nps"]);
    expect(formula.results).toEqual(["index.nps", "metric.arpa"]);
    expect(aggregatesOf(formula.root).map(({ name, table }) => `${name} ${table}`)).toEqual(["share answers", "share answers"]);
  });

  it("follows the usual order of operations", () => {
    expect(numberOf("2 + 3 * 4 ^ 2 ^ 0.5 - -1")).toBeCloseTo(2 + 3 * 4 ** (2 ** 0.5) + 1, 12);
    expect(numberOf("-2 ^ 2")).toBe(-4);
    expect(numberOf("(1 < 2 and not (3 <= 2)) ? 7 : 8")).toBe(7);
    expect(numberOf("clamp(index.nps, 0, 3) + least(1, 2, 3) + greatest(4, 5) + round(2.5) + round(-2.5)")).toBe(3 + 1 + 5 + 3 - 3);
  });

  it("gives no value where there is none, never NaN or Infinity", () => {
    for (const text of ["1 / 0", "0 / 0", "sqrt(-1)", "ln(0)", "(-8) ^ (1 / 3)", "10 ^ 400 * 10", "exp(1000)", "log10(-1)"]) {
      expect(numberOf(text), text).toBeNull();
    }
  });

  const refused: readonly (readonly [string, string, number])[] = [
    ["", "empty", 0],
    ["answers.nps", "columnOutside", 0],
    ["mean(answers.foo)", "unknownName", 5],
    ["mean(foo)", "unknownName", 5],
    ["foo(1)", "unknownFunction", 0],
    ["mean(1)", "noColumn", 0],
    ["mean(answers.nps * accounts.mrr)", "twoTables", 0],
    ["mean(sum(answers.nps))", "nestedAggregate", 5],
    ["mean(answers.nps - index.nps)", "resultInside", 19],
    ["mean(answers.nps, 2)", "argumentCount", 0],
    ["sqrt(1, 2)", "argumentCount", 0],
    ["1 +", "syntax", 3],
    ["2 3", "syntax", 2],
    ["2(3)", "implicitProduct", 0],
    ["5%", "character", 1],
    ["x = 2", "character", 2],
    ["'a'", "character", 0],
    ["[1, 2]", "character", 0],
    ["{a: 1}", "character", 0],
    ["1; 2", "character", 1],
    ["1\n2", "character", 1],
    ["1:10", "notAllowed", 0],
    ["3!", "notAllowed", 0],
    ["1 < 2 < 3", "notAllowed", 0],
    ["1e999", "numberTooLarge", 0],
    ["true", "notAllowed", 0],
    ["index.constructor", "unknownName", 0],
    ["constructor.constructor", "unknownName", 0],
    ["__proto__", "unknownName", 0],
    ["hasOwnProperty(1)", "unknownFunction", 0],
    ["toString()", "unknownFunction", 0],
    ["import(1)", "unknownFunction", 0],
    ["createUnit(1)", "unknownFunction", 0],
    ["config(1)", "unknownFunction", 0],
    ["evaluate(1)", "unknownFunction", 0],
    ["factorial(170)", "unknownFunction", 0],
    ["zeros(20000, 20000)", "unknownFunction", 0],
    ["pi", "unknownName", 0],
    ["i", "unknownName", 0],
    ["2 kg", "implicitProduct", 0],
    ["5 to 3", "notAllowed", 0],
    ["1 xor 1", "notAllowed", 0],
    ["1 | 2", "character", 2],
    ["1 mod 2", "notAllowed", 0],
  ];
  for (const [text, code, at] of refused) {
    it(`refuses ${JSON.stringify(text)}: ${code}`, () => {
      expect(faultOf(text)).toMatchObject({ code, at });
    });
  }

  it("refuses what is too long, too deep or too large, at once", () => {
    const started = performance.now();
    expect(faultOf("1".repeat(2_001))?.code).toBe("tooLong");
    expect(faultOf(`${"(".repeat(65)}1${")".repeat(65)}`)?.code).toBe("tooDeep");
    expect(faultOf(`${"-".repeat(1_900)}1`)?.code).toBe("tooDeep");
    expect(faultOf(Array.from({ length: 600 }, () => "1").join("+"))?.code).toMatch(/^too(Deep|Large)$/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("answers any text with a formula or a fault, and leaves the prototypes alone", () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    const piece = fc.constantFrom(
      "answers.nps",
      "index.nps",
      "(",
      ")",
      "+",
      "-",
      "*",
      "/",
      "^",
      "1",
      "2.5",
      "mean(",
      ",",
      "?",
      ":",
      "<",
      "and",
      " ",
      "constructor",
      "__proto__",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
        ),
        (text) => {
          const parsed = parseFormula(text, KNOWN);
          if (!parsed.ok) return parsed.fault.code.length > 0;
          const value = evaluateScalar(parsed.formula.root, { aggregate: () => 3, result: () => null });
          return value === null || Number.isFinite(value);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  });
});

describe("evaluateRows", () => {
  const rowsOf = (text: string, columns: Readonly<Record<string, readonly number[]>>): readonly number[] => {
    const [aggregate] = aggregatesOf(good(`sum(${text})`).root);
    if (aggregate === undefined) throw new Error("rowsOf requires an aggregate");
    const length = Object.values(columns)[0]?.length ?? 0;
    const column = (table: string, name: string) => Float64Array.from(columns[`${table}.${name}`] ?? []);
    return [...evaluateRows(aggregate.row, column, length, () => undefined)];
  };

  it("works row by row; a missing part makes the row missing, but for the branch that is not taken", () => {
    const nps = [9, Number.NaN, 3];
    expect(rowsOf("answers.nps >= 9", { "answers.nps": nps })).toEqual([1, Number.NaN, 0]);
    const columns = { "answers.nps": [9, 1, 3], "answers.csat": [Number.NaN, 5, 2] };
    expect(rowsOf("answers.nps > 5 ? answers.nps : answers.csat", columns)).toEqual([9, 5, 2]);
    expect(rowsOf("1 / (answers.nps - 3)", { "answers.nps": [4, 3, 5] })).toEqual([1, Number.NaN, 0.5]);
  });

  it("gives the same over many chunks as over one", () => {
    const nps = Array.from({ length: 10_000 }, (_, at) => at % 11);
    const rows = rowsOf("2 * answers.nps + 1", { "answers.nps": nps });
    expect(rows).toEqual(nps.map((value) => 2 * value + 1));
  });
});

import { describe, expect, it } from "vitest";
import { leverSchema } from "../../shared/project/lever-schema.ts";
import { readOutputFormula } from "../../shared/scenario/formulas/custom-outputs.ts";
import { parseScenarioFormula } from "../../shared/scenario/formulas/parse-scenario-formula.ts";
import { project } from "../../shared/scenario/project.ts";
import { isPlain } from "../../shared/scenario/simulate/plain/is-plain.ts";
import { spellLever } from "../../shared/scenario/spell-lever.ts";
import { whatif } from "../../shared/scenario/whatif.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

const NOTHING = { indices: {}, response: { clv: null, roi: null } };
const formula = (target: "arpa" | "retention" | "acquisitions", text: string, value = 1) =>
  leverOf({ target, kind: "formula", value, formula: text });

describe("a lever of a person's own", () => {
  it("leads a quantity of each segment where its formula says, over the numbers of that segment", () => {
    const baseline = { ...baselineOf(), segments: [segmentOf({ key: "A", arpa: 50 }), segmentOf({ key: "B", arpa: 58 })] };
    const lever = formula("arpa", "least(arpa * 1.1, 60)");
    const months = project(baseline, [lever], 1).segments?.map((segment) => segment.months[0]?.revenue);
    expect(months).toEqual([expect.closeTo(55_000, 8), expect.closeTo(60_000, 8)]);
    expect(whatif(baseline, [lever], 12, NOTHING).meanings.map(({ after }) => after)).toEqual([expect.closeTo(55, 9), 60]);
  });

  it("is the lever that can be written without one where both say the same", () => {
    const relative = whatif(baselineOf(), [leverOf({ ramp: 6, halfLife: 12 })], 36, NOTHING);
    const own = whatif(baselineOf(), [{ ...formula("retention", "current * 1.05"), ramp: 6, halfLife: 12 }], 36, NOTHING);
    expect(own.scenario.revenue).toBeCloseTo(relative.scenario.revenue, 6);
    expect(own.attribution[0]?.revenue).toBeCloseTo(own.delta.revenue.abs, 6);
  });

  it("acts after the levers before it, is clamped like any, and goes a part of the way", () => {
    const up = leverOf({ target: "arpa", value: 0.1 });
    expect(project(baselineOf(), [up, formula("arpa", "current + 5")], 1).revenue).toBeCloseTo(60_000, 8);
    expect(spellLever([segmentOf()], formula("retention", "current * 2"))).toMatchObject({ after: 0.999, saturates: true });
    expect(spellLever([segmentOf()], formula("arpa", "100", 0.5))?.after).toBe(75);
  });

  it("does nothing where its formula has no value, and says so", () => {
    const result = whatif(baselineOf(), [formula("arpa", "arpa / cac")], 12, NOTHING);
    expect(result.scenario.revenue).toBe(result.baseline.revenue);
    expect(result.flags).toContain("FORMULA_NO_VALUE");
  });

  it("is simulated by the projection itself, which alone knows formulas", () => {
    expect(isPlain(baselineOf(), [leverOf()])).toBe(true);
    expect(isPlain(baselineOf(), [formula("arpa", "arpa + 1")])).toBe(false);
  });

  it("is refused by the schema without a formula that can be read", () => {
    expect(leverSchema.safeParse(formula("arpa", "arpa * 2")).success).toBe(true);
    expect(leverSchema.safeParse(formula("arpa", "arpa *")).success).toBe(false);
    expect(leverSchema.safeParse(leverOf({ target: "arpa", kind: "formula", value: 1 })).success).toBe(false);
    expect(leverSchema.safeParse(leverOf({ target: "arpa", formula: "arpa" })).success).toBe(false);
  });
});

describe("an output of a person's own", () => {
  it("is worked out before and after from the projection and the eight", () => {
    const outputs = [
      { name: "Margin a customer", formula: "margin / customers" },
      { name: "NPS twice", formula: "2 * index.nps" },
      { name: "Nothing", formula: "revenue / (months - 12)" },
    ];
    const { outputs: found, baseline, scenario } = whatif(baselineOf(), [leverOf()], 12, { ...NOTHING, indices: { nps: 30 }, outputs });
    expect(found?.[0]).toEqual({
      ...outputs[0],
      baseline: baseline.margin / (baseline.months[11]?.customers ?? Number.NaN),
      scenario: scenario.margin / (scenario.months[11]?.customers ?? Number.NaN),
    });
    expect(found?.[1]).toMatchObject({ baseline: 60, scenario: 60 });
    expect(found?.[2]).toMatchObject({ baseline: null, scenario: null });
    expect(whatif(baselineOf(), [], 12, NOTHING)).not.toHaveProperty("outputs");
  });

  it("can name nothing of the data and nothing of the machine", () => {
    for (const text of ["sum(accounts.mrr)", "process.exit()", "constructor", "import('fs')", "revenue = 3", "x"]) {
      expect(readOutputFormula(text).ok).toBe(false);
    }
  });

  it("is refused at the place where a person typed the fault", () => {
    const read = (text: string) => parseScenarioFormula(text, ["revenue", "revenue12"]);
    const fault = (text: string) => {
      const result = read(text);
      return result.ok ? null : result.fault;
    };
    expect(fault("revenue + profit")).toMatchObject({ code: "unknownName", at: 10, detail: { name: "profit" } });
    expect(fault("revenue + revenue12 +")).toMatchObject({ code: "syntax" });
    expect(fault("revenue12 * 2")).toBeNull();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import { LEVER_KINDS } from "../../shared/scenario/lever-kinds.ts";
import { parseLever } from "../../shared/scenario/parse-lever.ts";
import { LEVER_TARGETS, type Lever } from "../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../shared/scenario/score-classes.ts";
import { isScore } from "../../shared/scenario/score-links.ts";
import { leverOf } from "./builders.ts";

const read = (text: string): Lever => {
  const result = parseLever(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.value;
};
const refusal = (text: string) => {
  const result = parseLever(text);
  return result.ok ? null : result.problem;
};

describe("parseLever", () => {
  it("reads every example of cli.md", () => {
    expect(read("retention:relative:+5%")).toEqual(leverOf());
    expect(read("retention:points:+5")).toEqual(leverOf({ kind: "points" }));
    expect(read("retention:churnCut:5%")).toEqual(leverOf({ kind: "churnCut" }));
    expect(read("retention:logit:0.25")).toEqual(leverOf({ kind: "logit", value: 0.25 }));
    expect(read("arpa:relative:+2%@SMB")).toEqual(leverOf({ target: "arpa", value: 0.02, segment: "SMB" }));
    expect(read("nps:move:detractor>passive:10%")).toEqual(
      leverOf({ target: "nps", kind: "move", value: 0.1, from: "detractor", to: "passive" }),
    );
  });

  it("reads levers on costs, on referral, on a programme and on scores with the part that is taken for cause", () => {
    expect(read("serviceCost:add:-0.5")).toEqual(leverOf({ target: "serviceCost", kind: "add", value: -0.5 }));
    expect(read("cac:relative:-10%")).toEqual(leverOf({ target: "cac", value: -0.1 }));
    expect(read("referral:set:0.2")).toEqual(leverOf({ target: "referral", kind: "set", value: 0.2 }));
    expect(read("programme:add:90000;start=3")).toEqual(leverOf({ target: "programme", kind: "add", value: 90_000, start: 3 }));
    expect(read("health:move:red>amber:20%@SMB;attribution=0.5")).toEqual(
      leverOf({ target: "health", kind: "move", value: 0.2, from: "red", to: "amber", segment: "SMB", attribution: 0.5 }),
    );
    expect(read("fcr:points:+5")).toEqual(leverOf({ target: "fcr", kind: "points" }));
    expect(read("fcr:set:80%")).toEqual(leverOf({ target: "fcr", kind: "set", value: 0.8 }));
  });

  it("reads a formula with colons in it, and the part of the way that is gone", () => {
    expect(read("arpa:formula:least(arpa * 1.1, 60)")).toEqual(
      leverOf({ target: "arpa", kind: "formula", value: 1, formula: "least(arpa * 1.1, 60)" }),
    );
    expect(read("retention:formula:current < 0.9 ? current + 0.02 : current@SMB;effect=0.5;ramp=3")).toEqual(
      leverOf({
        target: "retention",
        kind: "formula",
        value: 0.5,
        formula: "current < 0.9 ? current + 0.02 : current",
        segment: "SMB",
        ramp: 3,
      }),
    );
    expect(refusal("arpa:formula:arpa * price")).toMatchObject({ detail: { cause: "formula", fault: "unknownName", at: 8 } });
  });

  it("reads a segment with spaces and every option", () => {
    expect(read("arpa:add:-1.5@Small business;start=4;ramp=3;halfLife=6.5;cost=90000;costPerMonth=250.5")).toEqual(
      leverOf({
        target: "arpa",
        kind: "add",
        value: -1.5,
        segment: "Small business",
        start: 4,
        ramp: 3,
        halfLife: 6.5,
        cost: 90_000,
        costPerMonth: 250.5,
      }),
    );
    expect(read("acquisitions:set:30;start=2")).toEqual(leverOf({ target: "acquisitions", kind: "set", value: 30, start: 2 }));
    expect(read('arpa:add:1@"A; ""B"" @ C";ramp=2')).toEqual(
      leverOf({ target: "arpa", kind: "add", value: 1, segment: 'A; "B" @ C', ramp: 2 }),
    );
  });

  it("keeps the percent of variable cost and the money of fixed cost apart", () => {
    expect(read("variableCost:add:-2%").value).toBe(-0.02);
    expect(read("variableCost:set:28%").value).toBe(0.28);
    expect(read("fixedCost:add:2000").value).toBe(2_000);
    expect(read("retention:set:84%").value).toBe(0.84);
  });

  it("refuses retention without a kind and lists the four readings", () => {
    for (const text of ["retention:+5%", "retention:5", "retention: +5 %"]) {
      expect(refusal(text)).toMatchObject({
        code: "LEVER_AMBIGUOUS",
        detail: {
          relative: "retention:relative:+5%",
          points: "retention:points:+5",
          churnCut: "retention:churnCut:5%",
          logit: "retention:logit:0.05",
        },
      });
    }
    for (const reading of ["relative", "points", "churnCut", "logit"]) {
      const text = String(refusal("retention:-7%")?.detail?.[reading]);
      expect(formatLever(read(text))).toBe(text);
    }
  });

  it.each([
    ["", "target"],
    ["profit:relative:5%", "target"],
    ["+5% retention", "target"],
    ["retention", "kind"],
    ["retention:add:5", "kind"],
    ["arpa:+2%", "kind"],
    ["arpa:points:5", "kind"],
    ["arpa:constructor:5", "kind"],
    ["retention:relative:5", "percent"],
    ["retention:relative:five%", "percent"],
    ["retention:points:5%", "number"],
    ["arpa:set:1,000", "number"],
    ["arpa:add:Infinity", "number"],
    ["arpa:add:1e999", "number"],
    ["retention:relative", "shape"],
    ["retention:relative:5%:6%", "shape"],
    ["retention:relative:-101%", "range"],
    ["retention:churnCut:120%", "range"],
    ["retention:set:101%", "range"],
    ["acquisitions:set:-1", "range"],
    ["nps:move:detractor>happy:5%", "classes"],
    ["nps:move:passive>passive:5%", "classes"],
    ["csat:move:detractor>passive:5%", "classes"],
    ["nps:move:detractor>passive:-5%", "range"],
    ["arpa:relative:5%@", "emptySegment"],
    ["arpa:relative:5%;begin=3", "option"],
    ["arpa:relative:5%;start=2;start=3", "optionTwice"],
    ["arpa:relative:5%;start=0", "optionMonths"],
    ["arpa:relative:5%;ramp=1.5", "optionMonths"],
    ["arpa:relative:5%;halfLife=0", "optionNumber"],
    ["arpa:relative:5%;cost=-1", "optionNumber"],
    ["programme:set:5", "kind"],
    ["programme:add:-5", "range"],
    ["health:move:detractor>passive:5%", "classes"],
    ["fcr:move:unresolved>resolved:5%", "kind"],
    ["nps:move:detractor>passive:5%;attribution=2", "optionShare"],
    ["arpa:relative:5%;attribution=0.5", "attribution"],
    ["arpa:relative:5%;effect=0.5", "effect"],
    ["arpa:formula:", "formula"],
    ["arpa:formula:process.exit()", "formula"],
    ["nps:formula:current", "kind"],
  ])("refuses %j and says why (%s)", (text, cause) => {
    expect(refusal(text)).toMatchObject({ code: "LEVER_INVALID", detail: { lever: text, cause } });
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof parseLever(text).ok === "boolean"));
  });
});

describe("formatLever", () => {
  it("writes the canonical text that parseLever reads back to the same lever", () => {
    const kinds = LEVER_TARGETS.flatMap((target) =>
      Object.entries(LEVER_KINDS[target]).map(([kind, rule]) => {
        const [from, to] = kind === "move" && isScore(target) ? SCORE_CLASSES[target] : [];
        return {
          target,
          kind: kind as Lever["kind"],
          rule,
          ...(kind === "formula" && { formula: "current * 2" }),
          ...(from !== undefined && to !== undefined && { from, to }),
        };
      }),
    );
    const month = fc.integer({ min: 1, max: 120 });
    const money = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: -10_000, max: 10_000 }),
        fc.option(fc.string({ minLength: 1 }).filter((name) => name === name.trim() && name !== "")),
        month,
        month,
        fc.option(month),
        money,
        money,
        fc.option(fc.integer({ min: 0, max: 100 })),
        ({ rule, ...size }, steps, segment, start, ramp, halfLife, cost, costPerMonth, percent) => {
          // Hundredths of a percent, kept inside the kind's range.
          const value = Math.min(rule.max, Math.max(rule.min, steps / 10_000));
          const attribution = percent === null || !isScore(size.target) ? {} : { attribution: percent / 100 };
          const lever = leverOf({ ...size, ...attribution, value, segment, start, ramp, halfLife, cost, costPerMonth });
          const again = read(formatLever(lever));
          expect(again.value).toBeCloseTo(value, 14);
          expect({ ...again, value: 0 }).toEqual({ ...lever, value: 0 });
          expect(formatLever(again)).toBe(formatLever(lever));
        },
      ),
    );
  });

  it("shows no noise of binary fractions", () => {
    expect(formatLever(read("retention:relative:+7%"))).toBe("retention:relative:+7%");
    expect(formatLever(read("retention:points:-0.7@SMB;ramp=6"))).toBe("retention:points:-0.7@SMB;ramp=6");
    expect(formatLever(read("csat:move:rest>satisfied:14%"))).toBe("csat:move:rest>satisfied:14%");
  });
});

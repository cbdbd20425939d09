import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPossible } from "../../shared/scenario/distribution-limits.ts";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import { LEVER_KINDS } from "../../shared/scenario/lever-kinds.ts";
import { parseLever } from "../../shared/scenario/parse-lever.ts";
import { type InputDistribution, LEVER_TARGETS, type Lever } from "../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../shared/scenario/score-classes.ts";
import { isScore } from "../../shared/scenario/score-links.ts";
import { rangeAround, withSize } from "../../shared/scenario/simulate/lever-spread.ts";
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

  it("reads how uncertain the size is: a bare LOW..HIGH is PERT around it, in the unit of the size", () => {
    const pert = (low: number, mode: number, high: number) => ({ kind: "pert", low, mode, high });
    expect(read("retention:relative:+5%;range=0..8%").range).toEqual(pert(0, 0.05, 0.08));
    expect(read("retention:points:-2;range=-3.5..0").range).toEqual(pert(-0.035, -0.02, 0));
    expect(read("arpa:add:5@SMB;range=4..7;ramp=3").range).toEqual(pert(4, 5, 7));
    expect(read("retention:relative:+5%;range=pert:0%,4%,8%").range).toEqual(pert(0, 0.04, 0.08));
    expect(read("retention:churnCut:20%;range=uniform:5%,30%").range).toEqual({ kind: "uniform", low: 0.05, high: 0.3 });
    expect(read("acquisitions:add:5;range=poisson:5,12").range).toEqual({ kind: "poisson", mean: 5, months: 12 });
    expect(read("arpa:formula:arpa * 1.1;effect=0.5;range=0.2..0.9").range).toEqual(pert(0.2, 0.5, 0.9));
    expect(read("arpa:formula:arpa * 1.1;range=0.2..1").range).toEqual(pert(0.2, 1, 1));
  });

  it("reads how uncertain the part taken for cause is, around 1 where none is said", () => {
    const lever = "nps:move:detractor>passive:10%";
    expect(read(`${lever};attribution=0.5;attributionRange=0.3..0.7`).attributionRange).toEqual({
      kind: "pert",
      low: 0.3,
      mode: 0.5,
      high: 0.7,
    });
    expect(read(`${lever};attributionRange=uniform:0.4,0.6`).attributionRange).toEqual({ kind: "uniform", low: 0.4, high: 0.6 });
    expect(read(`${lever};attributionRange=0.3..1`)).toMatchObject({ attributionRange: { mode: 1 } });
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
    ["retention:relative:5%;range=0..8", "optionRange"],
    ["retention:relative:5%;range=6..8%", "optionRange"],
    ["retention:relative:5%;range=8..0%", "optionRange"],
    ["retention:relative:5%;range=", "optionRange"],
    ["retention:relative:5%;range=uniform:0,8", "optionRange"],
    ["retention:relative:5%;range=normal:5%,1%", "optionRange"],
    ["retention:relative:5%;range=constructor:5%", "optionRange"],
    ["retention:relative:5%;range=beta:0,4", "optionRange"],
    ["retention:relative:5%;range=0..8%;range=0..8%", "optionTwice"],
    ["arpa:add:5;range=4..6%", "optionRange"],
    ["arpa:add:5;attributionRange=0..1", "attribution"],
    ["nps:move:detractor>passive:5%;attribution=0.5;attributionRange=0.6..1", "optionRange"],
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

  it("writes ranges of every kind so that the same lever is read back, to the last digit", () => {
    const forms = [
      { target: "retention", kind: "relative", sized: 100 },
      { target: "retention", kind: "points", sized: 100 },
      { target: "retention", kind: "logit", sized: 1 },
      { target: "arpa", kind: "add", sized: 1 },
      { target: "variableCost", kind: "add", sized: 100 },
      { target: "arpa", kind: "formula", formula: "current * 2", sized: 1 },
      { target: "nps", kind: "move", from: "detractor", to: "passive", sized: 100 },
      { target: "fcr", kind: "points", sized: 100 },
    ] as const;
    // Up to twelve digits, as somebody types them or the window works them out.
    const digits = fc.tuple(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 12, max: 14 }));
    const size = digits.map(([whole, places]) => Number(`${whole}e-${places}`));
    const plain = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    const months = fc.option(fc.integer({ min: 1, max: 1_200 }), { nil: undefined });
    const counted = (count: number | undefined) => (count === undefined ? {} : { months: count });
    const range: fc.Arbitrary<InputDistribution> = fc.oneof(
      size.map((value) => ({ kind: "fixed" as const, value })),
      fc.tuple(plain, plain).map(([alpha, beta]) => ({ kind: "beta" as const, alpha, beta })),
      fc.tuple(size, size, size).map((three) => {
        const [low = 0, mode = 0, high = 0] = three.toSorted((a, b) => a - b);
        return { kind: "pert" as const, low: -low, mode, high };
      }),
      fc.tuple(size, fc.double({ min: 0, max: 100, noNaN: true })).map(([mean, cv]) => ({ kind: "lognormal" as const, mean, cv })),
      fc.tuple(size, size, size, size).map(([mean, sd, low, more]) => ({ kind: "normal" as const, mean, sd, min: -low, max: more })),
      fc.tuple(size, size).map(([low, high]) => ({ kind: "uniform" as const, low: -low, high })),
      fc.tuple(size, months).map(([mean, count]) => ({ kind: "poisson" as const, mean, ...counted(count) })),
      fc
        .tuple(size, fc.double({ min: 0, max: 1e6, noNaN: true }), months)
        .map(([mean, dispersion, count]) => ({ kind: "negativeBinomial" as const, mean, dispersion, ...counted(count) })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...forms), size, fc.option(range), fc.option(range), fc.option(size), (form, value, own, part, share) => {
        const { sized: _, ...kind } = form;
        const attribution = share === null || !isScore(kind.target) ? {} : { attribution: Math.min(1, share) };
        const attributionRange = part === null || !isScore(kind.target) ? {} : { attributionRange: part };
        const lever = leverOf({
          ...kind,
          value: Math.min(1, value),
          ...attribution,
          ...(own !== null && { range: own }),
          ...attributionRange,
        });
        // No number is −0: a text has none.
        const plainZeros: Lever = JSON.parse(JSON.stringify(lever));
        expect(read(formatLever(plainZeros))).toEqual(plainZeros);
        expect(isPossible(own ?? { kind: "fixed", value: 0 })).toBe(true);
      }),
    );
  });

  it("writes the range of the window as the two ends around the size", () => {
    const lever = leverOf({ range: rangeAround(0.05, 0.3) ?? { kind: "fixed", value: 0 } });
    expect(formatLever(lever)).toBe("retention:relative:+5%;range=3.5..6.5%");
    expect(read(formatLever(lever))).toEqual(lever);
    expect(formatLever(withSize(lever, -0.1))).toBe("retention:relative:-10%;range=-13..-7%");
  });

  it("shows no noise of binary fractions", () => {
    expect(formatLever(read("retention:relative:+7%"))).toBe("retention:relative:+7%");
    expect(formatLever(read("retention:points:-0.7@SMB;ramp=6"))).toBe("retention:points:-0.7@SMB;ramp=6");
    expect(formatLever(read("csat:move:rest>satisfied:14%"))).toBe("csat:move:rest>satisfied:14%");
  });
});

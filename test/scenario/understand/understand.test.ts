import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../shared/random.ts";
import type { InputDistribution } from "../../../shared/scenario/scenario.ts";
import { distributionQuantile } from "../../../shared/scenario/understand/distribution-quantile.ts";
import { elasticity } from "../../../shared/scenario/understand/elasticities.ts";
import { flipPoints } from "../../../shared/scenario/understand/flip-points.ts";
import { seekGoal } from "../../../shared/scenario/understand/goal-seek.ts";
import { inputBins, valueOfInformation } from "../../../shared/scenario/understand/information.ts";
import { type Input, leverInput, listInputs, probe } from "../../../shared/scenario/understand/input.ts";
import {
  betaSampleInformation,
  normalPerfectInformation,
  normalSampleInformation,
} from "../../../shared/scenario/understand/linear-loss.ts";
import { isOutsideObserved } from "../../../shared/scenario/understand/observed-range.ts";
import { createOutcome, OUTCOMES, type Situation } from "../../../shared/scenario/understand/outcome.ts";
import { rankInputs } from "../../../shared/scenario/understand/rank-inputs.ts";
import { sampleInformation } from "../../../shared/scenario/understand/sample-information.ts";
import { tornado } from "../../../shared/scenario/understand/tornado.ts";
import { evenly, twoWayGrid } from "../../../shared/scenario/understand/two-way-grid.ts";
import { anyBaseline } from "../arbitraries.ts";
import { baselineOf, leverOf, linkOf, segmentOf } from "../builders.ts";

const HORIZON = 36;
const MAIN: Situation = { baseline: baselineOf(), levers: [leverOf({ cost: 20_000 })] };
const TWO: Situation = {
  baseline: {
    segments: [segmentOf({ key: "A" }), segmentOf({ key: "B", annualRetention: 0.9, arpa: 80 })],
    discountRate: 0.1,
    fixedCostPerMonth: 0,
  },
  levers: MAIN.levers,
};

const find = (inputs: readonly Input[], text: string): Input => {
  const found = inputs.find(({ name }) => JSON.stringify(name).includes(text));
  if (found === undefined) throw new Error(`there must be an input ${text}`);
  return found;
};

describe("the inputs of a situation", () => {
  it("are the fields that are not 0, together or by segment, and of each lever its size and cost", () => {
    expect(listInputs(TWO, "together").map(({ name }) => (name.kind === "baseline" ? name.field : name.part))).toEqual([
      "customers",
      "annualRetention",
      "acquisitionsPerMonth",
      "arpa",
      "grossMargin",
      "value",
      "cost",
    ]);
    expect(listInputs(TWO, "segments")).toHaveLength(12);
  });

  it("have the attribution of a lever on a score, said or not: all of an association taken for cause is an assumption too", () => {
    const links = [linkOf("nps", [0.25, 0.35, 0.4], [0.25, 0.1, 0.05])];
    const lever = leverOf({ target: "nps", kind: "move", value: 0.2, from: "detractor", to: "passive" });
    const situation = { baseline: baselineOf({ annualRetention: 0.8825, links }), levers: [lever] };
    const run = createOutcome("netGain", 1, HORIZON);
    const attribution = probe(find(listInputs(situation, "together"), '"attribution"'), situation, run);
    expect(attribution).toMatchObject({ base: 1, min: 0, max: 1 });
    expect(attribution.at(1)).toBe(run(situation));
    const costly = { ...situation, levers: [{ ...lever, cost: attribution.at(0.4) }] };
    const points = flipPoints(listInputs(costly, "together").map((input) => probe(input, costly, run)));
    expect(points.find(({ input }) => input.kind === "lever" && input.part === "attribution")?.below?.value).toBeCloseTo(0.4, 9);
  });

  it("put at their base change nothing, not even the last digit", () => {
    fc.assert(
      fc.property(anyBaseline, fc.constantFrom(...OUTCOMES), fc.constantFrom("together", "segments"), (baseline, outcome, split) => {
        const situation = { baseline, levers: MAIN.levers };
        const run = createOutcome(outcome, baseline.segments.length, 12);
        for (const input of listInputs(situation, split)) expect(run(input.put(situation, input.base))).toBe(run(situation));
      }),
      { numRuns: 50 },
    );
  });

  it("are cut at the legal range: a tenth more than 95 % retention is 100 %", () => {
    const { low, high } = find(listInputs({ baseline: baselineOf({ annualRetention: 0.95 }), levers: [] }, "together"), "annualRetention");
    expect([low, high]).toEqual([0.855, 1]);
  });

  it("over segments move in proportion", () => {
    const retention = find(listInputs(TWO, "together"), "annualRetention");
    expect(retention.base).toBeCloseTo(0.85, 12);
    expect(retention.put(TWO, 0.425).baseline.segments.map(({ annualRetention }) => annualRetention)).toEqual([0.4, 0.45]);
  });
});

describe("quantiles of input distributions", () => {
  const cases: readonly InputDistribution[] = [
    { kind: "fixed", value: 3 },
    { kind: "beta", alpha: 920.5, beta: 80.5 },
    { kind: "pert", low: 0.76, mode: 0.8, high: 0.88 },
    { kind: "lognormal", mean: 50, cv: 0.1 },
    { kind: "normal", mean: 0.05, sd: 0.03, min: 0, max: 0.1 },
    { kind: "uniform", low: 15, high: 25 },
    { kind: "poisson", mean: 20 },
    { kind: "negativeBinomial", mean: 20, dispersion: 0.1 },
  ];

  it.each(cases)("rise with the share: $kind", (distribution) => {
    const shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
    const values = shares.map((share) => distributionQuantile(distribution, share));
    expect(values).toEqual(values.toSorted((one, other) => one - other));
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it("of Poisson(20) at 5 and 95 % are 13 and 28, of the normal cut at 0 stay above it", () => {
    // R: qpois(c(.05, .95), 20).
    expect([0.05, 0.95].map((share) => distributionQuantile({ kind: "poisson", mean: 20 }, share))).toEqual([13, 28]);
    expect(distributionQuantile({ kind: "normal", mean: -1, sd: 0.5, min: 0, max: 1 }, 0.05)).toBeGreaterThan(0);
  });
});

describe("the tornado", () => {
  const run = createOutcome("netGain", 1, HORIZON);

  it("sorts by swing", () => {
    const swings = tornado(listInputs(MAIN, "together").map((input) => probe(input, MAIN, run))).map(({ swing }) => swing);
    expect(swings).toEqual(swings.toSorted((one, other) => other - one));
    expect(swings[0]).toBeGreaterThan(0);
  });

  it("shows the extreme inside where an input works in both directions: the higher retention is, the sooner a lever on it saturates", () => {
    const input = find(listInputs(MAIN, "together"), "annualRetention");
    const [bar] = tornado([{ ...probe(input, MAIN, run), low: 0.85, high: 0.999 }]);
    expect(bar?.inside?.value).toBeCloseTo(0.999 / 1.05, 4);
    expect(bar?.inside?.outcome).toBeGreaterThan(Math.max(bar?.atLow ?? 0, bar?.atHigh ?? 0));
  });
});

describe("an elasticity", () => {
  const run = createOutcome("revenue", 1, HORIZON);
  it("is null with its reason where the input is 0, at its limit, or the outcome is 0", () => {
    const base = probe(find(listInputs(MAIN, "together"), "arpa"), MAIN, run);
    expect(elasticity({ ...base, base: 0 }).reason).toBe("INPUT_ZERO");
    expect(elasticity({ ...base, base: 1, max: 1 }).reason).toBe("AT_LIMIT");
    expect(elasticity({ ...base, at: () => 0 }).reason).toBe("OUTCOME_ZERO");
  });
});

describe("the two-way grid", () => {
  it("holds the outcome of each pair, that of the base among them", () => {
    const run = createOutcome("revenue", 1, HORIZON);
    const rows = { input: leverInput(leverOf(), 0, "value"), values: evenly(0, 0.1, 3) };
    const columns = { input: find(listInputs(MAIN, "together"), "arpa"), values: evenly(45, 55, 3) };
    const grid = twoWayGrid(MAIN, rows, columns, run);
    expect(grid.outcomes[1]?.[1]).toBe(run(MAIN));
    expect(grid.base).toBe(run(MAIN));
    expect(grid.outcomes[2]?.[0]).toBe(run({ baseline: baselineOf({ arpa: 45 }), levers: [leverOf({ cost: 20_000, value: 0.1 })] }));
    expect(evenly(0, 0.3, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  });
});

describe("goal seek", () => {
  it("inverts the projection: what a value gives leads back to an outcome as good", () => {
    fc.assert(
      fc.property(
        anyBaseline,
        fc.constantFrom(...OUTCOMES),
        fc.double({ min: -0.3, max: 0.15, noNaN: true }),
        (baseline, outcome, value) => {
          const situation = { baseline, levers: [leverOf({ value: 0.02 })] };
          const seek = probe(
            leverInput(leverOf({ value: 0.02 }), 0, "value"),
            situation,
            createOutcome(outcome, baseline.segments.length, 24),
          );
          const target = seek.at(value);
          const answer = seekGoal(seek, target);
          expect(Math.abs(answer.outcome - target)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(target)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("of a target out of reach gives the best there is with the least change: relative retention saturates at 99.9 %", () => {
    const answer = seekGoal(probe(leverInput(leverOf(), 0, "value"), MAIN, createOutcome("revenue", 1, HORIZON)), 1e9);
    expect(answer.reached).toBe(false);
    expect(answer.value).toBeCloseTo(0.999 / 0.8 - 1, 6);
  });

  it("knows when the answer lies outside of all that the segments have shown", () => {
    const name = { kind: "lever", lever: 0, part: "value" } as const;
    expect(isOutsideObserved(TWO, name, 0.2)).toBe(true);
    expect(isOutsideObserved({ ...TWO, levers: [leverOf({ segment: "A" })] }, name, 0.05)).toBe(false);
    expect(isOutsideObserved(MAIN, name, 0.05)).toBe("unknown");
  });
});

describe("flip points", () => {
  const run = createOutcome("netGain", 1, HORIZON);

  it("are confirmed by running just below and just above, whatever the situation", () => {
    fc.assert(
      fc.property(anyBaseline, fc.double({ min: 0, max: 1e5, noNaN: true }), (baseline, cost) => {
        const situation = { baseline, levers: [leverOf({ cost })] };
        const net = createOutcome("netGain", baseline.segments.length, 12);
        const points = flipPoints(listInputs(situation, "together").map((input) => probe(input, situation, net)));
        for (const flip of points.flatMap(({ below, above }) => [below, above])) {
          if (flip !== null) expect(flip.justBefore > 0).not.toBe(flip.justAfter > 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("a lever that gains twice its cost flips where the cost doubles, the margin halves or the price halves", () => {
    const gain = run({ ...MAIN, levers: [leverOf()] });
    const situation = { ...MAIN, levers: [leverOf({ cost: gain / 2 })] };
    const points = flipPoints(listInputs(situation, "together").map((input) => probe(input, situation, run)));
    const of = (text: string) => points.find(({ input }) => JSON.stringify(input).includes(text));
    expect(of('"cost"')?.above?.value).toBeCloseTo(2, 9);
    expect(of('"cost"')?.below).toBeNull();
    expect(of('"arpa"')?.below?.percent).toBeCloseTo(-50, 6);
    expect(of('"grossMargin"')?.below?.value).toBeCloseTo(0.35, 9);
    expect(of('"arpa"')?.above).toBeNull();
  });

  it("lies within the likely range only where a range says what is likely: a tenth to either side says nothing", () => {
    const gain = run({ ...MAIN, levers: [leverOf()] });
    const ranges = { arpa: { kind: "lognormal", mean: 50, cv: 0.1 } } as const;
    const situation = { baseline: baselineOf({ ranges }), levers: [leverOf({ cost: 0.95 * gain })] };
    const points = flipPoints(listInputs(situation, "together").map((input) => probe(input, situation, run)));
    const of = (text: string) => points.find(({ input }) => JSON.stringify(input).includes(text));
    expect(of('"arpa"')?.below?.withinRange).toBe(true);
    expect(of('"grossMargin"')?.below).toMatchObject({ withinRange: false });
    expect(of('"cost"')?.above).toMatchObject({ withinRange: false });
  });

  it("there is none where nothing is gained without cost: the price may fall to nothing", () => {
    const situation = { ...MAIN, levers: [leverOf()] };
    const points = flipPoints(listInputs(situation, "together").map((input) => probe(input, situation, run)));
    expect(points.find(({ input }) => JSON.stringify(input).includes('"arpa"'))).toMatchObject({ below: null, above: null });
  });
});

describe("the ranking by simulation", () => {
  const random = createRandom(7);
  const column = () => Float64Array.from({ length: 4_000 }, () => random.normal());
  const [a, b, c] = [column(), column(), column()];
  const outcome = Float64Array.from({ length: 4_000 }, (_, run) => 3 * (a[run] ?? 0) - (b[run] ?? 0));

  it("shares variance out as 9 : 1 : 0 where it is made so, sign kept in the correlation", () => {
    const ranked = rankInputs(
      [
        { input: "c", values: c },
        { input: "b", values: b },
        { input: "a", values: a },
      ],
      outcome,
    );
    expect(ranked.map(({ input }) => input)).toEqual(["a", "b", "c"]);
    expect(ranked[0]?.contribution).toBeCloseTo(0.9, 1);
    expect(ranked[1]?.correlation).toBeLessThan(-0.25);
    expect(ranked.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(1, 12);
  });

  it("an input that never changes contributes nothing", () => {
    expect(rankInputs([{ input: "still", values: new Float64Array(4_000) }], outcome)).toEqual([
      { input: "still", correlation: null, contribution: 0 },
    ]);
  });
});

describe("the value of information", () => {
  const RUNS = 40_000;

  it("equals the closed form of the linear loss with a normal prior within three Monte Carlo errors", () => {
    const random = createRandom(11);
    const mean = Float64Array.from({ length: RUNS }, () => 0.81 + 0.02 * random.normal());
    const advantage = mean.map((value) => 1_000 * (value - 0.8));
    const answer = valueOfInformation([{ input: "mean", values: mean }], advantage);
    const exact = normalPerfectInformation(1_000, 0.8, 0.81, 0.02);
    expect(Math.abs(answer.perfect - exact)).toBeLessThan(3 * answer.error);
    expect(Math.abs((answer.inputs[0]?.value ?? 0) - exact)).toBeLessThan(3 * answer.error);
    const sampled = sampleInformation(inputBins(mean, advantage), { kind: "mean", n: 400, sd: 0.4 });
    expect(Math.abs(sampled - normalSampleInformation(1_000, 0.8, 0.81, 0.02, 0.4, 400))).toBeLessThan(3 * answer.error);
  });

  it("of asking further customers equals the beta-binomial sum within three Monte Carlo errors", () => {
    const random = createRandom(12);
    const share = Float64Array.from({ length: RUNS }, () => random.beta(80.5, 20.5));
    const advantage = share.map((value) => 10_000 * (value - 0.78));
    const { error } = valueOfInformation([], advantage);
    for (const n of [10, 100]) {
      const exact = betaSampleInformation(10_000, 0.78, 80.5, 20.5, n);
      expect(Math.abs(sampleInformation(inputBins(share, advantage), { kind: "share", n }) - exact)).toBeLessThan(3 * error);
    }
  });

  it("EVPI ≥ EVPPI ≥ EVSI ≥ 0 on the very same draws", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (seed, runs, shift) => {
          const random = createRandom(seed);
          const x = Float64Array.from({ length: runs }, () => random.uniform());
          const advantage = x.map((value) => value - 0.5 + shift + random.normal());
          const answer = valueOfInformation([{ input: "x", values: x }], advantage);
          const value = answer.inputs[0]?.value ?? Number.NaN;
          const sampled = sampleInformation(inputBins(x, advantage), { kind: "share", n: 20 });
          expect(value).toBeGreaterThanOrEqual(0);
          expect(answer.perfect).toBeGreaterThanOrEqual(value);
          expect(sampled).toBeGreaterThanOrEqual(0);
          expect(value + 1e-9).toBeGreaterThanOrEqual(sampled);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("an input without meaning is within the noise", () => {
    const random = createRandom(5);
    const x = Float64Array.from({ length: 5_000 }, () => random.uniform());
    const advantage = Float64Array.from({ length: 5_000 }, () => 0.02 + random.normal());
    expect(valueOfInformation([{ input: "x", values: x }], advantage).inputs[0]?.withinNoise).toBe(true);
  });
});

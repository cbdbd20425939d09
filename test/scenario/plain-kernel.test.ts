import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Baseline, Lever, SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { BLOCK, createBlockTotals } from "../../shared/scenario/simulate/block-totals.ts";
import { startDrawing } from "../../shared/scenario/simulate/draw-inputs.ts";
import { createDrawn } from "../../shared/scenario/simulate/drawn-scenario.ts";
import { listInputs } from "../../shared/scenario/simulate/list-inputs.ts";
import { isPlain } from "../../shared/scenario/simulate/plain/is-plain.ts";
import { createPlainKernel } from "../../shared/scenario/simulate/plain/plain-kernel.ts";
import { createProjectionKernel } from "../../shared/scenario/simulate/projection-kernel.ts";
import { leverOf, segmentOf } from "./builders.ts";

const HORIZON = 30;

const ranges = (segment: SegmentBaseline): NonNullable<SegmentBaseline["ranges"]> => ({
  annualRetention: { kind: "beta", alpha: 1 + 50 * segment.annualRetention, beta: 1 + 50 * (1 - segment.annualRetention) },
  acquisitionsPerMonth: { kind: "poisson", mean: segment.acquisitionsPerMonth },
  arpa: { kind: "lognormal", mean: segment.arpa + 1, cv: 0.2 },
  grossMargin: { kind: "uniform", low: 0, high: 1 },
  fixedCostPerMonth: { kind: "uniform", low: 0, high: 50 },
  customers: { kind: "pert", low: 0, mode: 10, high: 1_000 },
});

const anySegments = fc
  .array(
    fc.record({
      annualRetention: fc.double({ min: 0, max: 1, noNaN: true }),
      acquisitionsPerMonth: fc.double({ min: 0, max: 100, noNaN: true }),
      arpa: fc.double({ min: 0, max: 1_000, noNaN: true }),
      arpaGrowthPerMonth: fc.constantFrom(0, 0.01, -0.02),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((list) =>
    list.map((values, g) => {
      const segment = segmentOf({ ...values, key: `S${g}` });
      return { ...segment, ranges: ranges(segment) };
    }),
  );

const KINDS: readonly (readonly [Lever["target"], Lever["kind"], number])[] = [
  ["retention", "relative", 0.5],
  ["retention", "points", 0.4],
  ["retention", "churnCut", -0.5],
  ["retention", "logit", 2],
  ["retention", "set", 0.9],
  ["arpa", "relative", 0.3],
  ["arpa", "add", -20],
  ["arpa", "set", 80],
  ["acquisitions", "relative", -1],
  ["acquisitions", "add", 5],
  ["fixedCost", "relative", 0.5],
  ["fixedCost", "add", -30],
  ["variableCost", "add", -0.4],
  ["variableCost", "set", 0.2],
];

const anyLevers: fc.Arbitrary<readonly Lever[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      segment: fc.constantFrom(null, "S0", "S3"),
      start: fc.integer({ min: 1, max: 20 }),
      ramp: fc.integer({ min: 1, max: 9 }),
      halfLife: fc.constantFrom(null, 4),
      cost: fc.constantFrom(0, 500),
      costPerMonth: fc.constantFrom(0, 20),
      isDrawn: fc.boolean(),
    })
    .map(({ kind: [target, kind, value], isDrawn, ...rest }) =>
      leverOf({
        target,
        kind,
        value,
        ...rest,
        ...(isDrawn && { range: { kind: "uniform", low: Math.min(0, value), high: Math.max(0, value) } as const }),
      }),
    ),
  { maxLength: 5 },
);

describe("the plain kernel", () => {
  it("gives the digits of the projection in every month of every draw", () => {
    fc.assert(
      fc.property(anySegments, anyLevers, fc.integer({ min: 1, max: BLOCK }), (segments, levers, count) => {
        const baseline: Baseline = { segments, discountRate: 0.1, fixedCostPerMonth: 100 };
        expect(isPlain(baseline, levers)).toBe(true);
        const drawing = startDrawing(listInputs(baseline, levers), 3, [], BLOCK);
        drawing.next(0, count);
        const drawn = createDrawn(baseline, levers, drawing.columns);
        const kernels = [
          createPlainKernel(baseline, levers, HORIZON, drawing.columns),
          createProjectionKernel(drawn, segments.length, HORIZON),
        ];
        const [plain, projected] = kernels.map((kernel) => {
          const sides = [createBlockTotals(HORIZON), createBlockTotals(HORIZON)] as const;
          kernel(0, count, ...sides);
          return sides.flatMap(({ revenue, margin }) => [revenue, margin]).map((cells) => cells.filter((_, at) => at % BLOCK < count));
        });
        expect(plain).toEqual(projected);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves to the projection what it does not know", () => {
    const plain: Baseline = { segments: [segmentOf()], discountRate: 0.1, fixedCostPerMonth: 0 };
    const withSegment = (change: Partial<SegmentBaseline>): Baseline => ({ ...plain, segments: [segmentOf(change)] });
    expect(isPlain(plain, [leverOf()])).toBe(true);
    expect(isPlain({ ...plain, billing: "start" }, [])).toBe(true);
    for (const other of [
      { ...plain, billing: "average" as const },
      withSegment({ sbg: { alpha: 1, beta: 2 } }),
      withSegment({ cac: 5 }),
      withSegment({ serviceCostPerMonth: 5 }),
      withSegment({ referral: 1 }),
      withSegment({ ranges: { cac: { kind: "uniform", low: 0, high: 1 } } }),
    ])
      expect(isPlain(other, [])).toBe(false);
    const move = leverOf({ target: "nps", kind: "move", value: 0.1, from: "detractor", to: "passive" });
    expect(isPlain(plain, [move])).toBe(false);
    expect(isPlain(plain, [leverOf({ target: "arpa", kind: "formula", value: 1, formula: "arpa * 1.1" })])).toBe(false);
  });
});

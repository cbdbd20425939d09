import fc from "fast-check";
import type { Baseline, Lever } from "../../shared/scenario/scenario.ts";
import { leverOf, segmentOf } from "./builders.ts";

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const money = fc.double({ min: 0, max: 10_000, noNaN: true });

const segment = (key: string) =>
  fc
    .record({
      customers: fc.integer({ min: 0, max: 100_000 }),
      annualRetention: fraction,
      acquisitionsPerMonth: fc.double({ min: 0, max: 1_000, noNaN: true }),
      arpa: money,
      grossMargin: fraction,
      fixedCostPerMonth: money,
      arpaGrowthPerMonth: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    })
    .map((values) => segmentOf({ ...values, key }));

/** One to three segments A, B, C with every quantity somewhere in its legal range. */
export const anyBaseline: fc.Arbitrary<Baseline> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), segment("A"), segment("B"), segment("C"), fc.double({ min: 0, max: 0.5, noNaN: true }), money)
  .map(([count, a, b, c, discountRate, fixedCostPerMonth]) => ({ segments: [a, b, c].slice(0, count), discountRate, fixedCostPerMonth }));

const kinds: readonly (readonly [Lever["target"], Lever["kind"], number, number])[] = [
  ["retention", "relative", -0.5, 0.5],
  ["retention", "points", -0.5, 0.5],
  ["retention", "churnCut", -0.5, 1],
  ["retention", "logit", -5, 5],
  ["retention", "set", 0, 1],
  ["arpa", "relative", -1, 1],
  ["arpa", "add", -100, 100],
  ["arpa", "set", 0, 1_000],
  ["acquisitions", "relative", -1, 2],
  ["acquisitions", "add", -50, 50],
  ["fixedCost", "add", -1_000, 1_000],
  ["variableCost", "add", -0.5, 0.5],
  ["variableCost", "set", 0, 1],
];

/** Any lever that the engine takes, on everything or on segment A. */
export const anyLever: fc.Arbitrary<Lever> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    place: fraction,
    segment: fc.constantFrom(null, "A"),
    start: fc.integer({ min: 1, max: 12 }),
    ramp: fc.integer({ min: 1, max: 12 }),
    halfLife: fc.option(fc.integer({ min: 1, max: 24 })),
    cost: money,
    costPerMonth: money,
  })
  .map(({ kind: [target, kind, min, max], place, ...rest }) => leverOf({ target, kind, value: min + place * (max - min), ...rest }));

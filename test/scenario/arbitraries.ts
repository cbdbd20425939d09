import fc from "fast-check";
import { type Baseline, BILLINGS, COHORT_LEVERS, type Lever, type ScoreLink } from "../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../shared/scenario/score-classes.ts";
import { leverOf, segmentOf } from "./builders.ts";

/** Products of numbers near 10⁻³⁰⁰ have no digits left that could be the same. */
const visible = (value: number): number => (value < 1e-12 ? 0 : value);
const fraction = fc.double({ min: 0, max: 1, noNaN: true }).map(visible);
const money = fc.double({ min: 0, max: 10_000, noNaN: true }).map(visible);

/** What follows from a score: shares that sum to 1, any churn, and at times nobody counted. */
const link = (score: ScoreLink["score"]): fc.Arbitrary<ScoreLink> =>
  fc
    .tuple(fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fraction), { minLength: 3, maxLength: 3 }), fc.boolean())
    .map(([cells, isCounted]) => {
      const own = SCORE_CLASSES[score].map((key, place) => ({ key, cell: cells[place] ?? [0, 0] }));
      const total = own.reduce((sum, { cell }) => sum + cell[0], 0);
      return {
        score,
        grade: "association",
        classes: own.map(({ key, cell: [customers, annualChurn] }) => ({
          key,
          customers: isCounted ? customers : 0,
          churned: 0,
          share: total > 0 ? customers / total : 1 / own.length,
          annualChurn,
          arpa: null,
        })),
      };
    });

const segment = (key: string) =>
  fc
    .record({
      serviceCostPerMonth: fc.double({ min: 0, max: 100, noNaN: true }).map(visible),
      cac: money,
      referral: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2, noNaN: true }).map(visible)),
      links: fc.subarray(["nps", "csat", "health", "fcr"] as const).chain((scores) => fc.tuple(...scores.map(link))),
      sbg: fc.option(
        fc.record({ alpha: fc.double({ min: 0.05, max: 50, noNaN: true }), beta: fc.double({ min: 0.05, max: 50, noNaN: true }) }),
        { freq: 2 },
      ),
      customers: fc.integer({ min: 0, max: 100_000 }),
      annualRetention: fraction,
      acquisitionsPerMonth: fc.double({ min: 0, max: 1_000, noNaN: true }).map(visible),
      arpa: money,
      grossMargin: fraction,
      fixedCostPerMonth: money,
      arpaGrowthPerMonth: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    })
    .map(({ sbg, ...values }) => segmentOf({ ...values, ...(sbg !== null && { sbg }), key }));

/** One to three segments A, B, C with every quantity somewhere in its legal range. */
export const anyBaseline: fc.Arbitrary<Baseline> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    segment("A"),
    segment("B"),
    segment("C"),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
    money,
    fc.constantFrom(...BILLINGS),
    fc.constantFrom(...COHORT_LEVERS),
  )
  .map(([count, a, b, c, discountRate, fixedCostPerMonth, billing, cohortLevers]) => ({
    segments: [a, b, c].slice(0, count),
    discountRate,
    fixedCostPerMonth,
    billing,
    cohortLevers,
  }));

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
  ["serviceCost", "add", -5, 5],
  ["cac", "relative", -1, 1],
  ["referral", "add", 0, 1],
  ["programme", "add", 0, 10_000],
  ["nps", "move", 0, 1],
  ["csat", "move", 0, 1],
  ["health", "move", 0, 1],
  ["fcr", "points", -1, 1],
  ["fcr", "relative", -1, 2],
  ["fcr", "set", 0, 1],
];

/** Two different classes of a score, worse to better or back. */
const classesOf = (target: Lever["target"], place: number): Pick<Lever, "from" | "to"> => {
  if (target !== "nps" && target !== "csat" && target !== "health") return {};
  const [worst, middle, best] = SCORE_CLASSES[target];
  return place < 0.5 ? { from: worst, to: middle } : place < 0.9 ? { from: middle, to: best } : { from: best, to: worst };
};

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
    attribution: fraction,
  })
  .map(({ kind: [target, kind, min, max], place, attribution, ...rest }) =>
    leverOf({
      target,
      kind,
      value: min + place * (max - min),
      ...classesOf(target, attribution),
      ...(["nps", "csat", "health", "fcr"].includes(target) && { attribution }),
      ...rest,
    }),
  );

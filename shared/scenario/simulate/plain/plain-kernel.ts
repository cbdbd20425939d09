import { companyCost } from "../../company-cost.ts";
import { leverCost } from "../../lever-cost.ts";
import { leversOn, monthlyRetention, scaleLevers } from "../../lever-paths.ts";
import type { Baseline, Lever, QuantityTarget, SegmentBaseline, UncertainField } from "../../scenario.ts";
import { BLOCK, type BlockTotals, type Kernel } from "../block-totals.ts";
import type { InputColumn } from "../simulation.ts";
import { advanceOne, type PlainSegment, type Run, runsOf, slotAt } from "./advance.ts";
import { advanceFour, type FourSegments } from "./advance-four.ts";
import { createPath, type Path, type PathSpec, type SizedLever, type Source } from "./path.ts";

/**
 * The kernel for what `isPlain`: the same arithmetic as the projection, operation by operation, over blocks of draws in typed arrays,
 * so that certain inputs give its digits. Levers may differ by segment, month and draw.
 */
export function createPlainKernel(baseline: Baseline, levers: readonly Lever[], horizon: number, columns: readonly InputColumn[]): Kernel {
  const before = createSide(baseline, [], horizon, columns);
  const after = createSide(baseline, levers, horizon, columns);
  return (from, count, baselineTotals, scenarioTotals) => {
    before(from, count, baselineTotals);
    after(from, count, scenarioTotals);
  };
}

type Side = (from: number, count: number, totals: BlockTotals) => void;

function createSide(baseline: Baseline, levers: readonly Lever[], horizon: number, columns: readonly InputColumn[]): Side {
  const sized = sizeLevers(levers, horizon, columns);
  const company = createPath(companySpec(baseline, sized, horizon), horizon);
  const segments = baseline.segments.map((segment) => createSegment(segment, sized, horizon, columns));
  const groups = groupsOf(segments.map(({ plain }) => plain)).map((group) => ({ group, runs: runsOf(group, horizon) }));
  return (from, count, { revenue, margin }) => {
    revenue.fill(0);
    company.fill(from, count);
    for (let t = 0; t < horizon; t++) {
      const slot = slotAt(company, t);
      for (let i = 0; i < count; i++) margin[t * BLOCK + i] = -(slot[i] ?? 0);
    }
    for (const { fill } of segments) fill(from, count);
    for (const { group, runs } of groups) advance(group, runs, { revenue, margin }, count);
  };
}

/** Fours as long as there are four, then one by one. */
function groupsOf(segments: readonly PlainSegment[]): readonly (readonly PlainSegment[])[] {
  const fours = Math.floor(segments.length / 4) * 4;
  return [
    ...Array.from({ length: fours / 4 }, (_, index) => segments.slice(4 * index, 4 * index + 4)),
    ...segments.slice(fours).map((segment) => [segment]),
  ];
}

function advance(group: readonly PlainSegment[], runs: readonly Run[], totals: BlockTotals, count: number): void {
  const [first] = group;
  if (isFour(group)) advanceFour(group, runs, totals, count);
  else if (first !== undefined) advanceOne(first, runs, totals, count);
}

const isFour = (group: readonly PlainSegment[]): group is FourSegments => group.length === 4;

function sizeLevers(levers: readonly Lever[], horizon: number, columns: readonly InputColumn[]): readonly SizedLever[] {
  return scaleLevers(levers, horizon).map((scaled, index) => {
    const column = columns.find(({ subject }) => subject.kind === "size" && subject.lever === index);
    return { ...scaled, size: column?.values ?? scaled.lever.value };
  });
}

/** What the company pays as a whole, programmes of levers without a segment among it. */
function companySpec({ fixedCostPerMonth }: Baseline, levers: readonly SizedLever[], horizon: number): PathSpec {
  const acting = companyCost.levers(levers);
  return {
    target: "fixedCost",
    base: fixedCostPerMonth,
    isComplement: false,
    growth: 0,
    levers: levers.filter((lever) => acting.includes(lever)),
    finish: null,
    costs: costsOf(levers, null, horizon),
    first: null,
  };
}

/** The programme of each lever of a segment (`null` = of the company) by month. */
const costsOf = (levers: readonly SizedLever[], key: string | null, horizon: number): readonly Float64Array[] =>
  levers
    .filter(({ lever }) => lever.segment === key)
    .map(({ lever }) => Float64Array.from({ length: horizon }, (_, t) => leverCost(lever, t)));

function createSegment(segment: SegmentBaseline, levers: readonly SizedLever[], horizon: number, columns: readonly InputColumn[]) {
  const { key } = segment;
  const drawn = (field: UncertainField, certain: number): Source =>
    columns.find(({ subject }) => subject.kind === "field" && subject.field === field && subject.segment === key)?.values ?? certain;
  const path = (target: QuantityTarget, base: Source, change: Partial<PathSpec> = {}): Path => {
    const acting = leversOn(levers, target, key);
    const own = levers.filter((lever) => acting.includes(lever));
    return createPath(
      { target, base, isComplement: false, growth: 0, levers: own, finish: null, costs: [], first: null, ...change },
      horizon,
    );
  };
  const plain: PlainSegment = {
    counts: new Float64Array(BLOCK),
    // In the first month nobody leaves and nobody joins: N_0 is given.
    rates: path("retention", drawn("annualRetention", segment.annualRetention), { finish: monthlyRetention, first: 1 }),
    joins: path("acquisitions", drawn("acquisitionsPerMonth", segment.acquisitionsPerMonth), { first: 0 }),
    arpa: path("arpa", drawn("arpa", segment.arpa), { growth: segment.arpaGrowthPerMonth }),
    variable: path("variableCost", drawn("grossMargin", segment.grossMargin), { isComplement: true }),
    fixed: path("fixedCost", drawn("fixedCostPerMonth", segment.fixedCostPerMonth), {
      // A segment without a name has none of its own.
      costs: key === null ? [] : costsOf(levers, key, horizon),
    }),
  };
  const customers = drawn("customers", segment.customers);
  const paths = [plain.rates, plain.joins, plain.arpa, plain.variable, plain.fixed];
  const fill = (from: number, count: number): void => {
    for (const each of paths) each.fill(from, count);
    if (typeof customers === "number") plain.counts.fill(customers);
    else for (let i = 0; i < count; i++) plain.counts[i] = customers[from + i] ?? 0;
  };
  return { plain, fill };
}

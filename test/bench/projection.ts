import { performance } from "node:perf_hooks";
import { createFlatProjection, projectFlat } from "../../shared/scenario/project-flat.ts";
import { responseFromBaseline } from "../../shared/scenario/response-from-baseline.ts";
import type { Baseline, Lever } from "../../shared/scenario/scenario.ts";
import { whatif } from "../../shared/scenario/whatif.ts";

/** One line of the bench table: a ratio measured in this run, and what it must not pass. */
export type BenchRow = { readonly name: string; readonly ratio: number; readonly target: number; readonly detail: string };

const SEGMENTS = 5;
const HORIZON = 36;

/** What-if: the bare projection against the same arithmetic as a plain loop, and a lever move with everything against 1 ms. */
export async function benchProjection(): Promise<readonly BenchRow[]> {
  const baseline = createBaseline();
  const flat = createFlatProjection(SEGMENTS, HORIZON);
  const plain = createPlainModel(baseline);
  // A moving slider changes one rate a call, so that nothing can be kept from the call before.
  const moved = Array.from({ length: 64 }, (_, step) => movedBaseline(baseline, 0.7 + step / 400));
  const rates = moved.map(({ segments }) => segments[0]?.annualRetention ?? 0);
  const engine = (call: number): number => {
    projectFlat(flat, moved[call % 64] ?? baseline, []);
    return flat.pvMargin;
  };
  const loop = (call: number): number => plain(rates[call % 64] ?? 0);
  checkEqual(engine(3), loop(3));
  const [engineMs, loopMs] = sideBySide(engine, loop, 4_000);
  const levers = createLevers();
  const response = responseFromBaseline(baseline);
  const sets = Array.from({ length: 64 }, (_, step) =>
    levers.map((lever, index) => (index === 0 ? { ...lever, value: step / 1_000 } : lever)),
  );
  const [moveMs] = sideBySide(
    (call) => whatif(baseline, sets[call % 64] ?? levers, 60, { indices: {}, response }).delta.revenue.abs,
    loop,
    40,
  );
  return [
    {
      name: "projection 5 × 36 / plain loop",
      ratio: engineMs / loopMs,
      target: 5,
      detail: `${(engineMs * 1_000).toFixed(2)} µs against ${(loopMs * 1_000).toFixed(2)} µs`,
    },
    {
      name: "lever move, 6 levers × 60 months, eight indices and bridge / 1 ms",
      ratio: moveMs,
      target: 1,
      detail: `${moveMs.toFixed(3)} ms`,
    },
  ];
}

function createBaseline(): Baseline {
  const segments = Array.from({ length: SEGMENTS }, (_, g) => ({
    key: `S${g}`,
    customers: 500 + 300 * g,
    annualRetention: 0.7 + 0.05 * g,
    acquisitionsPerMonth: 10 + g,
    arpa: 40 + 15 * g,
    grossMargin: 0.6 + 0.05 * g,
    fixedCostPerMonth: 100 * g,
    arpaGrowthPerMonth: 0,
  }));
  return { segments, discountRate: 0.1, fixedCostPerMonth: 0 };
}

function movedBaseline(baseline: Baseline, annualRetention: number): Baseline {
  return { ...baseline, segments: baseline.segments.map((segment, g) => (g === 0 ? { ...segment, annualRetention } : segment)) };
}

function createLevers(): readonly Lever[] {
  const lever = (change: Partial<Lever>): Lever => ({
    target: "retention",
    kind: "relative",
    value: 0.05,
    segment: null,
    start: 1,
    ramp: 6,
    halfLife: null,
    cost: 5_000,
    costPerMonth: 500,
    ...change,
  });
  return [
    lever({}),
    lever({ kind: "churnCut", segment: "S1", halfLife: 18 }),
    lever({ kind: "points", value: 0.01, segment: "S2" }),
    lever({ target: "arpa", value: 0.02, ramp: 3 }),
    lever({ target: "acquisitions", kind: "add", value: 2 }),
    lever({ target: "variableCost", kind: "add", value: -0.01, start: 4 }),
  ];
}

/** The same cells and sums, written out by hand over arrays that stand ready. */
function createPlainModel(baseline: Baseline): (annualRetention: number) => number {
  const customers = new Float64Array(SEGMENTS * HORIZON);
  const revenue = new Float64Array(SEGMENTS * HORIZON);
  const margin = new Float64Array(SEGMENTS * HORIZON);
  const total = new Float64Array(HORIZON);
  const rows = baseline.segments;
  return (annualRetention) => {
    total.fill(0);
    for (let g = 0; g < SEGMENTS; g++) {
      const segment = rows[g];
      if (segment === undefined) continue;
      const rate = (g === 0 ? annualRetention : segment.annualRetention) ** (1 / 12);
      let count = segment.customers;
      for (let t = 0; t < HORIZON; t++) {
        if (t > 0) count = count * rate + segment.acquisitionsPerMonth;
        const earned = count * segment.arpa;
        const kept = earned * segment.grossMargin - segment.fixedCostPerMonth;
        customers[g * HORIZON + t] = count;
        revenue[g * HORIZON + t] = earned;
        margin[g * HORIZON + t] = kept;
        total[t] = (total[t] ?? 0) + kept;
      }
    }
    const step = 1.1 ** (-1 / 12);
    let factor = 1;
    let present = 0;
    for (let t = 0; t < HORIZON; t++) {
      present += (total[t] ?? 0) * factor;
      factor *= step;
    }
    return present;
  };
}

/** Median milliseconds a call of both, measured in turns so that a busy machine hits both alike. */
function sideBySide(one: (call: number) => number, other: (call: number) => number, calls: number): readonly [number, number] {
  const rounds = 31;
  const times: readonly [number[], number[]] = [[], []];
  let sink = 0;
  for (let round = 0; round < rounds + 5; round++) {
    [one, other].forEach((work, index) => {
      const start = performance.now();
      for (let call = 0; call < calls; call++) sink += work(call);
      // The first rounds warm the compiler up.
      if (round >= 5) times[index === 0 ? 0 : 1].push((performance.now() - start) / calls);
    });
  }
  if (!Number.isFinite(sink)) throw new Error("benchProjection requires finite results");
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return [median(times[0]), median(times[1])];
}

function checkEqual(engine: number, loop: number): void {
  if (Math.abs(engine - loop) > 1e-9 * Math.abs(loop)) throw new Error(`benchProjection requires equal results, got ${engine} and ${loop}`);
}

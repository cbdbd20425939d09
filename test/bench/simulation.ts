import { performance } from "node:perf_hooks";
import { createRandom } from "../../shared/random.ts";
import type { Baseline, Lever } from "../../shared/scenario/scenario.ts";
import { bandsOf } from "../../shared/scenario/simulate/bands-of.ts";
import { startSimulation } from "../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../shared/scenario/simulate/simulation.ts";

type BenchRow = { readonly name: string; readonly ratio: number; readonly target: number; readonly detail: string };

const DRAWS = 10_000;
const HORIZON = 36;
const SEGMENTS = 5;
const RAMP = 6;
const ROUNDS = 31;

/**
 * 10,000 draws × 36 months × 5 segments, baseline and scenario over the same draws, under a retention lever on everybody and a
 * price lever with a ramp on one segment: the engine against the same outcomes written by hand for these very levers and segments, all five side
 * by side in locals (`performance.md` 5). Both draw 150,000 normals from the same kind of stream.
 */
export async function benchSimulation(): Promise<readonly BenchRow[]> {
  const baseline = createBaseline();
  const levers = createLevers();
  const hand = createHandWritten(baseline);
  const settings = { ...DEFAULT_SIMULATION, draws: DRAWS };
  const engine = (seed: number, bands: boolean) => {
    const run = startSimulation(baseline, levers, HORIZON, { ...settings, seed }, { bands });
    run.advance(DRAWS);
    return run.collected;
  };
  const outcome = (seed: number): number => meanOf(engine(seed, false).outcomes.netGain);
  const withBands = (seed: number): number => {
    const collected = engine(seed, true);
    const bands = bandsOf(collected, HORIZON, DRAWS);
    for (;;) {
      const step = bands.next();
      if (step.done === true) return step.value.difference.p95.at(-1) ?? 0;
    }
  };
  checkNear(outcome(1), hand(1));
  const [engineMs, handMs, bandsMs] = inTurn([outcome, hand, withBands]);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [
    {
      name: "simulation 10,000 × 36 × 5, baseline and scenario / written by hand",
      ratio: engineMs / handMs,
      target: 1.3,
      detail: `${ms(engineMs)} against ${ms(handMs)}`,
    },
    {
      name: "the same with bands of five quantiles by month / written by hand without",
      ratio: bandsMs / handMs,
      target: 3,
      detail: `${ms(bandsMs)} against ${ms(handMs)}`,
    },
  ];
}

/** Mean and standard deviation of what is drawn for segment g. */
const retentionOf = (g: number) => ({ mean: 0.7 + 0.04 * g, sd: 0.01 });
const joinsOf = (g: number) => ({ mean: 20 + 2 * g, sd: 2 });
const arpaOf = (g: number) => ({ mean: 40 + 15 * g, sd: 3 });

function createBaseline(): Baseline {
  const segments = Array.from({ length: SEGMENTS }, (_, g) => ({
    key: `S${g}`,
    customers: 500 + 300 * g,
    annualRetention: retentionOf(g).mean,
    acquisitionsPerMonth: joinsOf(g).mean,
    arpa: arpaOf(g).mean,
    grossMargin: 0.6 + 0.05 * g,
    fixedCostPerMonth: 100 * g,
    arpaGrowthPerMonth: 0,
    ranges: {
      annualRetention: { kind: "normal", ...retentionOf(g), min: 0, max: 1 },
      acquisitionsPerMonth: { kind: "normal", ...joinsOf(g), min: 0, max: 1e6 },
      arpa: { kind: "normal", ...arpaOf(g), min: 0, max: 1e6 },
    } as const,
  }));
  return { segments, discountRate: 0.1, fixedCostPerMonth: 0 };
}

function createLevers(): readonly Lever[] {
  const rest = { start: 1, halfLife: null, cost: 0, costPerMonth: 0 };
  return [
    { target: "retention", kind: "relative", value: 0.05, segment: null, ...rest, ramp: 1 },
    { target: "arpa", kind: "relative", value: 0.02, segment: "S1", ...rest, ramp: RAMP },
  ];
}

/** Mean net gain. Every number of the levers stands in the loop; nothing here could do another scenario. */
function createHandWritten({ segments }: Baseline): (seed: number) => number {
  const normals = new Float64Array(3 * SEGMENTS * DRAWS);
  const gain = new Float64Array(DRAWS);
  const present = new Float64Array(DRAWS);
  const revenueGain = new Float64Array(DRAWS);
  const [s0, s1, s2, s3, s4] = segments;
  if (s0 === undefined || s1 === undefined || s2 === undefined || s3 === undefined || s4 === undefined) throw new Error("five segments");
  const step = 1.1 ** (-1 / 12);
  const drawn = ({ mean, sd }: { readonly mean: number; readonly sd: number }, place: number, i: number) =>
    mean + sd * (normals[place * DRAWS + i] ?? 0);
  return (seed) => {
    const random = createRandom(seed);
    for (let k = 0; k < normals.length; k++) normals[k] = random.normal();
    for (let i = 0; i < DRAWS; i++) {
      const y0 = drawn(retentionOf(0), 0, i);
      const y1 = drawn(retentionOf(1), 1, i);
      const y2 = drawn(retentionOf(2), 2, i);
      const y3 = drawn(retentionOf(3), 3, i);
      const y4 = drawn(retentionOf(4), 4, i);
      const a0 = drawn(joinsOf(0), 5, i);
      const a1 = drawn(joinsOf(1), 6, i);
      const a2 = drawn(joinsOf(2), 7, i);
      const a3 = drawn(joinsOf(3), 8, i);
      const a4 = drawn(joinsOf(4), 9, i);
      const p0 = drawn(arpaOf(0), 10, i);
      const p1 = drawn(arpaOf(1), 11, i);
      const p2 = drawn(arpaOf(2), 12, i);
      const p3 = drawn(arpaOf(3), 13, i);
      const p4 = drawn(arpaOf(4), 14, i);
      for (let side = 0; side < 2; side++) {
        const lift = side === 0 ? 1 : 1.05;
        const r0 = Math.min(0.999, y0 * lift) ** (1 / 12);
        const r1 = Math.min(0.999, y1 * lift) ** (1 / 12);
        const r2 = Math.min(0.999, y2 * lift) ** (1 / 12);
        const r3 = Math.min(0.999, y3 * lift) ** (1 / 12);
        const r4 = Math.min(0.999, y4 * lift) ** (1 / 12);
        let n0 = s0.customers;
        let n1 = s1.customers;
        let n2 = s2.customers;
        let n3 = s3.customers;
        let n4 = s4.customers;
        let revenue = 0;
        let margin = 0;
        let value = 0;
        let factor = 1;
        for (let t = 0; t < HORIZON; t++) {
          if (t > 0) {
            n0 = n0 * r0 + a0;
            n1 = n1 * r1 + a1;
            n2 = n2 * r2 + a2;
            n3 = n3 * r3 + a3;
            n4 = n4 * r4 + a4;
          }
          const e0 = n0 * p0;
          const e1 = n1 * (side === 0 ? p1 : p1 * (1 + (0.02 * Math.min(RAMP, t + 1)) / RAMP));
          const e2 = n2 * p2;
          const e3 = n3 * p3;
          const e4 = n4 * p4;
          const kept = e0 * 0.6 + e1 * 0.65 - 100 + e2 * 0.7 - 200 + e3 * 0.75 - 300 + e4 * 0.8 - 400;
          revenue += e0 + e1 + e2 + e3 + e4;
          margin += kept;
          value += kept * factor;
          factor *= step;
        }
        revenueGain[i] = side === 0 ? -revenue : (revenueGain[i] ?? 0) + revenue;
        gain[i] = side === 0 ? -margin : (gain[i] ?? 0) + margin;
        present[i] = side === 0 ? -value : (present[i] ?? 0) + value;
      }
    }
    return meanOf(gain);
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Median milliseconds of each, measured in turns so that a busy machine hits all alike. */
function inTurn(works: readonly ((seed: number) => number)[]): readonly [number, number, number] {
  const times = works.map((): number[] => []);
  let sink = 0;
  for (let round = 0; round < ROUNDS + 4; round++) {
    works.forEach((work, index) => {
      const start = performance.now();
      sink += work(round + 1);
      // The first rounds warm the compiler up.
      if (round >= 4) times[index]?.push(performance.now() - start);
    });
  }
  if (!Number.isFinite(sink)) throw new Error("benchSimulation requires finite results");
  const [one = 0, two = 0, three = 0] = times.map((list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0);
  return [one, two, three];
}

/** Streams differ, so means agree within their Monte Carlo error only. */
function checkNear(engine: number, loop: number): void {
  if (Math.abs(engine - loop) > 0.01 * Math.abs(loop)) throw new Error(`benchSimulation requires like results, got ${engine} and ${loop}`);
}

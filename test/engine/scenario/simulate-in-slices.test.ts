import { describe, expect, it } from "vitest";
import { createSimulating } from "../../../electron/engine/scenario/simulate-in-slices.ts";
import type { SimulationQuery } from "../../../shared/ipc/contract.ts";
import { type Job, type Progress, QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { project } from "../../../shared/scenario/project.ts";
import type { Lever } from "../../../shared/scenario/scenario.ts";
import { simulate } from "../../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../../shared/scenario/simulate/simulation.ts";
import { baselineOf, leverOf } from "../../scenario/builders.ts";

const query = (change: Partial<SimulationQuery> = {}): SimulationQuery => ({
  baseline: baselineOf({ ranges: { arpa: { kind: "lognormal", mean: 50, cv: 0.1 } } }),
  levers: [leverOf()],
  horizon: 36,
  settings: { ...DEFAULT_SIMULATION, draws: 20_000 },
  target: null,
  ...change,
});

describe("createSimulating", () => {
  it("gives what the simulation in one go gives", async () => {
    const asked = query({ target: 100_000 });
    const answer = await createSimulating().simulate(asked, QUIET_JOB);
    const { uncertainty } = simulate(asked.baseline, asked.levers, asked.horizon, asked.settings, asked.target);
    expect(answer).toEqual({ ok: true, value: uncertainty });
  });

  it("lets others have their turn and tells an honest fraction", async () => {
    const seen: Progress[] = [];
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    await createSimulating().simulate(query(), { ...QUIET_JOB, report: (progress) => seen.push(progress) });
    clearInterval(others);
    expect(turns).toBeGreaterThan(3);
    const fractions = seen.map(({ fraction }) => fraction ?? -1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
  });

  it("ends when it is cancelled", async () => {
    let looks = 0;
    const job: Job = {
      report: () => undefined,
      checkpoint: () => {
        looks += 1;
        if (looks > 2) throw new ProblemError({ code: "CANCELLED" });
      },
    };
    expect(await createSimulating().simulate(query({ settings: { ...DEFAULT_SIMULATION, draws: 500_000 } }), job)).toMatchObject({
      ok: false,
      problem: { code: "CANCELLED" },
    });
  });

  it("answers another target of the same scenario from what it has drawn", async () => {
    const simulating = createSimulating();
    await simulating.simulate(query(), QUIET_JOB);
    const job: Job = {
      report: () => {
        throw new Error("drawn again");
      },
      checkpoint: () => undefined,
    };
    const answer = await simulating.simulate(query({ target: 90_000 }), job);
    expect(answer.ok && answer.value.target?.revenue).toBe(90_000);
  });

  it("works out another number of a person's own from what it has drawn", async () => {
    const simulating = createSimulating();
    const first = await simulating.simulate(query(), QUIET_JOB);
    const answer = await simulating.simulate(query({ outputs: [{ name: "Revenue", formula: "revenue" }] }), QUIET_JOB);
    if (!first.ok || !answer.ok) throw new Error("requires answers");
    expect(first.value).not.toHaveProperty("outputs");
    expect(answer.value.outputs?.[0]?.runs).toBe(20_000);
    expect(answer.value.outputs?.[0]?.scenario?.mean).toBeCloseTo(answer.value.revenue.mean, 4);
    const { outputs: _, ...rest } = answer.value;
    expect(rest).toEqual(first.value);
  });

  it("refuses a lever on a segment that is not there", async () => {
    expect(await createSimulating().simulate(query({ levers: [leverOf({ segment: "None" })] }), QUIET_JOB)).toMatchObject({
      ok: false,
      problem: { code: "LEVER_INVALID" },
    });
  });

  it("compares scenarios over the draws that it gives of each", async () => {
    const simulating = createSimulating();
    const { baseline, settings } = query();
    const scenarios = [
      { levers: [leverOf()], horizon: 36 },
      { levers: [leverOf({ segment: "None" })], horizon: 36 },
    ];
    const answer = await simulating.compare({ baseline, scenarios, settings, reference: 0 }, QUIET_JOB);
    const { outcomes } = simulate(baseline, [leverOf()], 36, settings);
    const mean = outcomes.revenueGain.reduce((sum, gain) => sum + gain, 0) / settings.draws;
    if (!answer.ok) throw new Error(answer.problem.code);
    expect(answer.value.scenarios[0]?.revenueGain.mean).toBeCloseTo(mean, 4);
    // A lever on a segment that is not there does nothing.
    expect(answer.value.scenarios[1]).toMatchObject({ revenueGain: { mean: 0, sd: 0 }, against: { better: 0 } });
  });

  it("draws no scenario again of those that are compared, however many", async () => {
    const simulating = createSimulating();
    const { baseline } = query();
    const settings = { ...DEFAULT_SIMULATION, draws: 1_000 };
    const scenarios = Array.from({ length: 12 }, (_, at) => ({ levers: [leverOf({ value: at / 100 })], horizon: 36 }));
    const asked = { baseline, scenarios, settings };
    const first = await simulating.compare({ ...asked, reference: null }, QUIET_JOB);
    const job: Job = {
      report: () => {
        throw new Error("drawn again");
      },
      checkpoint: () => undefined,
    };
    expect(first.ok).toBe(true);
    expect(await simulating.compare({ ...asked, reference: 3 }, job)).toMatchObject({ ok: true });
  });

  it("says how far a scenario is from turning against the one that all are held against, of one horizon only", async () => {
    const { baseline } = query();
    const settings = { ...DEFAULT_SIMULATION, draws: 100 };
    const price = leverOf({ target: "arpa", value: 0.06 });
    const scenarios = [
      { levers: [leverOf()], horizon: 36 },
      { levers: [price, leverOf({ segment: "None" })], horizon: 36 },
      { levers: [price], horizon: 24 },
    ];
    const flipsOf = async (place: number | null) => {
      const asked = { baseline, scenarios, settings, reference: 0, ...(place !== null && { flipsOf: place }) };
      const answer = await createSimulating().compare(asked, QUIET_JOB);
      if (!answer.ok) throw new Error(answer.problem.code);
      return answer.value.flips;
    };
    const margin = (levers: readonly Lever[]) => project(baseline, levers, 36).margin;
    const flips = await flipsOf(1);
    expect(flips?.advantage).toBeCloseTo(margin([price]) - margin([leverOf()]), 4);
    // Where it turns, both gain the same.
    const size = flips?.points.find(({ input }) => input.kind === "lever")?.below?.value ?? Number.NaN;
    expect(margin([{ ...price, value: size }])).toBeCloseTo(margin([leverOf()]), 2);
    expect([await flipsOf(null), await flipsOf(0), await flipsOf(2)]).toEqual([null, null, null]);
  });
});

import { describe, expect, it } from "vitest";
import { planInSlices } from "../../../electron/engine/scenario/plan-in-slices.ts";
import { createSimulating } from "../../../electron/engine/scenario/simulate-in-slices.ts";
import type { PlanQuery } from "../../../shared/ipc/contract.ts";
import { type Job, type Progress, QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { DEFAULT_SIMULATION } from "../../../shared/scenario/simulate/simulation.ts";
import { baselineOf, leverOf } from "../../scenario/builders.ts";

const baseline = baselineOf({ ranges: { arpa: { kind: "lognormal", mean: 50, cv: 0.1 } } });
const query = (change: Partial<PlanQuery["question"]> = {}): PlanQuery => ({
  baseline,
  horizon: 36,
  settings: DEFAULT_SIMULATION,
  question: {
    outcome: "revenue",
    target: 100_000,
    probability: 0.8,
    options: [
      { lever: leverOf({ value: 0.1 }), fixedCost: 1_000, costAtCap: 50_000 },
      { lever: leverOf({ target: "arpa", value: 0.05 }), fixedCost: 0, costAtCap: 60_000 },
    ],
    ...change,
  },
});

describe("planInSlices", () => {
  it("finds a plan that reaches its target, lets others have their turn and tells a fraction that never falls", async () => {
    const seen: Progress[] = [];
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const answer = await planInSlices(query(), { ...QUIET_JOB, report: (progress) => seen.push(progress) });
    clearInterval(others);
    expect(answer.ok && (answer.value.best?.gain ?? 0) >= 100_000).toBe(true);
    expect(turns).toBeGreaterThan(1);
    const fractions = seen.map(({ fraction }) => fraction ?? -1);
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other));
    expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
  });

  it("ends when it is cancelled", async () => {
    const job: Job = {
      report: () => undefined,
      checkpoint: () => {
        throw new ProblemError({ code: "CANCELLED" });
      },
    };
    expect(await planInSlices(query(), job)).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
  });

  it("refuses a lever on a segment that is not there", async () => {
    const options = [{ lever: leverOf({ segment: "SMB" }), fixedCost: 0, costAtCap: 1 }];
    expect(await planInSlices(query({ options }), QUIET_JOB)).toMatchObject({ ok: false, problem: { code: "LEVER_INVALID" } });
  });
});

describe("understanding a scenario in the engine", () => {
  it("gives flip points, the value of information and rankings from one simulation", async () => {
    const levers = [leverOf({ cost: 60_000 })];
    const settings = { ...DEFAULT_SIMULATION, draws: 2_000 };
    const answer = await createSimulating().understand({ baseline, levers, horizon: 36, settings, target: null }, QUIET_JOB);
    if (!answer.ok) throw new Error("a sound scenario must be answered");
    const { flips, information, rankings, runs } = answer.value;
    expect(flips.points.some(({ below }) => below !== null)).toBe(true);
    expect(information?.inputs.map(({ input }) => input)).toEqual(["arpa"]);
    expect(information?.perfect).toBeGreaterThanOrEqual(information?.inputs[0]?.value ?? Number.POSITIVE_INFINITY);
    expect(rankings.revenue).toEqual([{ input: "arpa", correlation: 1, contribution: 1 }]);
    expect(rankings.customers).toBeNull();
    expect(runs).toBe(2_000);
  });

  it("ends when it is cancelled, even where the draws are there already", async () => {
    const simulating = createSimulating();
    const asked = { baseline, levers: [leverOf()], horizon: 36, settings: { ...DEFAULT_SIMULATION, draws: 50_000 }, target: null };
    await simulating.simulate(asked, QUIET_JOB);
    const job: Job = {
      report: () => undefined,
      checkpoint: () => {
        throw new ProblemError({ code: "CANCELLED" });
      },
    };
    expect(await simulating.understand(asked, job)).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
  });
});

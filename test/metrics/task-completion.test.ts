import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { taskCompletion } from "../../shared/metrics/task-completion.ts";
import { adjustedWaldShare } from "../../shared/statistics/adjusted-wald-share.ts";
import { without } from "../indices/support/columns.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { type ExplainedQuery, resultIn } from "../indices/support/explained-in.ts";

const TIMED = ["participant_id", "task_id", "completed", "seconds"];
const contextWith = (timeLimitSeconds: number | null, fields: readonly string[] = TIMED): IndexContext => {
  const metrics = { ...DEFAULT_SETTINGS.metrics, taskCompletion: { timeLimitSeconds } };
  return contextOf({ tasks: fields }, { settings: { ...DEFAULT_SETTINGS, metrics } });
};

const percentLimits = (x: number, n: number) => {
  const { lo, hi } = adjustedWaldShare(x, n, 0.95) ?? { lo: Number.NaN, hi: Number.NaN };
  return { lo: 100 * lo, hi: 100 * hi };
};

const CELLS: readonly Row[] = [
  { task: "pay", attempts: 12, completed: 3, timed_out: 4, untimed: 1, unknown: 2 },
  { task: "move", attempts: 8, completed: 6, timed_out: 1, untimed: 0, unknown: 3 },
  { task: "pay", attempts: 8, completed: 5, timed_out: 0, untimed: 2, unknown: 0 },
  { task: null, attempts: 4, completed: 4, timed_out: 0, untimed: 0, unknown: 0 },
  { task: "none", attempts: 0, completed: 0, timed_out: 0, untimed: 0, unknown: 1 },
];

describe("task completion from its cells", () => {
  it("is that of all attempts by adjusted Wald, with what was late, untimed or not known", () => {
    const found = taskCompletion.compute({ attempts: CELLS }, contextWith(60));
    const { byTask: _, ...parts } = found.parts;
    expect({ ...found, parts }).toEqual({
      value: 56.25,
      unit: "percent",
      n: 32,
      nEff: 32,
      ci: { method: "adjustedWald", level: 0.95, ...percentLimits(18, 32) },
      reason: null,
      excluded: { missing: 6, outOfRange: 0, duplicate: 0 },
      flags: ["TIME_UNKNOWN"],
      params: { asOf: "2026-01-31", confidence: 0.95, timeLimitSeconds: 60 },
      parts: { completed: 18, rate: 56.25, estimator: "plain", timedOut: 5, untimed: 3 },
    });
  });

  it("lists every task with its own estimate, most attempts first", () => {
    const { byTask } = taskCompletion.compute({ attempts: CELLS }, contextWith(60)).parts;
    const centre = 100 * (adjustedWaldShare(8, 20, 0.95)?.centre ?? Number.NaN);
    expect(byTask).toEqual([
      // Below one half Wilson's centre, above 90 % (4 + 1)/(4 + 2).
      { key: "pay", n: 20, x: 8, share: centre, ...percentLimits(8, 20), timedOut: 4 },
      { key: "move", n: 8, x: 6, share: 75, ...percentLimits(6, 8), timedOut: 1 },
      { key: null, n: 4, x: 4, share: expect.closeTo((100 * 5) / 6, 9), ...percentLimits(4, 4), timedOut: 0 },
      { key: "none", n: 0, x: 0, share: null, lo: null, hi: null, timedOut: 0 },
    ]);
  });

  it("lists fifty tasks at most, and none where tasks are not named", () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ task: `t${at}`, attempts: at + 1, completed: 1 }));
    const listed = taskCompletion.compute({ attempts: many }, contextWith(null)).parts["byTask"] as readonly Row[];
    expect(listed).toHaveLength(50);
    expect([listed[0]?.["n"], listed.at(-1)?.["n"]]).toEqual([60, 11]);
    expect(taskCompletion.compute({ attempts: [{ attempts: 40, completed: 30 }] }, contextWith(null))).toMatchObject({
      value: 75,
      flags: [],
      excluded: { missing: 0 },
      parts: { byTask: [], untimed: 0 },
    });
  });

  it("names the estimate for a small sample", () => {
    const of = (completed: number) => taskCompletion.compute({ attempts: [{ attempts: 10, completed }] }, contextWith(null));
    expect(of(10)).toMatchObject({ value: expect.closeTo((100 * 11) / 12, 9), parts: { estimator: "laplace", rate: 100 } });
    expect(of(4)).toMatchObject({ parts: { estimator: "wilson", rate: 40 } });
    expect(of(5)).toMatchObject({ value: 50, parts: { estimator: "plain" } });
  });

  it("says when there was no attempt", () => {
    expect(taskCompletion.compute({ attempts: [] }, contextWith(null))).toMatchObject({
      value: null,
      n: 0,
      ci: null,
      reason: "EMPTY",
      flags: [],
    });
    const unknown = taskCompletion.compute({ attempts: [{ attempts: 0, completed: 0, unknown: 3 }] }, contextWith(null));
    expect(unknown).toMatchObject({ reason: "EMPTY", excluded: { missing: 3 }, parts: { completed: 0, rate: null, estimator: null } });
  });

  it("knows a limit only where times are there", () => {
    expect(taskCompletion.params(contextWith(60))["timeLimitSeconds"]).toBe(60);
    expect(taskCompletion.params(contextWith(60, ["completed"]))["timeLimitSeconds"]).toBeNull();
    expect(taskCompletion.params(contextWith(null))["timeLimitSeconds"]).toBeNull();
  });

  it("is a percentage of attempts, and says what it lacks", () => {
    const context = contextWith(null);
    expect([taskCompletion.id, taskCompletion.byWave]).toEqual(["taskCompletion", false]);
    expect([taskCompletion.table(context), taskCompletion.unit(context)]).toEqual(["tasks", "percent"]);
    expect(taskCompletion.needs(contextWith(null, ["task_id"]))).toEqual(["tasks.completed"]);
    expect(taskCompletion.emptyParts).toEqual({ completed: 0, rate: null, estimator: null, timedOut: 0, untimed: 0, byTask: [] });
  });
});

describe("task completion of attempts", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
  });
  afterAll(() => store.close());

  type Attempt = Readonly<Record<"customer_id" | "participant_id" | "task_id" | "completed" | "seconds", string | number | boolean | null>>;
  const attempt = (who: string | null, task_id: string | null, completed: boolean | null, seconds: number | null): Attempt => ({
    customer_id: who,
    participant_id: who,
    task_id,
    completed,
    seconds,
  });
  const tasks: readonly Attempt[] = [
    attempt("a", "pay", true, 60),
    attempt("a", "move", true, 61),
    attempt("b", "pay", true, null),
    attempt("b", "move", false, 200),
    attempt("c", "pay", false, null),
    attempt("c", null, null, 30),
    attempt(null, "pay", true, 10),
    attempt(null, "move", true, 20),
  ];
  const limit = { metrics: { taskCompletion: { timeLimitSeconds: 60 } } } as const;
  const asked = (rows: readonly Attempt[], query: ExplainedQuery = {}) => resultIn(store, "taskCompletion", { tasks: rows }, query);

  it("counts an attempt beyond the limit as not completed, and one without a time as it says", async () => {
    const found = await asked(tasks, { settings: limit });
    expect(found).toMatchObject({ n: 7, excluded: { missing: 1 }, flags: ["SUPPRESSED", "TIME_UNKNOWN"] });
    expect(found.parts).toMatchObject({ completed: 4, timedOut: 1, untimed: 1 });
    expect(found.parts["byTask"]).toMatchObject([
      { key: "pay", n: 4, x: 3, timedOut: 0 },
      { key: "move", n: 3, x: 1, timedOut: 1 },
      { key: null, n: 0, x: 0 },
    ]);
  });

  it("knows no late attempt without a limit, or without times", async () => {
    expect((await asked(tasks)).parts).toMatchObject({ completed: 5, timedOut: 0, untimed: 0 });
    const untimed = { tasks: without(tasks, "seconds") };
    const found = await resultIn(store, "taskCompletion", untimed, { settings: limit });
    expect(found).toMatchObject({
      flags: ["SUPPRESSED"],
      parts: { completed: 5, timedOut: 0, untimed: 0 },
      params: { timeLimitSeconds: null },
    });
    const unnamed = { tasks: without(tasks, "task_id") };
    expect((await resultIn(store, "taskCompletion", unnamed)).parts).toMatchObject({ completed: 5, byTask: [] });
  });

  const two = (at: number, first: boolean, second: boolean): readonly Attempt[] => [
    attempt(`p${at}`, "pay", first, 30),
    attempt(`p${at}`, "move", second, 90),
  ];
  const several = Array.from({ length: 8 }, (_, at) => two(at, at % 4 !== 0, at % 2 === 0)).flat();

  it("draws participants again where one tried several tasks", async () => {
    const found = await asked(several);
    expect(found).toMatchObject({ value: 62.5, n: 16, params: { resamples: 2_000, seed: 1 } });
    expect(found.ci?.method).toBe("clusterBootstrap");
    // Pairs of (1, 0), (0, 1) and (1, 1): no participant failed twice, so that half of the attempts is the least there is.
    expect(found.ci?.lo).toBeGreaterThanOrEqual(50);
    expect(found.ci?.hi).toBeLessThan(100);
    const late = await asked(several, { settings: limit });
    expect(late).toMatchObject({ parts: { completed: 6, timedOut: 4 } });
    expect(late.ci?.lo).toBeGreaterThanOrEqual(0);
    expect(late.ci?.hi).toBeLessThanOrEqual(50);
  });

  it("keeps the closed form where everybody tried one task, or participants are not known, or all is alike", async () => {
    const one = several.filter(({ task_id }) => task_id === "pay");
    expect((await asked(one)).ci?.method).toBe("adjustedWald");
    expect((await asked(several.map((row) => ({ ...row, customer_id: null, participant_id: null })))).ci?.method).toBe("adjustedWald");
    const unnamed = { tasks: without(several, "participant_id") };
    expect((await resultIn(store, "taskCompletion", unnamed)).ci?.method).toBe("adjustedWald");
    const done = several.map((row) => ({ ...row, completed: true }));
    expect((await asked(done)).ci).toEqual({ method: "adjustedWald", level: 0.95, ...percentLimits(16, 16) });
    const unfinished = several.map((row) => ({ ...row, completed: row.task_id === "pay" ? row.completed : null }));
    expect((await asked(unfinished)).ci?.method).toBe("adjustedWald");
  });
});

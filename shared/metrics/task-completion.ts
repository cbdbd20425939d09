import { clusterInterval } from "../indices/cluster-bootstrap.ts";
import { accountParams } from "../indices/common-params.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { groupBy, sliceColumn } from "../indices/slice-sql.ts";
import { adjustedWaldShare } from "../statistics/adjusted-wald-share.ts";
import { smallSampleShare } from "../statistics/small-sample-share.ts";
import { MOST_ROWS, sumBy } from "./share-rows.ts";

type TaskAggregate = { readonly attempts: readonly Row[] };

/**
 * Task completion rate: 100·(completed attempts)/(attempts), participant × task. Percent, 0–100, higher is better. Beyond the time
 * limit of the settings an attempt is not completed. The estimate for small samples: (x+1)/(n+2) above 90 %, Wilson's centre below
 * 50 %, x/n between. Interval: adjusted Wald; where a participant tried several tasks, bootstrap of participants. Source: methods.md
 * 11.5 (Lewis & Sauro 2006). Example: 9 of 10 give 90 %, adjusted Wald 57.4–100 %.
 */
export const taskCompletion: IndexDefinition<"taskCompletion", TaskAggregate> = {
  id: "taskCompletion",
  byWave: false,
  table: () => "tasks",
  unit: () => "percent",
  needs: (context) => missingFields(context, "tasks", ["completed"]),
  params,
  emptyParts: { completed: 0, rate: null, estimator: null, timedOut: 0, untimed: 0, byTask: [] },
  queries: (context) => ({ attempts: attemptCells(context) }),
  compute({ attempts }, context) {
    const total = (name: string): number => attempts.reduce((sum, row) => sum + numberOf(row, name), 0);
    const [n, completed] = [total("attempts"), total("completed")];
    const { confidence } = context.settings;
    const estimate = smallSampleShare(completed, n, confidence);
    return makeResult({
      value: estimate === null ? null : 100 * estimate.value,
      unit: "percent",
      n,
      ci: interval("adjustedWald", confidence, adjustedWaldShare(completed, n, confidence), 100),
      reason: estimate === null ? "EMPTY" : null,
      excluded: { missing: total("unknown"), outOfRange: 0, duplicate: 0 },
      flags: total("untimed") > 0 ? ["TIME_UNKNOWN"] : [],
      params: params(context),
      parts: {
        completed,
        rate: n === 0 ? null : (100 * completed) / n,
        estimator: estimate?.estimator ?? null,
        timedOut: total("timed_out"),
        untimed: total("untimed"),
        byTask: byTask(attempts, context),
      },
    });
  },
  simulation: {
    query(context, kind) {
      if (!hasField(context, "tasks", "participant_id")) return null;
      const { done } = conditions(context);
      const slice = sliceColumn(kind);
      const participant = "coalesce(cast(customer as bigint), -1 - (cast(source as bigint) * 1000000000 + row))";
      const inner = `select ${slice} as slice, sum(case when ${done} then 1 else 0 end) as top, count(*) as bottom
        from frame_tasks where completed is not null${groupBy(kind, [participant])}`;
      // Where everybody tried one task, the closed form stands: no rows.
      const several = `select slice from (${inner}) s where bottom > 1`;
      return `select slice, cast(top as double) as top, cast(bottom as double) as bottom, cast(count(*) as double) as customers
        from (${inner}) c where slice in (${several}) group by slice, top, bottom order by slice, top, bottom`;
    },
    interval(columns, result, context) {
      const simulated = clusterInterval(columns, result, context, 100, [0, 100]);
      // All or none completed: resamples are all alike, and the closed form says more.
      return simulated.ci === null || simulated.ci.lo === simulated.ci.hi ? result : simulated;
    },
  },
};

function params(context: IndexContext) {
  return { ...accountParams(context), timeLimitSeconds: limitOf(context) };
}

/** The limit acts only where times are there. */
const limitOf = (context: IndexContext): number | null =>
  hasField(context, "tasks", "seconds") ? context.settings.metrics.taskCompletion.timeLimitSeconds : null;

function conditions(context: IndexContext): { readonly late: string; readonly done: string; readonly untimed: string } {
  const limit = limitOf(context);
  const late = limit === null ? "false" : `(completed and coalesce(seconds > ${limit}, false))`;
  return { late, done: `(completed and not ${late})`, untimed: limit === null ? "false" : "(completed and seconds is null)" };
}

function attemptCells(context: IndexContext): CellQuery {
  const { late, done, untimed } = conditions(context);
  const count = (condition: string): string => `count(*) filter (where ${condition})`;
  return {
    from: "frame_tasks",
    keys: hasField(context, "tasks", "task_id") ? { task: "task_id" } : {},
    sums: {
      attempts: "count(completed)",
      completed: count(done),
      timed_out: count(late),
      untimed: count(untimed),
      unknown: count("completed is null"),
    },
  };
}

function byTask(rows: readonly Row[], context: IndexContext) {
  if (!rows.some((row) => Object.hasOwn(row, "task"))) return [];
  const { confidence } = context.settings;
  return sumBy(rows, "task", ["attempts", "completed", "timed_out"])
    .slice(0, MOST_ROWS)
    .map(({ key, sums }) => {
      const [n, x] = [sums["attempts"] ?? 0, sums["completed"] ?? 0];
      const limits = adjustedWaldShare(x, n, confidence);
      const estimate = smallSampleShare(x, n, confidence);
      return {
        key,
        n,
        x,
        share: estimate === null ? null : 100 * estimate.value,
        lo: limits === null ? null : 100 * limits.lo,
        hi: limits === null ? null : 100 * limits.hi,
        timedOut: sums["timed_out"] ?? 0,
      };
    });
}

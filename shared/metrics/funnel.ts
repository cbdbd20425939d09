import { accountParams } from "../indices/common-params.ts";
import { dayLiteral, daysBetween, foldText, literal } from "../indices/dialect.ts";
import {
  hasField,
  type IndexContext,
  type IndexDefinition,
  missingFields,
  type Row,
  type SliceKind,
  type SliceQuery,
} from "../indices/index-definition.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { numberOf, textOrNull } from "../indices/read-row.ts";
import { groupBy, inSlice, sliceColumn } from "../indices/slice-sql.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { fold } from "./fold.ts";
import { orderStages, type SeenStage } from "./order-stages.ts";
import { STAGE_NAMES, STAGES } from "./stages.ts";

type FunnelAggregate = { readonly stages: readonly Row[]; readonly cohort: readonly Row[] };

/**
 * Journey funnel: 100·(customers who reached the last stage)/(customers who reached the first), the product of the step rates.
 * Percent, 0–100, higher is better. Customers enter with their first stage and are followed equally long; who entered too late for
 * that is left out. Step n_{k+1}/n_k, cumulative n_k/n_1, drop-off 1 − step; more customers at a later stage means that stages are
 * skipped, which is flagged. Interval: Wilson, of every step too. Source: methods.md 11.8. Example: 10000, 4000, 1200, 900, 180 give 1.8 %.
 */
export const funnel: IndexDefinition<"funnel", FunnelAggregate> = {
  id: "funnel",
  byWave: false,
  table: () => "events",
  unit: () => "percent",
  needs: (context) => missingFields(context, "events", ["customer_id", "stage"]),
  params,
  emptyParts: { stages: [], customers: 0, tooLate: 0, leftOut: [] },
  queries: (context) => ({ stages: stageQuery(context), cohort: cohortQuery(context) }),
  compute({ stages, cohort }, context) {
    const seen = stages.flatMap((row): readonly SeenStage[] => {
      const name = textOrNull(row, "stage");
      return name === null ? [] : [{ name, n: numberOf(row, "customers"), first: numberOf(row, "first") }];
    });
    const { counts, leftOut, order } = orderStages(seen, context.settings.metrics.funnel.stages);
    const { confidence } = context.settings;
    const [first, last] = [counts[0]?.n ?? 0, counts.at(-1)?.n ?? 0];
    const share = (x: number, n: number) => (n === 0 ? null : (100 * x) / n);
    const listed = counts.map(({ name, n }, at) => {
      const before = counts[at - 1]?.n ?? null;
      const step = before === null ? null : share(n, before);
      const limits = before === null || n > before ? null : wilsonInterval(n, before, confidence);
      return {
        stage: name,
        n,
        step,
        lo: limits === null ? null : 100 * limits.lo,
        hi: limits === null ? null : 100 * limits.hi,
        dropOff: step === null ? null : 100 - step,
        cumulative: share(n, first),
      };
    });
    const skipped = counts.some(({ n }, at) => at > 0 && n > (counts[at - 1]?.n ?? 0));
    const [row] = cohort;
    const customers = numberOf(row, "customers");
    const limits = counts.length < 2 || last > first ? null : wilsonInterval(last, first, confidence);
    const value = counts.length < 2 ? null : share(last, first);
    const flags = [
      ...(skipped ? ["STAGES_SKIPPED"] : []),
      ...(order === "firstSeen" ? ["STAGES_AS_FIRST_SEEN"] : []),
      ...(leftOut.length > 0 ? ["STAGES_LEFT_OUT"] : []),
      ...(hasField(context, "events", "at") ? [] : ["EVENTS_UNDATED"]),
    ];
    return makeResult({
      value,
      unit: "percent",
      n: first,
      ci: interval("wilson", confidence, limits, 100),
      reason: value !== null ? null : customers === 0 || counts.length < 2 ? "EMPTY" : "ZERO_DENOMINATOR",
      flags,
      params: { ...params(context), order },
      parts: { stages: listed, customers, tooLate: numberOf(row, "late"), leftOut },
    });
  },
};

function params(context: IndexContext) {
  const { stages, followUpDays } = context.settings.metrics.funnel;
  return { ...accountParams(context), stages, followUpDays: hasField(context, "events", "at") ? followUpDays : null };
}

/** The stage of an event: one of the five where its name is known, one of the settings where those are given, else as it stands. */
function stageSql(context: IndexContext): string {
  const own = context.settings.metrics.funnel.stages;
  const names: readonly (readonly [string, readonly string[]])[] =
    own === null ? STAGES.map((stage) => [stage, [stage, ...STAGE_NAMES[stage]]]) : own.map((stage) => [stage, [fold(stage)]]);
  const text = "cast(stage as varchar)";
  const cases = names.map(([stage, words]) => `when ${foldText(text)} in (${words.map(literal).join(", ")}) then ${literal(stage)}`);
  return cases.length === 0 ? text : `case ${cases.join(" ")} else ${text} end`;
}

/** Stages that each customer reached, with the first day of each, and the day of entry; undated events count where no day is mapped. */
function reached(context: IndexContext, kind: SliceKind): string {
  const isDated = hasField(context, "events", "at");
  const [day, dated] = isDated ? ["day", "day is not null"] : ["cast(null as date)", "true"];
  const stage = stageSql(context);
  const first = `select ${sliceColumn(kind)} as slice, customer, ${stage} as stage, min(${day}) as day from frame_events
    where customer is not null and stage is not null and ${dated} and ${inSlice(kind)}${groupBy(kind, ["customer", stage])}`;
  const entry = "min(day) over (partition by slice, customer)";
  const late = isDated && context.asOf !== null ? daysBetween("entry", dayLiteral(context.asOf)) : null;
  const followed = context.settings.metrics.funnel.followUpDays;
  return `select slice, customer, stage, day, ${late === null ? "false" : `${late} < ${followed}`} as late,
    ${isDated ? `${daysBetween("entry", "day")} <= ${followed}` : "true"} as in_time from (select *, ${entry} as entry from (${first}) f) e`;
}

const stageQuery =
  (context: IndexContext): SliceQuery =>
  (kind) =>
    `select slice, stage, count(*) as customers, min(${daysBetween(dayLiteral("1970-01-01"), "day")}) as first
     from (${reached(context, kind)}) r where in_time and not late group by slice, stage`;

const cohortQuery =
  (context: IndexContext): SliceQuery =>
  (kind) =>
    `select slice, count(distinct customer) as customers, count(distinct case when late then customer end) as late
     from (${reached(context, kind)}) r group by slice`;

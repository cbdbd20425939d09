import { dayFromNumber, dayNumber } from "../calendar.ts";
import { accountParams } from "../indices/common-params.ts";
import { dayLiteral, literal } from "../indices/dialect.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  isThere,
  missingFields,
  type Row,
  type SliceQuery,
} from "../indices/index-definition.ts";
import type { IndexResult } from "../indices/index-result.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { groupBy, sliceColumn } from "../indices/slice-sql.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";

type EngagementAggregate = { readonly customers: readonly Row[] };

const COMPONENTS = ["interactions", "days", "depth"] as const;
type Component = (typeof COMPONENTS)[number];

/**
 * Engagement: active share, 100·(customers with an event in the window before asOf)/(customers). Percent, 0–100, higher is better.
 * Customers are the accounts active at asOf; without accounts, everybody who has an event. Beside it stickiness (mean of the customers
 * active a day over those active in the window), the share that reaches the targets of all three components (interactions, days with
 * one, different touchpoints or types), and the mean score 0–100 of the components, each min(1, x/target). Interval: Wilson. Source:
 * methods.md 11.6 (definition of the workbench; there is no standard). By setting one of the other three is the number, the score with a
 * t interval, stickiness without one.
 */
export const engagement: IndexDefinition<"engagement", EngagementAggregate> = {
  id: "engagement",
  byWave: false,
  table: (context) => (isThere(context, "accounts") ? "accounts" : "events"),
  unit: ({ settings }) => (settings.metrics.engagement.headline === "score" ? "score" : "percent"),
  needs: (context) => missingFields(context, "events", ["customer_id", "at"]),
  params,
  emptyParts: { customers: 0, active: 0, activeShare: null, stickiness: null, fullyEngaged: null, score: null, interactions: 0 },
  queries: (context) => ({ customers: isThere(context, "accounts") ? accountCells(context) : customersQuery(context) }),
  compute(aggregate, context) {
    // Scores are fractions: they are added up in the order of their components.
    const customers = [...aggregate.customers].sort((a, b) =>
      COMPONENTS.reduce((order, component) => order || numberOf(a, component) - numberOf(b, component), 0),
    );
    const components = componentsOf(context);
    const total = (of: (row: Row) => number): number => customers.reduce((sum, row) => sum + of(row) * numberOf(row, "customers"), 0);
    const n = total(() => 1);
    const active = total((row) => (numberOf(row, "interactions") > 0 ? 1 : 0));
    const days = customers.reduce((sum, row) => sum + numberOf(row, "active_days"), 0);
    const { confidence, metrics } = context.settings;
    const targets = metrics.engagement;
    const reached = (row: Row, component: Component): number => numberOf(row, component) / targets[component];
    const scoreOf = (row: Row): number =>
      components.reduce((sum, component) => sum + (100 * reached(row, component)) / components.length, 0);
    const score = n === 0 ? null : total(scoreOf) / n;
    const squares = (mean: number): number => total((row) => (scoreOf(row) - mean) ** 2);
    const limits = score === null ? null : meanInterval({ n, mean: score, sd: Math.sqrt(squares(score) / (n - 1)) }, confidence);
    const full = total((row) => (components.every((component) => reached(row, component) >= 1) ? 1 : 0));
    const fullLimits = wilsonInterval(full, n, confidence);
    const activeLimits = wilsonInterval(active, n, confidence);
    const share = (count: number): number | null => (n === 0 ? null : (100 * count) / n);
    const stickiness = active === 0 ? null : (100 * days) / (targets.windowDays * active);
    const headlines: Readonly<Record<typeof targets.headline, Pick<IndexResult, "value" | "ci">>> = {
      active: { value: share(active), ci: interval("wilson", confidence, activeLimits, 100) },
      stickiness: { value: stickiness, ci: null },
      full: { value: share(full), ci: interval("wilson", confidence, fullLimits, 100) },
      score: { value: score, ci: interval("t", confidence, limits) },
    };
    const { value, ci } = headlines[targets.headline];
    return makeResult({
      value,
      unit: engagement.unit(context),
      n,
      ci,
      reason: n === 0 ? "EMPTY" : value === null ? "ZERO_DENOMINATOR" : null,
      flags: isThere(context, "accounts") ? [] : ["CUSTOMERS_FROM_EVENTS"],
      params: params(context),
      parts: {
        customers: n,
        active,
        interactions: customers.reduce((sum, row) => sum + numberOf(row, "events"), 0),
        activeShare: share(active),
        activeLo: activeLimits === null ? null : 100 * activeLimits.lo,
        activeHi: activeLimits === null ? null : 100 * activeLimits.hi,
        stickiness,
        fullyEngaged: share(full),
        fullyEngagedLo: fullLimits === null ? null : 100 * fullLimits.lo,
        fullyEngagedHi: fullLimits === null ? null : 100 * fullLimits.hi,
        score,
        scoreLo: limits?.lo ?? null,
        scoreHi: limits?.hi ?? null,
        reached: Object.fromEntries(
          components.map((component) => [component, n === 0 ? null : (100 * total((row) => (reached(row, component) >= 1 ? 1 : 0))) / n]),
        ),
      },
    });
  },
};

/** Depth counts different touchpoints, else types of events; without either it is no component. */
const componentsOf = (context: IndexContext): readonly Component[] =>
  COMPONENTS.filter((component) => component !== "depth" || depthField(context) !== null);

const depthField = (context: IndexContext): "touchpoint" | "type" | null =>
  (["touchpoint", "type"] as const).find((field) => hasField(context, "events", field)) ?? null;

function params(context: IndexContext) {
  const { headline, windowDays, types, interactions, days, depth } = context.settings.metrics.engagement;
  return { ...accountParams(context), headline, windowDays, types: types ?? null, interactions, days, depth };
}

const SUMS = { customers: "count(*)", active_days: "sum(days)", events: "sum(interactions)" } as const;

/** Customers with accounts by their components, cut off at the targets: few cells, whole numbers. */
function accountCells(context: IndexContext): CellQuery {
  const counted = "count(*) as interactions, count(distinct day) as days, count(distinct depth) as depth";
  const zero = COMPONENTS.map((name) => `coalesce(e.${name}, 0) as ${name}`).join(", ");
  const events = `(select customer, ${counted} from ${windowEvents(context)} x where counts group by customer)`;
  return {
    from: `(select p.grp, ${zero} from frame_accounts p left join ${events} e on e.customer = p.customer where p.active) t`,
    keys: cutOff(context),
    sums: SUMS,
  };
}

/** The same without accounts. Who has events in several groups is a customer of each, but one customer in all: no cells that add up. */
const customersQuery =
  (context: IndexContext): SliceQuery =>
  (kind) => {
    const counted = "count(distinct day) filter (where counts) as days, count(distinct depth) filter (where counts) as depth";
    const customers = `select ${sliceColumn(kind)} as slice, count(*) filter (where counts) as interactions, ${counted}
      from ${windowEvents(context)} x${groupBy(kind, ["customer"])}`;
    const keys = Object.entries(cutOff(context));
    const columns = [...keys, ...Object.entries(SUMS)].map(([name, expression]) => `${expression} as ${name}`);
    return `select slice, ${columns.join(", ")} from (${customers}) t group by ${["slice", ...keys.map(([, key]) => key)].join(", ")}`;
  };

/** Events of customers, and whether each counts: in the window, of a type of the settings. */
function windowEvents(context: IndexContext): string {
  const { windowDays, types } = context.settings.metrics.engagement;
  const asOf = context.asOf ?? "1970-01-01";
  const typed =
    types === null || !hasField(context, "events", "type")
      ? "true"
      : `cast(type as varchar) in (${types.map(literal).join(", ") || "null"})`;
  const inWindow = `day > ${dayLiteral(dayFromNumber(dayNumber(asOf) - windowDays))} and day <= ${dayLiteral(asOf)}`;
  const depth = depthField(context) ?? "cast(null as varchar)";
  return `(select customer, grp, day, ${depth} as depth, ${inWindow} and ${typed} as counts from frame_events where customer is not null)`;
}

const cutOff = ({ settings }: IndexContext): CellQuery["keys"] =>
  Object.fromEntries(
    COMPONENTS.map((name) => {
      const target = settings.metrics.engagement[name];
      return [name, `case when ${name} > ${target} then ${target} else ${name} end`];
    }),
  );

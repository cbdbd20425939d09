import { accountParams } from "../indices/common-params.ts";
import { touchpointField } from "../indices/frame/journey-frames.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  missingFields,
  type Row,
  type SliceQuery,
} from "../indices/index-definition.ts";
import type { Json } from "../indices/index-result.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { chiSquareTest } from "../statistics/chi-square-test.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { nonResponse, nonResponseQuery } from "./non-response.ts";
import { MOST_ROWS, type ShareRow, shareRow, sumBy } from "./share-rows.ts";

type ResponseAggregate = { readonly invited: readonly Row[]; readonly people: readonly Row[] };

/** An hour counts as the best time to ask only from this many delivered invitations on. */
const ENOUGH = 30;

/**
 * Survey response rate: 100·(completed)/(delivered) invitations. Percent, 0–100, higher is better. Reminders to a customer in the same
 * wave count once; a survey that was started was delivered. Beside it started/delivered, completed/started, RR1 (completed over all
 * invited, bounces among them), by channel, hour of sending and touchpoint (where invitations carry one), and whether those who
 * answered differ from those who were asked. Interval: Wilson. Source: methods.md 11.7. Example: 156 of 1,200 give 13 %.
 */
export const responseRate: IndexDefinition<"responseRate", ResponseAggregate> = {
  id: "responseRate",
  byWave: true,
  table: () => "invitations",
  unit: () => "percent",
  needs: (context) => missingFields(context, "invitations", ["completed"]),
  params,
  emptyParts: {
    invited: 0,
    delivered: 0,
    started: null,
    completed: 0,
    reminders: 0,
    startRate: null,
    completionRate: null,
    rr1: null,
    byChannel: [],
    byTouchpoint: [],
    byHour: [],
    hours: { p: null, differ: false, best: null },
    nonResponse: null,
  },
  queries: (context) => ({ invited: invitedCells(context), people: peopleQuery(context) }),
  compute({ invited, people }, context) {
    const total = (name: string): number => invited.reduce((sum, row) => sum + numberOf(row, name), 0);
    const [n, completed, all] = [total("delivered"), total("completed"), total("invited")];
    const started = hasField(context, "invitations", "started") ? total("started") : null;
    const { confidence } = context.settings;
    const checked = nonResponse(people, context);
    const flags = [
      ...(hasField(context, "invitations", "delivered") ? [] : ["DELIVERY_UNKNOWN"]),
      ...(total("contradictions") > 0 ? ["ANSWERED_UNDELIVERED"] : []),
      ...(checked?.differs === true ? ["RESPONDENTS_DIFFER"] : []),
    ];
    return makeResult({
      value: n === 0 ? null : (100 * completed) / n,
      unit: "percent",
      n,
      ci: interval("wilson", confidence, wilsonInterval(completed, n, confidence), 100),
      reason: n > 0 ? null : all === 0 ? "EMPTY" : "ZERO_DENOMINATOR",
      excluded: { missing: total("unknown"), outOfRange: 0, duplicate: total("reminders") },
      flags,
      params: params(context),
      parts: {
        invited: all,
        delivered: n,
        started,
        completed,
        reminders: total("reminders"),
        startRate: started === null || n === 0 ? null : (100 * started) / n,
        completionRate: started === null || started === 0 ? null : (100 * completed) / started,
        rr1: all === 0 ? null : (100 * completed) / all,
        ...byKeys(invited, context),
        nonResponse: checked,
      },
    });
  },
};

function params(context: IndexContext) {
  const perWave = hasField(context, "invitations", "customer_id") && hasField(context, "invitations", "wave");
  return { ...accountParams(context), unit: perWave ? "customerAndWave" : "invitation" };
}

/** What is counted as delivered: said so, or started or completed all the same. Unmapped, every invitation is. */
const isDelivered = (context: IndexContext): string =>
  hasField(context, "invitations", "delivered") ? "(coalesce(started, false) or coalesce(completed, false) or delivered)" : "true";

function invitedCells(context: IndexContext): CellQuery {
  const delivered = isDelivered(context);
  const count = (condition: string): string => `count(*) filter (where ${condition})`;
  const touchpoint = touchpointField(context.fields.invitations);
  return {
    from: "frame_invitations",
    keys: {
      ...(hasField(context, "invitations", "channel") ? { channel: "channel" } : {}),
      ...(hasField(context, "invitations", "sent_at") ? { hour: "extract(hour from sent_at)" } : {}),
      ...(touchpoint === null ? {} : { touchpoint }),
    },
    sums: {
      invited: "count(*)",
      delivered: count(`${delivered} and completed is not null`),
      started: count(`${delivered} and completed is not null and (coalesce(started, false) or completed)`),
      completed: count("completed"),
      unknown: count(`coalesce(${delivered}, true) and (completed is null or (${delivered}) is null)`),
      reminders: "sum(reminders)",
      contradictions: count("(coalesce(started, false) or coalesce(completed, false)) and not coalesce(delivered, true)"),
    },
  };
}

const peopleQuery =
  (context: IndexContext): SliceQuery =>
  (kind) =>
    nonResponseQuery(context, kind, isDelivered(context));

/** The rate by each key that invitations have, and the hour at which to ask, where hours differ at all. */
function byKeys(rows: readonly Row[], context: IndexContext): Readonly<Record<string, Json>> {
  const { confidence } = context.settings;
  const list = (key: string): readonly ShareRow[] =>
    rows.some((row) => Object.hasOwn(row, key))
      ? sumBy(rows, key, ["delivered", "completed"]).map(({ key: own, sums }) =>
          shareRow(own, sums["completed"] ?? 0, sums["delivered"] ?? 0, confidence),
        )
      : [];
  const hours = list("hour")
    .filter(({ key }) => key !== null)
    .sort((a, b) => Number(a.key) - Number(b.key));
  const test = chiSquareTest(hours.map(({ x, n }) => [x, n - x]));
  const [best] = [...hours].filter(({ n }) => n >= ENOUGH).sort((a, b) => (b.lo ?? 0) - (a.lo ?? 0));
  const differ = test !== null && test.p < 1 - confidence;
  return {
    byChannel: list("channel").slice(0, MOST_ROWS),
    byTouchpoint: list("touchpoint").slice(0, MOST_ROWS),
    byHour: hours,
    hours: { p: test?.p ?? null, differ, best: differ && best !== undefined ? Number(best.key) : null },
  };
}

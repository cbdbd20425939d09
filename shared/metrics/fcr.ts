import { accountParams } from "../indices/common-params.ts";
import { dayLiteral, daysBetween } from "../indices/dialect.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";

type FcrAggregate = { readonly tickets: readonly Row[] };

/** No further contact within this many days means that the first one settled it. */
const REPEAT_DAYS = 7;

/** What the tickets themselves say; empty = not yet known. */
const RECORDED: CellQuery = {
  from: "frame_tickets",
  keys: {},
  sums: { known: "count(fcr)", resolved: "count(*) filter (where fcr)", unknown: "count(*) - count(fcr)", repeats: "0 * count(*)" },
};

/**
 * First contact resolution: 100·(tickets solved at the first contact)/(tickets of which that is known), from `tickets.fcr` where it
 * is mapped. Else derived: a first ticket counts as solved when the customer opens no other in the same category within 7 days and
 * it was not reopened; repeat tickets leave the denominator, open tickets younger than 7 days are not yet known. Percent, 0–100,
 * higher is better. Interval: Wilson. Source: methods.md 11.1. Example: 340 of 425 give 80 %.
 */
export const fcr: IndexDefinition<"fcr", FcrAggregate> = {
  id: "fcr",
  byWave: false,
  table: () => "tickets",
  unit: () => "percent",
  needs: (context) =>
    hasField(context, "tickets", "fcr") || canDerive(context)
      ? []
      : [...missingFields(context, "tickets", ["fcr"]), ...missingFields(context, "tickets", ["customer_id", "created_at"])],
  params,
  emptyParts: { resolved: 0, repeats: 0 },
  queries: (context) => ({ tickets: hasField(context, "tickets", "fcr") ? RECORDED : derivedCells(context) }),
  compute({ tickets }, context) {
    const [row] = tickets;
    const n = numberOf(row, "known");
    const resolved = numberOf(row, "resolved");
    const { confidence } = context.settings;
    return makeResult({
      value: n === 0 ? null : (100 * resolved) / n,
      unit: "percent",
      n,
      ci: interval("wilson", confidence, wilsonInterval(resolved, n, confidence), 100),
      reason: n === 0 ? "EMPTY" : null,
      excluded: { missing: numberOf(row, "unknown"), outOfRange: 0, duplicate: numberOf(row, "repeats") },
      flags: hasField(context, "tickets", "fcr") ? [] : ["FCR_DERIVED"],
      params: params(context),
      parts: { resolved, repeats: numberOf(row, "repeats") },
    });
  },
};

const canDerive = (context: IndexContext): boolean =>
  hasField(context, "tickets", "customer_id") && hasField(context, "tickets", "created_at");

function params(context: IndexContext) {
  const recorded = hasField(context, "tickets", "fcr");
  return { ...accountParams(context), source: recorded ? "recorded" : "derived", repeatDays: recorded ? null : REPEAT_DAYS };
}

function derivedCells(context: IndexContext): CellQuery {
  const category = hasField(context, "tickets", "category") ? ", category" : "";
  const isOpen = hasField(context, "tickets", "resolved_at") ? "resolved_at is null" : "false";
  const reopened = hasField(context, "tickets", "reopened") ? "coalesce(reopened, false)" : "false";
  const age = context.asOf === null ? "0" : daysBetween("created_day", dayLiteral(context.asOf));
  // Tickets without customer have no neighbours; the window of each is its own.
  const own = `partition by customer${category}, case when customer is null then source end, case when customer is null then row end order by created_at, source, row`;
  const neighbours = `select grp, created_day, ${isOpen} as is_open, ${reopened} as reopened,
    ${daysBetween("lag(created_day) over w", "created_day")} as since_last, ${daysBetween("created_day", "lead(created_day) over w")} as until_next
    from frame_tickets where created_day is not null window w as (${own})`;
  const repeat = `coalesce(since_last <= ${REPEAT_DAYS}, false)`;
  const unknown = `(is_open and ${age} < ${REPEAT_DAYS})`;
  const solved = `not is_open and not reopened and not coalesce(until_next <= ${REPEAT_DAYS}, false)`;
  const count = (condition: string): string => `count(*) filter (where ${condition})`;
  const first = `not ${repeat}`;
  return {
    from: `(${neighbours}) t`,
    keys: {},
    sums: {
      known: count(`${first} and not ${unknown}`),
      resolved: count(`${first} and not ${unknown} and ${solved}`),
      unknown: count(`${first} and ${unknown}`),
      repeats: count(repeat),
    },
  };
}

import { accountParams } from "../indices/common-params.ts";
import { dayLiteral, daysBetween, literal } from "../indices/dialect.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import { interval, makeResult } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { noRows } from "../indices/slice-sql.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";

/** What the SQL of tickets depends on. */
type Tickets = Pick<IndexContext, "fields" | "settings" | "asOf">;

type FcrAggregate = { readonly tickets: readonly Row[]; readonly derived: readonly Row[] };

/** Days without a further contact for which the derived number is shown beside the one of the setting (methods.md 11.1). */
const SENSITIVITY = [3, 7, 14, 30] as const;

/** What the tickets themselves say; empty = not yet known. */
const recordedCells = (context: IndexContext): CellQuery => ({
  from: "frame_tickets",
  where: channelsCounted(context),
  keys: {},
  sums: { known: "count(fcr)", resolved: "count(*) filter (where fcr)", unknown: "count(*) - count(fcr)", repeats: "0 * count(*)" },
});

/** Tickets of other channels are not looked at at all: neither as first contacts nor as repeats. */
function channelsCounted(context: Tickets): string {
  const { fcrChannels } = context.settings.metrics;
  if (fcrChannels === null || !hasField(context, "tickets", "channel")) return "true";
  return `coalesce(cast(channel as varchar) in (${fcrChannels.map(literal).join(", ")}), false)`;
}

/**
 * First contact resolution: 100·(tickets solved at the first contact)/(tickets of which that is known), from `tickets.fcr` where it
 * is mapped. Else derived: a first ticket counts as solved when the customer opens no other in the same category within 7 days
 * (by setting) and it was not reopened; repeat tickets leave the denominator, open tickets younger than that are not yet known.
 * `sensitivity` derives it for 3, 7, 14 and 30 days wherever it can be. Only the channels of the setting count. Percent, 0–100, higher
 * is better. Interval: Wilson. Source: methods.md 11.1. Example: 340 of 425 give 80 %.
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
  emptyParts: { resolved: 0, repeats: 0, sensitivity: [] },
  queries: (context) => ({
    tickets: hasField(context, "tickets", "fcr") ? recordedCells(context) : derivedCells(context, [context.settings.metrics.fcrRepeatDays]),
    derived: canDerive(context) ? derivedCells(context, SENSITIVITY) : noRows,
  }),
  compute({ tickets, derived }, context) {
    const row = renamed(tickets[0], context);
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
      flags: [
        ...(hasField(context, "tickets", "fcr") ? [] : ["FCR_DERIVED"]),
        ...(context.filtered && !hasField(context, "tickets", "customer_id") ? ["NOT_FILTERED"] : []),
      ],
      params: params(context),
      parts: {
        resolved,
        repeats: numberOf(row, "repeats"),
        sensitivity: SENSITIVITY.flatMap((days) => {
          const known = numberOf(derived[0], `known_${days}`);
          const solved = numberOf(derived[0], `resolved_${days}`);
          return known === 0 ? [] : [{ days, n: known, resolved: solved, value: (100 * solved) / known }];
        }),
      },
    });
  },
};

export const canDerive = (context: Pick<IndexContext, "fields">): boolean =>
  hasField(context, "tickets", "customer_id") && hasField(context, "tickets", "created_at");

/** The derived cells of the setting under the names of the recorded ones. */
function renamed(row: Row | undefined, context: IndexContext): Row | undefined {
  if (hasField(context, "tickets", "fcr")) return row;
  const days = context.settings.metrics.fcrRepeatDays;
  return Object.fromEntries(["known", "resolved", "unknown", "repeats"].map((name) => [name, numberOf(row, `${name}_${days}`)]));
}

function params(context: IndexContext) {
  const recorded = hasField(context, "tickets", "fcr");
  const { fcrRepeatDays, fcrChannels } = context.settings.metrics;
  return {
    ...accountParams(context),
    source: recorded ? "recorded" : "derived",
    repeatDays: recorded ? null : fcrRepeatDays,
    channels: hasField(context, "tickets", "channel") ? fcrChannels : null,
  };
}

/** Dated tickets of the channels that count, each with whether it is open and was reopened, and the days to the ones before and after it. */
function neighbours(context: Tickets): string {
  const category = hasField(context, "tickets", "category") ? ", category" : "";
  const isOpen = hasField(context, "tickets", "resolved_at") ? "resolved_at is null" : "false";
  const reopened = hasField(context, "tickets", "reopened") ? "coalesce(reopened, false)" : "false";
  // Tickets without customer have no neighbours; the window of each is its own.
  const own = `partition by customer${category}, case when customer is null then source end, case when customer is null then row end order by created_at, source, row`;
  return `select customer, source, row, created_at, grp, created_day, ${isOpen} as is_open, ${reopened} as reopened,
    ${daysBetween("lag(created_day) over w", "created_day")} as since_last, ${daysBetween("created_day", "lead(created_day) over w")} as until_next
    from frame_tickets where created_day is not null and ${channelsCounted(context)} window w as (${own})`;
}

/** What is asked of a ticket: is it a repeat, and was it solved, within some days. */
const isRepeat = (days: number): string => `coalesce(since_last <= ${days}, false)`;
const isSolved = (days: number): string => `not is_open and not reopened and not coalesce(until_next <= ${days}, false)`;

/**
 * SQL of the tickets of customers of which it is known on `day` (`null`: the data date) whether the first contact solved them: customer,
 * source, row, created_at, fcr. As recorded, else derived: those old enough by then that a repeat would have come.
 */
export function knownTickets(context: Tickets, day: string | null): string {
  const dated = hasField(context, "tickets", "created_at");
  if (hasField(context, "tickets", "fcr")) {
    const until = day === null ? "true" : `created_day <= ${dayLiteral(day)}`;
    return `select customer, source, row, ${dated ? "created_at" : "cast(null as timestamp) as created_at"}, fcr from frame_tickets
      where customer is not null and fcr is not null and ${channelsCounted(context)} and ${until}`;
  }
  const days = context.settings.metrics.fcrRepeatDays;
  const end = day ?? context.asOf;
  const until = end === null ? "true" : `${daysBetween("created_day", dayLiteral(end))} >= ${days}`;
  return `select customer, source, row, created_at, (${isSolved(days)}) as fcr from (${neighbours(context)}) t
    where customer is not null and not ${isRepeat(days)} and ${until}`;
}

function derivedCells(context: IndexContext, windows: readonly number[]): CellQuery {
  const age = daysBetween("created_day", dayLiteral(context.asOf ?? "1970-01-01"));
  const count = (condition: string): string => `count(*) filter (where ${condition})`;
  const sums = windows.map((days) => {
    const repeat = isRepeat(days);
    const unknown = `(is_open and ${age} < ${days})`;
    const solved = isSolved(days);
    return {
      [`known_${days}`]: count(`not ${repeat} and not ${unknown}`),
      [`resolved_${days}`]: count(`not ${repeat} and not ${unknown} and ${solved}`),
      [`unknown_${days}`]: count(`not ${repeat} and ${unknown}`),
      [`repeats_${days}`]: count(repeat),
    };
  });
  return { from: `(${neighbours(context)}) t`, keys: {}, sums: Object.assign({}, ...sums) };
}

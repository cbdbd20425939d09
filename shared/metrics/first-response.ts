import { hasField } from "../indices/index-definition.ts";
import { durationMetric } from "./duration.ts";
import { ageAtDataDate } from "./ticket-age.ts";

/**
 * First response time: median minutes from opening a ticket to its first answer. Says how long customers wait before somebody speaks to
 * them. Minutes, 0 and up, lower is better. `tickets.first_response_at` must be a person's answer: an automatic receipt is none, and a
 * table cannot tell them apart. Tickets without an answer count as waiting still up to the end of the data date; solved ones without
 * one are missing. Interval: order statistics, with waiting tickets Kaplan–Meier. Source: methods.md 11.4.
 * Example: 3, 5, 8, 12, 15, 20, 22, 35, 60, 240 give 17.5, P90 78.
 */
export const firstResponse = durationMetric({
  id: "firstResponse",
  fields: ["created_at", "first_response_at"],
  headline: "median",
  target: ({ settings }) => settings.metrics.firstResponseTarget,
  seconds: (between) => between("created_at", "first_response_at"),
  age: (context, between) => ageAtDataDate(context, between, hasField(context, "tickets", "resolved_at") ? "resolved_at is null" : "true"),
  isWaiting: true,
});

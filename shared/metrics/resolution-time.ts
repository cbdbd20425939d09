import { durationMetric } from "./duration.ts";
import { ageAtDataDate } from "./ticket-age.ts";

/**
 * Resolution time: median minutes from opening a ticket to its solution, waiting for the customer included. Says how long a problem
 * lasts. Minutes, 0 and up, lower is better. Open tickets count as lasting still up to the end of the data date. Interval: order
 * statistics, with open tickets Kaplan–Meier. Source: methods.md 11.4.
 * Example: 3, 5, 8, 12, 15, 20, 22, 35, 60, 240 give 17.5, P90 78.
 */
export const resolutionTime = durationMetric({
  id: "resolutionTime",
  fields: ["created_at", "resolved_at"],
  headline: "median",
  target: ({ settings }) => settings.metrics.resolutionTarget,
  seconds: (between) => between("created_at", "resolved_at"),
  age: (context, between) => ageAtDataDate(context, between, "true"),
  isWaiting: true,
});

import { durationMetric } from "./duration.ts";

/**
 * Handle time: mean minutes of work on a ticket (talk, hold and wrap-up), as staffing is planned by it. Minutes, 0 and up, lower is
 * cheaper. Tickets without a time are missing. Interval: t. Source: methods.md 11.4.
 * Example: 3, 5, 8, 12, 15, 20, 22, 35, 60, 240 give 42.
 */
export const handleTime = durationMetric({
  id: "handleTime",
  fields: ["handle_seconds"],
  headline: "mean",
  target: ({ settings }) => settings.metrics.handleTarget,
  seconds: () => "handle_seconds",
  age: () => "cast(null as double)",
  isWaiting: false,
});

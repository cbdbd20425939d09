/** Less of these is better. */
const LESS_IS_BETTER: ReadonlySet<string> = new Set([
  "boxes",
  "churn",
  "contactVolume",
  "ticketTrend",
  "firstResponse",
  "handleTime",
  "resolutionTime",
  "touchpoints",
]);

/** +1 where more is better, −1 where less is. */
export const goodDirection = (id: string): 1 | -1 => (LESS_IS_BETTER.has(id) ? -1 : 1);

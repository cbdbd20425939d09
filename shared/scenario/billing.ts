import type { Billing } from "./scenario.ts";

/** How much of the month's end counts among the customers billed, the rest being its start (methods.md 12.3). */
export const BILLED_AT_END: Readonly<Record<Billing, number>> = { start: 0, average: 0.5, end: 1 };

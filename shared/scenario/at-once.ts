import type { Lever } from "./scenario.ts";

/** A lever that says nothing of its time and cost: in full from month 1, for good, and free. */
export const AT_ONCE = { start: 1, ramp: 1, halfLife: null, cost: 0, costPerMonth: 0 } as const satisfies Partial<Lever>;

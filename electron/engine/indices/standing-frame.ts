import type { Cells } from "../../../shared/indices/frame/cells.ts";
import type { FrameInput, FrameTable } from "../../../shared/indices/frame/frame-input.ts";
import type { FrameCache } from "./frame-cache.ts";
import type { FramePlan } from "./frame-relations.ts";

/** Group codes by customer, where accounts have the field. */
export type Members = () => Promise<Int16Array | null>;

/** A frame whose relations can be read. */
export type StandingFrame = {
  readonly cache: FrameCache;
  readonly input: FrameInput;
  readonly plan: FramePlan;
  /** What decides which rows are in the frame, and in which slices. */
  readonly rows: Pick<FrameInput, "asOf" | "windowStart" | "conditions" | "by" | "wave">;
};

export function standingFrame(cache: FrameCache, input: FrameInput, plan: FramePlan): StandingFrame {
  const { asOf, windowStart, conditions, by, wave } = input;
  return { cache, input, plan, rows: { asOf, windowStart, conditions, by, wave } };
}

/** What was counted of a frame; what is not here, SQL is asked for. */
export type FrameCounts = {
  readonly cells: Cells;
  /** Customers by group code, of accounts or, without them, of answers; of other tables, rows. */
  readonly groups: ReadonlyMap<FrameTable, ReadonlyMap<number, number>>;
  /** Customers with answers by wave code. */
  readonly waves: ReadonlyMap<number, number> | null;
};

import { addMonths } from "../../../shared/calendar.ts";
import { canCode } from "../../../shared/indices/frame/answer-rows.ts";
import { type FrameInput, has, isThere } from "../../../shared/indices/frame/frame-input.ts";
import { canGroup } from "../../../shared/indices/frame/group-sql.ts";
import { healthComponents } from "../../../shared/indices/frame/health-frame.ts";
import { lastQuestions } from "../../../shared/indices/frame/last-answers.ts";
import { SECURE_ITEMS } from "../../../shared/indices/frame/secure-items.ts";
import type { Choices, IndexContext } from "../../../shared/indices/index-definition.ts";
import type { Job } from "../../../shared/progress.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { countFrame } from "./count-frame.ts";
import { type FrameCache, forgetFrames, frameCache } from "./frame-cache.ts";
import { type FramePlan, putRelations } from "./frame-relations.ts";
import type { Relations } from "./relations.ts";
import { forgetColumns } from "./standing-columns.ts";
import type { FrameCounts } from "./standing-frame.ts";

/** The choices of method, what was counted on the way to them, and the relations that can be read. */
export type Frame = { readonly choices: Choices; readonly counts: FrameCounts; readonly relations: Relations };

/**
 * Builds what stands between the canonical tables and the indices, as far as it does not stand yet, and makes the choices of
 * method on the way. Every part is remade only when its own inputs changed.
 */
export const buildFrame = (store: Store, facts: CanonicalFacts, input: FrameInput, job: Job): Promise<Frame> =>
  reading(store, job, async () => {
    const cache = frameCache(store, facts);
    const { counts, choices } = await countFrame(cache, input, planFrame(cache, input));
    return { choices, counts, relations: cache.relations };
  });

/** Work on the frame of a store that may be broken off; nothing half read stays. */
export async function reading<T>(store: Store, job: Job, work: () => Promise<T>): Promise<T> {
  try {
    return await store.watched(job, work);
  } catch (error) {
    forgetFrames(store);
    forgetColumns(store);
    throw error;
  }
}

/** What a frame is made for; its relations can be read from here on. */
export function planFrame({ relations }: FrameCache, input: FrameInput): FramePlan {
  const plan: FramePlan = {
    questions: lastQuestions(input),
    hasSecure: SECURE_ITEMS.every((item) => has(input, "answers", item)),
    health: isThere(input, "accounts") ? healthComponents(input) : [],
    isCoded: isThere(input, "answers") && canCode(input),
  };
  putRelations(relations, input, plan);
  return plan;
}

/** Start of the churn window: asOf minus its months. */
export const windowStartOf = (asOf: string | null, months: number): string | null => (asOf === null ? null : addMonths(asOf, -months));

/** Whether rows of an index can be told apart by the group field. */
export const groupable = (context: Pick<IndexContext, "fields">, by: string, table: Parameters<typeof canGroup>[2]): boolean =>
  canGroup(context.fields, by, table);

import { hasFrame } from "../../../shared/indices/frame/frame-input.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { countsAccounts } from "./count-frame.ts";
import { alone, frameCache } from "./frame-cache.ts";
import { planFrame, reading } from "./frames.ts";
import { answerColumns } from "./read-answers.ts";
import { readAccounts, readOutcomes } from "./read-frames.ts";
import { resolveQuery } from "./resolve-query.ts";
import { type Members, standingFrame } from "./standing-frame.ts";

const USUAL: IndicesQuery = { settings: {}, by: null, wave: null, where: null, metrics: false };
const NO_MEMBERS: Members = () => Promise.resolve(null);

/** Reads beside the store what the indices count under the usual definitions, once canonical tables stand. */
export async function fillColumns(store: Store, facts: CanonicalFacts, job: Job): Promise<void> {
  await alone(store, async () => {
    const resolved = await resolveQuery(store, facts, USUAL);
    if (!resolved.ok) throw new ProblemError(resolved.problem);
    const { input } = resolved.value;
    await reading(store, job, async () => {
      const cache = frameCache(store, facts);
      const plan = planFrame(cache, input);
      const frame = standingFrame(cache, input, plan);
      await Promise.all([
        plan.isCoded ? answerColumns(frame) : null,
        countsAccounts(input) ? readAccounts(frame, NO_MEMBERS) : null,
        hasFrame(input, "outcomes") ? readOutcomes(frame, NO_MEMBERS) : null,
      ]);
    });
  });
}

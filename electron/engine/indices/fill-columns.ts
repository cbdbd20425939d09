import { prepareCounts } from "../../../shared/indices/frame/count-answers.ts";
import { has } from "../../../shared/indices/frame/frame-input.ts";
import { secureItems } from "../../../shared/indices/frame/secure-items.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { alone, frameCache } from "./frame-cache.ts";
import { planFrame, reading } from "./frames.ts";
import { readFrame } from "./read-frame.ts";
import { resolveQuery } from "./resolve-query.ts";
import { standingFrame } from "./standing-frame.ts";

/**
 * Reads beside the store what the indices count under the usual definitions and cuts, once canonical tables stand. Broken off, or
 * refused for a cut with too many values, it leaves the tables as good as they are: what was not read ahead is read when it is asked for.
 */
export async function fillColumns(store: Store, facts: CanonicalFacts, job: Job): Promise<void> {
  try {
    await alone(store, () => fill(store, facts, job));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

async function fill(store: Store, facts: CanonicalFacts, job: Job): Promise<void> {
  const resolved = await resolveQuery(store, facts, usualQuery(facts));
  if (!resolved.ok) throw new ProblemError(resolved.problem);
  const { input } = resolved.value;
  await reading(store, job, async () => {
    const cache = frameCache(store, facts);
    const plan = planFrame(cache, input);
    const reads = readFrame(standingFrame(cache, input, plan));
    const [rows, accounts] = await Promise.all([reads.answers, reads.accounts, reads.outcomes]);
    const secure = plan.hasSecure ? secureItems(input) : null;
    if (rows !== null) prepareCounts(rows, { questions: plan.questions, secure }, accounts);
  });
}

/** Cut by segment and by wave, as far as answers have them. */
function usualQuery(facts: CanonicalFacts): IndicesQuery {
  const cut = (field: string): string | null => (has(facts, "answers", field) ? field : null);
  return { settings: {}, by: cut("segment"), wave: cut("wave"), where: null, metrics: false };
}

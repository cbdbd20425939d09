import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import { buildBridge } from "../../../shared/indices/definitions/bridge/build-bridge.ts";
import { haveOneUnit } from "../../../shared/indices/definitions/bridge/common-unit.ts";
import { type BridgePlan, type Computed, planBridge } from "../../../shared/indices/definitions/bridge/plan-bridge.ts";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import { effectiveSettings } from "../../../shared/indices/definitions/effective-settings.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import type { BridgeQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { ok, ProblemError, type Result } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { computeNumber, type OneNumber } from "./compute-number.ts";
import { alone } from "./frame-cache.ts";

/**
 * What makes the difference between two definitions of a number, over all the data: every combination of what differs is computed on
 * the same frame, which remakes only what a combination changes (methods.md has no formula here; Shapley 1953).
 */
export async function bridgeDefinitions(
  store: Store,
  facts: CanonicalFacts,
  { query, number, from, to }: BridgeQuery,
  job: Job,
): Promise<Result<DefinitionBridge>> {
  const compute: Compute = (settings) =>
    computeNumber(store, facts, { ...query, settings, by: null, wave: null, metrics: true }, number, job);
  return alone(store, async () => {
    try {
      const [a, b] = [await compute(from), await compute(to)];
      if (!a.ok) return a;
      return b.ok ? ok(await between(number, a.value, b.value, compute, job)) : b;
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  });
}

type Compute = (settings: Partial<Settings>) => Promise<Result<OneNumber>>;

async function between(number: NumberId, a: OneNumber, b: OneNumber, compute: Compute, job: Job): Promise<DefinitionBridge> {
  const ends = { number, from: a.result, to: b.result };
  // An end without a value has no bridge; nothing on the way need be computed.
  if (a.result.value === null || b.result.value === null) return buildBridge(ends, [], () => ({ value: null, reason: null }));
  const [from, to] = [effectiveSettings(a.context.settings, a.context), effectiveSettings(b.context.settings, b.context)];
  const rescaled = !haveOneUnit(a.result, b.result);
  const known = planBridge(number, from, to);
  const results = await computeAll(known, compute, job);
  const reached = results.get(known.reached);
  if (reached !== undefined && reached !== "SETTINGS_INVALID" && reached.value === b.result.value) {
    return buildBridge(ends, known.players, known.worth(results, rescaled));
  }
  const every = planBridge(number, from, to, true);
  return buildBridge(ends, every.players, every.worth(await computeAll(every, compute, job), rescaled));
}

async function computeAll(plan: BridgePlan, compute: Compute, job: Job): Promise<ReadonlyMap<string, Computed>> {
  const results = new Map<string, Computed>();
  for (const [key, settings] of plan.asked) {
    job.report({ fraction: results.size / plan.asked.size, step: "indices" });
    job.checkpoint();
    const found = await compute(settings);
    results.set(key, found.ok ? found.value.result : "SETTINGS_INVALID");
  }
  return results;
}

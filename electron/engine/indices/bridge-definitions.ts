import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import { buildBridge } from "../../../shared/indices/definitions/bridge/build-bridge.ts";
import { haveOneUnit } from "../../../shared/indices/definitions/bridge/common-unit.ts";
import { type Computed, planBridge } from "../../../shared/indices/definitions/bridge/plan-bridge.ts";
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
  const compute = (settings: Partial<Settings>): Promise<Result<OneNumber>> =>
    computeNumber(store, facts, { ...query, settings, by: null, wave: null, metrics: true }, number, job);
  return alone(store, async () => {
    try {
      const ends = [await compute(from), await compute(to)] as const;
      if (!ends[0].ok) return ends[0];
      if (!ends[1].ok) return ends[1];
      const [a, b] = [ends[0].value, ends[1].value];
      const plan = planBridge(number, effectiveSettings(a.context.settings, a.context), effectiveSettings(b.context.settings, b.context));
      const results = new Map<string, Computed>();
      // An end without a value has no bridge; nothing on the way need be computed.
      if (a.result.value !== null && b.result.value !== null) {
        for (const [key, settings] of plan.asked) {
          job.report({ fraction: results.size / plan.asked.size, step: "indices" });
          job.checkpoint();
          const found = await compute(settings);
          results.set(key, found.ok ? found.value.result : "SETTINGS_INVALID");
        }
      }
      const rescaled = !haveOneUnit(a.result, b.result);
      return ok(buildBridge({ number, from: a.result, to: b.result }, plan.players, plan.worth(results, rescaled)));
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  });
}

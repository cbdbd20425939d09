import { isThere } from "../../../shared/indices/frame/frame-input.ts";
import { activeValues, healthComponents } from "../../../shared/indices/frame/health-frame.ts";
import type { HealthReference, ReferenceQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { percentilePoints } from "../../../shared/statistics/percentile-points.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { alone, frameCache } from "./frame-cache.ts";
import { planFrame, reading } from "./frames.ts";
import { resolveQuery } from "./resolve-query.ts";

/**
 * The percentiles of a component's values over all active customers, whatever is filtered or grouped on screen. FIELD_UNKNOWN where the
 * data have no such component, NOBODY_TO_RANK_AMONG where no active customer has a value.
 */
export async function takeReference(
  store: Store,
  facts: CanonicalFacts,
  { settings, field, maxAgeDays }: ReferenceQuery,
  job: Job,
): Promise<Result<HealthReference>> {
  return alone(store, async () => {
    const resolved = await resolveQuery(store, facts, { settings, by: null, wave: null, where: null, metrics: false });
    if (!resolved.ok) return resolved;
    const whole = resolved.value.input;
    const asked = { field, maxAgeDays, floor: 0, target: 1, weight: 1, critical: null, reference: null };
    const input = { ...whole, settings: { ...whole.settings, health: { ...whole.settings.health, components: [asked] } } };
    const [component] = isThere(input, "accounts") ? healthComponents(input) : [];
    if (component === undefined) return fail("FIELD_UNKNOWN", { column: field, detail: { field } });
    const cache = frameCache(store, facts);
    const values = await reading(store, job, async () => {
      planFrame(cache, input);
      const rows = await cache.relations.raw(activeValues(input, component));
      return rows.doubles("x").sort();
    });
    const points = percentilePoints(values);
    return points === null ? fail("NOBODY_TO_RANK_AMONG", { detail: { field } }) : ok({ points, customers: values.length });
  });
}

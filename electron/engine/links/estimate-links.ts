import { has } from "../../../shared/indices/frame/frame-input.ts";
import { resolveSettings } from "../../../shared/indices/resolve-settings.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { fail, ok, ProblemError, type Result } from "../../../shared/result.ts";
import type { LinksEstimate } from "../../../shared/scenario/links/links-output.ts";
import { LINKED_SCORES } from "../../../shared/scenario/scenario.ts";
import { rateOverPeriods } from "../../../shared/statistics/rate-over-periods.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import { alone } from "../indices/frame-cache.ts";
import { buildFrame } from "../indices/frames.ts";
import { resolveQuery } from "../indices/resolve-query.ts";
import type { Store } from "../store.ts";
import { FOLLOWED, LOST } from "./class-sql.ts";
import { estimateScore } from "./estimate-score.ts";
import { treatmentFields } from "./treatments.ts";

/**
 * What follows from scores (methods.md 12.4), over the churn window of the settings: churn and money by class, transitions, a model with
 * controls and, where a field says who was treated, its arms. LINKS_NOT_AVAILABLE without accounts that say who was lost; FIELD_UNKNOWN
 * where no field of accounts with two values is called `treatment`.
 */
export async function estimateLinks(
  store: Store,
  facts: CanonicalFacts,
  query: IndicesQuery,
  treatment: string | null,
  job: Job,
): Promise<Result<LinksEstimate>> {
  const settings = resolveSettings(query.settings);
  if (!settings.ok) return settings;
  const needs = [
    ...(has(facts, "accounts", "customer_id") ? [] : ["accounts.customer_id"]),
    ...(has(facts, "accounts", "end_date") || has(facts, "accounts", "churned") ? [] : ["accounts.end_date"]),
  ];
  if (needs.length > 0) return fail("LINKS_NOT_AVAILABLE", { detail: { needs: needs.join(", ") } });
  const { churnWindowMonths: months, confidence: level } = settings.value;
  const whole = { ...query, by: null, wave: null, metrics: false };
  return alone(store, async (): Promise<Result<LinksEstimate>> => {
    try {
      const resolved = await resolveQuery(store, facts, whole);
      if (!resolved.ok) return resolved;
      const { input } = resolved.value;
      const { relations, choices } = await buildFrame(store, facts, input, job);
      return await store.watched(job, async () => {
        const frame = { relations, input, health: choices.health };
        const treatments = await treatmentFields(frame);
        if (treatment !== null && !treatments.includes(treatment))
          return fail("FIELD_UNKNOWN", { column: treatment, detail: { field: treatment } });
        const [followed = { customers: 0, churned: 0 }] = await relations.all<LinksEstimate["followed"]>(
          `select count(*) as customers, count(*) filter (where ${LOST}) as churned from frame_accounts a where ${FOLLOWED}`,
        );
        const discount = rateOverPeriods(settings.value.clv.discountRate, months / 12);
        const scores: LinksEstimate["scores"][number][] = [];
        for (const [at, score] of LINKED_SCORES.entries()) {
          job.report({ fraction: 0.1 + (0.9 * at) / LINKED_SCORES.length, step: "links", detail: { score } });
          job.checkpoint();
          scores.push(await estimateScore(frame, score, { followed, months, level, discount, treatment }));
        }
        return ok({
          asOf: input.asOf,
          from: input.windowStart,
          months,
          level,
          netOfCost: has(input, "accounts", "variable_cost"),
          discountRate: settings.value.clv.discountRate,
          followed,
          treatments,
          scores,
        });
      });
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  });
}

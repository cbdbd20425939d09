import { changeSql, segmentMeans } from "../../../shared/indices/analysis/change-answers.ts";
import { explainChange } from "../../../shared/indices/analysis/explain-change.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import { byRevenue } from "../../../shared/indices/nps-revenue.ts";
import { INDICES } from "../../../shared/indices/registry.ts";
import type { ChangeQuery, ExplainedChange } from "../../../shared/ipc/contract.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import type { Job } from "../../../shared/progress.ts";
import { fail, ok, ProblemError, type Result } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { alone } from "./frame-cache.ts";
import { buildFrame, groupable } from "./frames.ts";
import { contextFrom } from "./index-context.ts";
import { resolveQuery } from "./resolve-query.ts";
import { waveHeads } from "./slices.ts";

/**
 * Why a number moved between two waves: what a changed mix of the groups of `by` does, what each group's own change does beyond noise,
 * and what weights add. The values are those of the waves in `computeIndices`.
 */
export async function changeIndex(store: Store, facts: CanonicalFacts, asked: ChangeQuery, job: Job): Promise<Result<ExplainedChange>> {
  const { id, from, to, query } = asked;
  const { by } = query;
  if (by === null || query.wave === null) return fail("FIELD_UNKNOWN", { detail: { field: by === null ? "by" : "wave" } });
  return alone(store, async () => {
    try {
      const resolved = await resolveQuery(store, facts, query);
      if (!resolved.ok) return resolved;
      const { input, groupKeys } = resolved.value;
      const frame = await buildFrame(store, facts, input, job);
      const context = contextFrom(facts, input, frame.choices);
      const definition = id === "ces" ? METRICS.ces : INDICES[id];
      if (definition.needs(context).length > 0 || !groupable(context, by, "answers"))
        return fail("FIELD_UNKNOWN", { detail: { field: by } });
      if (id === "nps" && byRevenue(context)) return fail("REFUSED", { detail: { why: "weightBy" } });
      const heads = await waveHeads(resolved.value, frame);
      const codeOf = (key: string): number | null => heads.find((head) => head.key === key)?.code ?? null;
      const [before, after] = [codeOf(from), codeOf(to)];
      if (before === null || after === null) return fail("SLICE_UNKNOWN", { detail: { key: before === null ? from : to } });
      const rows = await store.watched(job, () => frame.relations.all<Row>(changeSql(id, [before, after], context)));
      const meansOf = (wave: number) => segmentMeans(id, rows, wave, (code) => groupKeys[code] ?? null, context);
      const split = explainChange(meansOf(before), meansOf(after), context.settings.confidence);
      const unit = definition.unit(context);
      return ok({ schema: "octad.change/1", id, unit, by, waves: [from, to], level: context.settings.confidence, split });
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  });
}

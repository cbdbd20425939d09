import { computeNumber } from "../../../electron/engine/indices/compute-number.ts";
import type { Store } from "../../../electron/engine/store.ts";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type CanonicalData, type DataOptions, NO_QUERY, writeCanonical } from "../../indices/support/canonical-data.ts";
import type { TestQuery } from "../../indices/support/indices-of.ts";

/** One number, and no other, over rows written as canonical tables into a store that is open already. */
export async function numberIn(
  store: Store,
  id: NumberId,
  data: CanonicalData,
  query: TestQuery = {},
  options: DataOptions = {},
): Promise<IndexResult> {
  const facts = await writeCanonical(store, data, options);
  // Settings of a test may be partial at any depth, as SET.json may.
  const whole = { ...NO_QUERY, ...query, settings: (query.settings ?? {}) as IndicesQuery["settings"] };
  const number = await computeNumber(store, facts, whole, id, QUIET_JOB);
  if (!number.ok) throw new Error(JSON.stringify(number.problem));
  return number.value.result;
}

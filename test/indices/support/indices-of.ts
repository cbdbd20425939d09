import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import type { Store } from "../../../electron/engine/store.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import type { PartialSettings } from "../../../shared/indices/resolve-settings.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type CanonicalData, type DataOptions, NO_QUERY, withStore, writeCanonical } from "./canonical-data.ts";

export type TestQuery = Omit<Partial<IndicesQuery>, "settings"> & { readonly settings?: PartialSettings; readonly simulate?: boolean };

/** The public output for rows written as canonical tables; throws when there is a problem instead. */
export const indicesOf = async (data: CanonicalData, query: TestQuery = {}, options: DataOptions = {}): Promise<IndicesOutput> =>
  withStore((store) => indicesIn(store, data, query, options));

export async function indicesIn(
  store: Store,
  data: CanonicalData,
  query: TestQuery = {},
  options: DataOptions = {},
): Promise<IndicesOutput> {
  const facts = await writeCanonical(store, data, options);
  const { simulate = false, ...rest } = query;
  // Settings of a test may be partial at any depth, as SET.json may.
  const whole = { ...NO_QUERY, ...rest, settings: (rest.settings ?? {}) as IndicesQuery["settings"] };
  const output = await computeIndices(store, facts, whole, QUIET_JOB, { simulate });
  if (!output.ok) throw new Error(JSON.stringify(output.problem));
  return output.value;
}

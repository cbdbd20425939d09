import { columnFacts } from "../../../electron/engine/indices/column-facts.ts";
import type { Store } from "../../../electron/engine/store.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { type CanonicalData, type DataOptions, writeCanonical } from "../support/canonical-data.ts";

/** A frame of everything: no groups, no waves, no filter, default settings. */
export const frameOf = (fields: FrameInput["fields"], change: Partial<FrameInput> = {}): FrameInput => ({
  fields,
  scales: DEFAULT_SCALES,
  types: {},
  labels: {},
  isSmallMoney: true,
  settings: DEFAULT_SETTINGS,
  asOf: null,
  windowStart: null,
  by: null,
  groups: 0,
  wave: null,
  codes: { group: {}, wave: {} },
  conditions: [],
  ...change,
});

/** The same over rows that are written into a store. */
export async function frameIn(store: Store, data: CanonicalData, options: DataOptions = {}): Promise<FrameInput> {
  const { fields, scales } = await writeCanonical(store, data, options);
  return frameOf(fields, { scales, ...(await columnFacts(store, fields)) });
}

import { columnFacts } from "../../../electron/engine/indices/column-facts.ts";
import type { Store } from "../../../electron/engine/store.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { type CanonicalData, type DataOptions, writeCanonical } from "./canonical-data.ts";

/** What a frame is made by, for SQL that is looked at alone: January 2026, a window of a year, no groups, waves or filter. */
export const frameInput = (fields: FrameInput["fields"], change: Partial<FrameInput> = {}): FrameInput => ({
  fields,
  scales: DEFAULT_SCALES,
  types: {},
  labels: {},
  isSmallMoney: true,
  settings: DEFAULT_SETTINGS,
  asOf: "2026-01-31",
  windowStart: "2025-01-31",
  by: null,
  groups: 0,
  wave: null,
  codes: { group: {}, wave: {} },
  conditions: [],
  ...change,
});

/** The same over rows written as canonical tables into a store. */
export async function frameIn(
  store: Store,
  data: CanonicalData,
  change: Partial<FrameInput> = {},
  options: DataOptions = {},
): Promise<FrameInput> {
  const { fields, scales } = await writeCanonical(store, data, options);
  return frameInput(fields, { scales, ...(await columnFacts(store, fields)), ...change });
}

const UNDATED = { asOf: null, windowStart: null } as const;

/** The same without a data date. */
export const undatedFrame = (fields: FrameInput["fields"], change: Partial<FrameInput> = {}): FrameInput =>
  frameInput(fields, { ...UNDATED, ...change });
export const undatedFrameIn = (store: Store, data: CanonicalData, options: DataOptions = {}): Promise<FrameInput> =>
  frameIn(store, data, UNDATED, options);

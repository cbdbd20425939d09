import type { IndexContext } from "../../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";

/** What an index may know, for one that is given its aggregate by hand: January 2026 unless said otherwise, default settings. */
export const contextOf = (fields: IndexContext["fields"], change: Partial<IndexContext> = {}): IndexContext => ({
  settings: DEFAULT_SETTINGS,
  fields,
  scales: DEFAULT_SCALES,
  periodKind: null,
  asOf: "2026-01-31",
  windowStart: "2025-01-31",
  choices: { health: [], boxesBy: null, boxesFrom: "window", clvMethod: null },
  population: null,
  filtered: false,
  ...change,
});

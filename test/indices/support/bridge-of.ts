import { bridgeDefinitions } from "../../../electron/engine/indices/bridge-definitions.ts";
import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import type { PartialSettings } from "../../../shared/indices/resolve-settings.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type CanonicalData, type DataOptions, NO_QUERY, withStore, writeCanonical } from "./canonical-data.ts";

/** The bridge between two definitions of a number over rows written as canonical tables. */
export const bridgeOf = (
  number: NumberId,
  data: CanonicalData,
  from: PartialSettings,
  to: PartialSettings,
  options: DataOptions = {},
): Promise<DefinitionBridge> =>
  withStore(async (store) => {
    const facts = await writeCanonical(store, data, options);
    // Settings of a test may be partial at any depth, as SET.json may.
    const query = { query: NO_QUERY, number, from: from as Partial<Settings>, to: to as Partial<Settings> };
    const bridge = await bridgeDefinitions(store, facts, query, QUIET_JOB);
    if (!bridge.ok) throw new Error(JSON.stringify(bridge.problem));
    return bridge.value;
  });

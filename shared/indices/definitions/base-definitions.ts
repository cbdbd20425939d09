import type { Preset } from "./definition.ts";

/** Of numbers that have one definition. */
export const RETENTION_DEFINITIONS: readonly Preset[] = [{ id: "retention.crr", version: 1, settings: {}, source: "Seed 004" }];
export const ARPA_DEFINITIONS: readonly Preset[] = [{ id: "arpa.seed", version: 1, settings: {}, source: "Seed 004" }];
export const FCR_DEFINITIONS: readonly Preset[] = [{ id: "fcr.firstContacts", version: 1, settings: {}, source: "Seed 004" }];

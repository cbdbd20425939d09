import type { Preset } from "./definition.ts";

/** Of numbers that have one definition or two. */
export const RETENTION_DEFINITIONS: readonly Preset[] = [{ id: "retention.crr", version: 1, settings: {}, source: "Seed 004" }];
export const ARPA_DEFINITIONS: readonly Preset[] = [
  { id: "arpa.seed", version: 1, settings: {}, source: "Seed 004" },
  { id: "arpa.allAccounts", version: 1, settings: { metrics: { zeroPaying: true } }, source: "methods.md 4" },
];
export const FCR_DEFINITIONS: readonly Preset[] = [{ id: "fcr.firstContacts", version: 1, settings: {}, source: "Seed 004" }];
export const MRR_DEFINITIONS: readonly Preset[] = [{ id: "mrr.accounts", version: 1, settings: {}, source: "Seed 004; methods.md 4" }];
export const NRR_DEFINITIONS: readonly Preset[] = [{ id: "nrr.standard", version: 1, settings: {}, source: "methods.md 4" }];
export const GRR_DEFINITIONS: readonly Preset[] = [{ id: "grr.standard", version: 1, settings: {}, source: "methods.md 4" }];
export const QUICK_RATIO_DEFINITIONS: readonly Preset[] = [{ id: "quickRatio.standard", version: 1, settings: {}, source: "methods.md 4" }];
export const FIRST_RESPONSE_DEFINITIONS: readonly Preset[] = [
  { id: "firstResponse.median", version: 1, settings: {}, source: "methods.md 11.4" },
];
export const HANDLE_TIME_DEFINITIONS: readonly Preset[] = [{ id: "handleTime.mean", version: 1, settings: {}, source: "methods.md 11.4" }];
export const RESOLUTION_TIME_DEFINITIONS: readonly Preset[] = [
  { id: "resolutionTime.median", version: 1, settings: {}, source: "methods.md 11.4" },
];
export const RESPONSE_RATE_DEFINITIONS: readonly Preset[] = [
  { id: "responseRate.delivered", version: 1, settings: {}, source: "Seed 000; methods.md 11.7" },
];
export const TASK_COMPLETION_DEFINITIONS: readonly Preset[] = [
  { id: "taskCompletion.attempts", version: 1, settings: {}, source: "Seed 000; Sauro & Lewis 2005" },
];

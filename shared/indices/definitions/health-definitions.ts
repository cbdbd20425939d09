import type { Preset } from "./definition.ts";

export const HEALTH_DEFINITIONS: readonly Preset[] = [
  { id: "health.standard", version: 1, settings: {}, source: "Nardo et al. 2008; methods.md 5" },
  { id: "health.geometric", version: 1, settings: { health: { aggregate: "geometric" } }, source: "Nardo et al. 2008; methods.md 5" },
];

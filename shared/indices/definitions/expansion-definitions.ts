import type { Preset } from "./definition.ts";

export const EXPANSION_DEFINITIONS: readonly Preset[] = [
  { id: "expansion.standard", version: 1, settings: { metrics: { expansion: "standard" } }, source: "methods.md 4" },
  { id: "expansion.seed004", version: 1, settings: { metrics: { expansion: "seed004" } }, source: "Seed 004" },
];

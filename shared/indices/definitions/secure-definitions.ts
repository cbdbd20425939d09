import type { Preset } from "./definition.ts";

export const SECURE_DEFINITIONS: readonly Preset[] = [
  { id: "secure.burke", version: 1, settings: {}, source: "Burke, Inc.; seed 003; methods.md 8" },
];

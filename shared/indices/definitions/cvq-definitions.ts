import type { Preset } from "./definition.ts";

export const CVQ_DEFINITIONS: readonly Preset[] = [
  { id: "cvq.workbench", version: 1, settings: {}, source: "methods.md 9.2" },
  { id: "cvq.lossAversion", version: 1, settings: { cvq: { lambda: 2.25 } }, source: "Tversky & Kahneman 1992" },
  { id: "cvq.counted", version: 1, settings: { cvq: { exponents: [0, 0, 0] } }, source: "Hunsaker, ClearAction" },
];

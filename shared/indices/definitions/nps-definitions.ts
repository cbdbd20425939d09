import type { Preset } from "./definition.ts";

export const NPS_DEFINITIONS: readonly Preset[] = [
  {
    id: "nps.standard",
    version: 1,
    settings: { nps: { detractorsUpTo: 6, promotersFrom: 9 } },
    source: "Reichheld 2003; seed 001",
    scale: { question: "nps", min: 0, max: 10 },
  },
  {
    id: "nps.tenPoint",
    version: 1,
    settings: { nps: { detractorsUpTo: 6, promotersFrom: 9 } },
    source: "Seeds 002, 004",
    scale: { question: "nps", min: 1, max: 10 },
  },
];

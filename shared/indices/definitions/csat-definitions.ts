import type { Preset } from "./definition.ts";

const share = (id: string, min: number, max: number, cuts: readonly [number, number], source: string): Preset => ({
  id: `csat.${id}`,
  version: 1,
  settings: { csat: { headline: "share", dissatisfiedUpTo: cuts[0], satisfiedFrom: cuts[1] } },
  source,
  scale: { question: "csat", min, max },
});

export const CSAT_DEFINITIONS: readonly Preset[] = [
  share("top2of5", 1, 5, [2, 4], "Seed 001"),
  share("top3of10", 1, 10, [3, 8], "Seed 002"),
  share("top2of10", 1, 10, [3, 9], "Quality Progress 2005"),
  share("top2of7", 1, 7, [2, 6], "methods.md 2"),
  share("top3of11", 0, 10, [2, 8], "methods.md 2"),
  { id: "csat.mean", version: 1, settings: { csat: { headline: "mean" } }, source: "methods.md 2" },
  { id: "csat.net", version: 1, settings: { csat: { headline: "net" } }, source: "methods.md 2" },
  { id: "csat.rescaled", version: 1, settings: { csat: { headline: "rescaled" } }, source: "methods.md 2" },
];

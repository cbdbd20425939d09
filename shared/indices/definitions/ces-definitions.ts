import type { Preset } from "./definition.ts";

export const CES_DEFINITIONS: readonly Preset[] = [
  {
    id: "ces.two",
    version: 1,
    settings: {},
    source: "Dixon, Toman & DeLisi 2013; seed 000",
    scale: { question: "ces", min: 1, max: 7, highIs: "easy" },
  },
  {
    id: "ces.one",
    version: 1,
    settings: {},
    source: "Dixon, Freeman & Toman 2010",
    scale: { question: "ces", min: 1, max: 5, highIs: "hard" },
  },
];

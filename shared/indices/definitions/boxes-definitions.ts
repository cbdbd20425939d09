import type { Preset } from "./definition.ts";

const by = (name: "nps" | "csat" | "health"): Preset => ({
  id: `boxes.${name}`,
  version: 1,
  settings: { boxes: { by: name } },
  source: "Seed 003; methods.md 7",
});

export const BOXES_DEFINITIONS: readonly Preset[] = [by("nps"), by("csat"), by("health")];

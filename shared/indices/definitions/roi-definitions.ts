import type { Preset } from "./definition.ts";

export const ROI_DEFINITIONS: readonly Preset[] = [{ id: "roi.standard", version: 1, settings: {}, source: "Seed 003; methods.md 6" }];

import type { Preset } from "./definition.ts";

export const ENGAGEMENT_DEFINITIONS: readonly Preset[] = [
  { id: "engagement.active", version: 1, settings: {}, source: "Seed 000; methods.md 11.6" },
  {
    id: "engagement.active30",
    version: 1,
    settings: { metrics: { engagement: { windowDays: 30 } } },
    source: "methods.md 11.6",
  },
  {
    id: "engagement.stickiness",
    version: 1,
    settings: { metrics: { engagement: { headline: "stickiness", windowDays: 30 } } },
    source: "methods.md 11.6",
  },
  { id: "engagement.full", version: 1, settings: { metrics: { engagement: { headline: "full" } } }, source: "Seed 000; methods.md 11.6" },
  { id: "engagement.score", version: 1, settings: { metrics: { engagement: { headline: "score" } } }, source: "methods.md 5, 11.6" },
];

export const FUNNEL_DEFINITIONS: readonly Preset[] = [
  { id: "funnel.followed90", version: 1, settings: {}, source: "Seed 002; methods.md 11.8" },
  { id: "funnel.followed30", version: 1, settings: { metrics: { funnel: { followUpDays: 30 } } }, source: "Seed 002; methods.md 11.8" },
  { id: "funnel.followed365", version: 1, settings: { metrics: { funnel: { followUpDays: 365 } } }, source: "Seed 002; methods.md 11.8" },
];

export const TOUCHPOINTS_DEFINITIONS: readonly Preset[] = [{ id: "touchpoints.pain", version: 1, settings: {}, source: "methods.md 11.8" }];

export const THEMES_DEFINITIONS: readonly Preset[] = [{ id: "themes.builtIn", version: 1, settings: {}, source: "methods.md 11.9" }];

import type { Preset } from "./definition.ts";

export const CLV_DEFINITIONS: readonly Preset[] = [
  { id: "clv.seed", version: 1, settings: { clv: { method: "seed" } }, source: "Seed 004" },
  {
    id: "clv.retentionA",
    version: 1,
    settings: { clv: { method: "retention", convention: "a" } },
    source: "Blattberg, Kim & Neslin 2008; Fader & Hardie 2012",
  },
  {
    id: "clv.retentionB",
    version: 1,
    settings: { clv: { method: "retention", convention: "b" } },
    source: "Gupta & Lehmann 2003",
  },
  {
    id: "clv.retentionC",
    version: 1,
    settings: { clv: { method: "retention", convention: "c" } },
    source: "Fader & Hardie 2012, 2014",
  },
  { id: "clv.sbg", version: 1, settings: { clv: { method: "sbg" } }, source: "Fader & Hardie 2007, 2010" },
  { id: "clv.bgnbd", version: 1, settings: { clv: { method: "bgnbd" } }, source: "Fader, Hardie & Lee 2005; Fader & Hardie 2013" },
];

import type { Preset } from "./definition.ts";

export const CHURN_DEFINITIONS: readonly Preset[] = [
  { id: "churn.C", version: 1, settings: { churn: "C" }, source: "Seed 004" },
  { id: "churn.A", version: 1, settings: { churn: "A" }, source: "Seed 001" },
  { id: "churn.B", version: 1, settings: { churn: "B" }, source: "Seed 002" },
  { id: "churn.Caverage", version: 1, settings: { churn: "Caverage" }, source: "methods.md 4" },
  { id: "churn.Cserved", version: 1, settings: { churn: "Cserved" }, source: "methods.md 4" },
];

import type { Preset } from "./definition.ts";

export const CONTACT_VOLUME_DEFINITIONS: readonly Preset[] = [
  { id: "contactVolume.contacts", version: 1, settings: {}, source: "Seed 000; methods.md 11.2" },
  { id: "contactVolume.tickets", version: 1, settings: { metrics: { contacts: "tickets" } }, source: "methods.md 11.2" },
];

export const TICKET_TREND_DEFINITIONS: readonly Preset[] = [
  { id: "ticketTrend.monthly", version: 1, settings: {}, source: "methods.md 11.3" },
  { id: "ticketTrend.weekly", version: 1, settings: { metrics: { period: "week" } }, source: "methods.md 11.3" },
];

import type { Channel, Events } from "./contract.ts";

/** Every channel of the contract, as a total record: a missing or a surplus one does not compile. */
const CHANNEL_NAMES: Readonly<Record<Channel, true>> = {
  "app:info": true,
  "app:preferences": true,
  "file:open": true,
  "file:sample": true,
  "data:import": true,
  "data:preview": true,
  "data:map": true,
  "data:rows": true,
  "data:locate": true,
  "data:outside": true,
  "indices:compute": true,
  "indices:explain": true,
  "indices:change": true,
  "custom:preview": true,
  "health:reference": true,
  "indices:bridge": true,
  "whatif:baseline": true,
  "scenario:open": true,
  "scenario:save": true,
  "links:estimate": true,
  "scenario:compare": true,
  "scenario:understand": true,
  "scenario:plan": true,
  "scenario:simulate": true,
  "report:export": true,
  "template:save": true,
  "chart:save": true,
  "job:cancel": true,
};

const EVENT_NAMES: Readonly<Record<keyof Events, true>> = {
  "job:progress": true,
  "engine:lost": true,
  "menu:command": true,
};

export const CHANNELS: ReadonlySet<string> = new Set(Object.keys(CHANNEL_NAMES));
export const EVENTS: ReadonlySet<string> = new Set(Object.keys(EVENT_NAMES));

export const isChannel = (name: unknown): name is Channel => typeof name === "string" && CHANNELS.has(name);
export const isEvent = (name: unknown): name is keyof Events => typeof name === "string" && EVENTS.has(name);

/** The two messages that preload and main exchange; the page knows neither. */
export const CALL_MESSAGE = "octad:call";
export const DROP_MESSAGE = "octad:drop";

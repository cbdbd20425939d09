import { DEFAULT_SETTINGS, type HealthComponent, type Settings } from "../../../shared/indices/settings.ts";

/** A component of the health score of which a test names only what matters to it. */
export const component = (change: Partial<HealthComponent> = {}): HealthComponent => ({
  ...{ field: "accounts.usage_per_week", floor: 0, target: 10, weight: 1, critical: null, maxAgeDays: null, reference: null },
  ...change,
});

/** The default settings with some of health changed. */
export const health = (change: Partial<Settings["health"]>): Settings => ({
  ...DEFAULT_SETTINGS,
  health: { ...DEFAULT_SETTINGS.health, ...change },
});

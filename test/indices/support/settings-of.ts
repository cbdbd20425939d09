import { type PartialSettings, resolveSettings } from "../../../shared/indices/resolve-settings.ts";
import type { Settings } from "../../../shared/indices/settings.ts";

/** Settings of which a test names only what differs from the defaults, at any depth. */
export function settingsOf(partial: PartialSettings): Settings {
  const settings = resolveSettings(partial);
  if (!settings.ok) throw new Error(JSON.stringify(settings.problem));
  return settings.value;
}

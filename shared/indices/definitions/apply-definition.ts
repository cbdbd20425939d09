import type { Scales } from "../../table/scale.ts";
import type { PartialSettings } from "../resolve-settings.ts";
import { DEFAULT_SETTINGS, type Settings } from "../settings.ts";
import type { NumberId, Preset, SavedDefinition } from "./definition.ts";
import { ownKeys, pathsUnder, savedKeys, settingAt, withSettingAt } from "./definition-settings.ts";

/** The settings with a preset in force: those of its number alone stand at what it says or at their defaults, the others stay. */
export function withPreset(settings: Partial<Settings>, id: NumberId, preset: Preset): Partial<Settings> {
  const given = stated(preset.settings);
  let next: Partial<Settings> = settings;
  for (const key of ownKeys(id)) next = { ...next, [key]: DEFAULT_SETTINGS[key] };
  // An interval is how a number is hedged, not what it says.
  if (id === "nps" && settings.nps !== undefined) next = withSettingAt(next, "nps.interval", settings.nps.interval);
  for (const path of pathsUnder(ownKeys(id))) {
    const value = settingAt(given, path);
    if (value !== null) next = withSettingAt(next, path, value);
  }
  return next;
}

/** The settings with a definition of a person's own in force. */
export const withSaved = (settings: Partial<Settings>, { number, settings: own }: SavedDefinition): Partial<Settings> => {
  const kept = Object.entries(own).filter(([key]) => savedKeys(number).some((known) => known === key));
  return { ...settings, ...Object.fromEntries(kept) };
};

/** What a definition of these settings would hold. */
export const savedSettings = (id: NumberId, settings: Partial<Settings>): Partial<Settings> =>
  Object.fromEntries(savedKeys(id).map((key) => [key, settings[key] ?? DEFAULT_SETTINGS[key]]));

/** Whether the answers stand on the scale that a preset is meant for. */
export function fitsScale({ scale }: Preset, scales: Scales): boolean {
  if (scale === undefined) return true;
  const own = scales[scale.question];
  return own.min === scale.min && own.max === scale.max && (scale.highIs === undefined || (own.highIs ?? "easy") === scale.highIs);
}

/** A preset's settings read like any others: what it leaves out is not there. */
const stated = (settings: PartialSettings): Partial<Settings> => settings as Partial<Settings>;

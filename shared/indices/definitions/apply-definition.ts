import type { Scales } from "../../table/scale.ts";
import { DEFAULT_SETTINGS, type Settings } from "../settings.ts";
import type { NumberId, Preset, SavedDefinition } from "./definition.ts";
import { ownPaths, savedPaths, settingAt, withSettingAt } from "./definition-settings.ts";

/** The settings with a preset in force: those of its number alone stand at what it says or at their defaults, the others stay. */
export function withPreset(settings: Partial<Settings>, id: NumberId, preset: Preset): Partial<Settings> {
  // A preset's settings read like any others: what it leaves out is not there.
  const given = preset.settings as Partial<Settings>;
  let next = settings;
  for (const path of ownPaths(id)) {
    const value =
      settingAt(given, path) ??
      (KEPT.has(path) ? settingAt({ ...DEFAULT_SETTINGS, ...settings }, path) : settingAt(DEFAULT_SETTINGS, path));
    next = withSettingAt(next, path, value);
  }
  return next;
}

/** How a number is hedged is not what it says: these stay as they are. */
const KEPT: ReadonlySet<string> = new Set(["nps.interval", "cvq.interval"]);

/** The settings with a definition of a person's own in force. */
export function withSaved(settings: Partial<Settings>, { number, settings: own }: SavedDefinition): Partial<Settings> {
  return withPaths(settings, savedPaths(number), { ...DEFAULT_SETTINGS, ...own });
}

/** What a definition of these settings would hold. */
export const savedSettings = (id: NumberId, settings: Partial<Settings>): Partial<Settings> =>
  withPaths({}, savedPaths(id), { ...DEFAULT_SETTINGS, ...settings });

const withPaths = (settings: Partial<Settings>, paths: readonly string[], from: Partial<Settings>): Partial<Settings> =>
  paths.reduce((next, path) => withSettingAt(next, path, settingAt(from, path)), settings);

/** Whether the answers stand on the scale that a preset is meant for. */
export function fitsScale({ scale }: Preset, scales: Scales): boolean {
  if (scale === undefined) return true;
  const own = scales[scale.question];
  return own.min === scale.min && own.max === scale.max && (scale.highIs === undefined || (own.highIs ?? "easy") === scale.highIs);
}

import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";

/** The default settings with a few of one section changed. */
export const settingsWith = <Key extends keyof Settings>(key: Key, part: Partial<Settings[Key]>): Settings => ({
  ...DEFAULT_SETTINGS,
  [key]: Object.assign({}, DEFAULT_SETTINGS[key], part),
});

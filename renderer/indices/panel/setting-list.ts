import { savedPaths, settingAt } from "../../../shared/indices/definitions/definition-settings.ts";
import type { Json } from "../../../shared/indices/index-result.ts";
import { ruleAt, type SettingRule } from "../../../shared/indices/setting-rules.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { isCustomNumber } from "../custom/custom-number.ts";
import type { NumberId } from "../select-slice.ts";

/** A definition that can be switched: where it stands in the settings and what it may be. */
export type Setting = { readonly path: string; readonly rule: SettingRule };

/** Settings of every number. */
const COMMON: readonly string[] = ["confidence", "duplicates", "asOf", "currency"];
/** Settings of what is asked of a part of the people. */
const POPULATION: readonly string[] = ["population.whole", "population.groups"];
const ASKED: ReadonlySet<NumberId> = new Set(["nps", "csat", "secure", "ces"]);

/** Numbers that are ratios of sums, with limits from resampling at least under some of their settings. */
const RESAMPLED: ReadonlySet<NumberId> = new Set([...ASKED, "cvq", "taskCompletion", "nrr", "grr", "quickRatio"]);

/** All that defines a number, its own first; none of its settings is missing. */
export function settingsOf(id: NumberId): readonly Setting[] {
  const own = isCustomNumber(id) ? [] : savedPaths(id);
  const further = [...(ASKED.has(id) ? POPULATION : []), ...(RESAMPLED.has(id) ? ["bootstrap"] : [])];
  return [...own, ...further, ...COMMON].flatMap((path) => {
    const rule = ruleAt(path);
    return rule === undefined ? [] : [{ path, rule }];
  });
}

/** The value in force: the document's, else the default. */
export const valueInForce = (settings: Partial<Settings>, path: string): Json =>
  settingAt(settings, path) ?? settingAt(DEFAULT_SETTINGS, path);

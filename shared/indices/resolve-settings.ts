import { fail, ok, type Result } from "../result.ts";
import { clashing, isGroup, withWholeParts } from "./setting-parts.ts";
import { isLegalValue, ruleAt } from "./setting-rules.ts";
import { DEFAULT_SETTINGS, type Settings } from "./settings.ts";

/** Settings as people write them: any part may be left out. */
export type PartialSettings = { readonly [Key in keyof Settings]?: PartialGroup<Settings[Key]> | undefined };
type PartialGroup<Value> = Value extends readonly unknown[] | string | number | boolean | null
  ? Value
  : { readonly [Key in keyof Value]?: PartialGroup<Value[Key]> | undefined };

/**
 * Every default filled in, at every depth, and every value checked. A key that is not a setting, or a value that a setting
 * cannot have, is a problem with its path: nothing that a person asked for is ignored.
 */
export function resolveSettings(partial: unknown): Result<Settings> {
  if (!isGroup(partial)) return fail("SETTINGS_INVALID", { detail: { setting: "" } });
  const wrong: string[] = [];
  const merged = merge(DEFAULT_SETTINGS, partial, "", wrong);
  const [first] = wrong;
  if (first !== undefined) return fail("SETTINGS_INVALID", { detail: { setting: first } });
  // Every leaf of `merged` is a default or passed the rule of its path.
  const settings = withWholeParts(merged as Settings);
  const clash = clashing(settings);
  return clash === null ? ok(settings) : fail("SETTINGS_INVALID", { detail: { setting: clash } });
}

function merge(defaults: object, given: Readonly<Record<string, unknown>>, path: string, wrong: string[]): object {
  const merged: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const here = path === "" ? key : `${path}.${key}`;
    const standing = merged[key];
    const rule = ruleAt(here);
    if (rule !== undefined) {
      if (isLegalValue(rule, value)) merged[key] = value;
      else wrong.push(here);
    } else if (Object.hasOwn(merged, key) && isGroup(standing) && isGroup(value)) {
      merged[key] = merge(standing, value, here, wrong);
    } else {
      wrong.push(here);
    }
  }
  return merged;
}

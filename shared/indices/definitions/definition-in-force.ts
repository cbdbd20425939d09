import { withWholeParts } from "../setting-parts.ts";
import { DEFAULT_SETTINGS, type Settings } from "../settings.ts";
import { fitsScale, withPreset, withSaved } from "./apply-definition.ts";
import type { DefinitionName, NumberId, SavedDefinition } from "./definition.ts";
import { isSame, ownPaths, savedPaths, settingAt } from "./definition-settings.ts";
import { type DataFacts, effectiveSettings, isRead } from "./effective-settings.ts";
import { presetsOf } from "./presets.ts";

/**
 * The name of the definition that settings amount to on these data: a person's own one (the newest that says the same), else a
 * preset whose scale is that of the answers; `null` where nothing of that kind has a name. Nothing remembers a choice, so that no
 * name can stand beside settings that say something else.
 */
export function definitionInForce(
  id: NumberId,
  settings: Settings,
  facts: DataFacts,
  saved: readonly SavedDefinition[] = [],
): DefinitionName | null {
  const own = saved
    .filter((definition) => definition.number === id && says(id, settings, withSaved(settings, definition), facts, savedPaths(id)))
    .at(-1);
  if (own !== undefined) return { id: "own", name: own.name, version: own.version };
  const preset = presetsOf(id).find(
    (one) => fitsScale(one, facts.scales) && says(id, settings, withPreset(settings, id, one), facts, ownPaths(id)),
  );
  return preset === undefined ? null : { id: preset.id, version: preset.version };
}

/** Both come to the same on the data, in everything that the number goes by. */
function says(id: NumberId, settings: Settings, other: Partial<Settings>, facts: DataFacts, paths: readonly string[]): boolean {
  // What both say alike is legal as the settings are; what they say otherwise need not be looked at further.
  const whole = withWholeParts({ ...DEFAULT_SETTINGS, ...other });
  // The components that the data chose are not known beside components of a person's own.
  if (settings.health.components !== null && whole.health.components === null) return false;
  const [a, b] = [effectiveSettings(settings, facts), effectiveSettings(whole, facts)];
  return paths.filter((path) => isRead(id, path, a) || isRead(id, path, b)).every((path) => isSame(settingAt(a, path), settingAt(b, path)));
}

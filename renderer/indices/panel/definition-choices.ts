import { fitsScale, withPreset, withSaved } from "../../../shared/indices/definitions/apply-definition.ts";
import type { NumberId, PresetScale, SavedDefinition } from "../../../shared/indices/definitions/definition.ts";
import { presetsOf } from "../../../shared/indices/definitions/presets.ts";
import type { IndexResult, Json } from "../../../shared/indices/index-result.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import type { Scales } from "../../../shared/table/scale.ts";
import type { Words } from "../../ui/use-words.ts";
import { spanText } from "../scale-text.ts";

/** A definition that can be put in force: one that ships, or a version of a person's own. */
export type Choice = {
  /** Stands in `params.definition` as the id, or the name and version. */
  readonly key: string;
  readonly label: string;
  readonly own: boolean;
  /** A sentence on what it says and when to use it. */
  readonly note: string;
  /** The reference of one that ships. */
  readonly source: string | null;
  /** False where it is meant for another scale than that of the answers. */
  readonly fits: boolean;
  apply(settings: Partial<Settings>): Partial<Settings>;
};

const ownKey = (name: string, version: number): string => `own ${version} ${name}`;

/** All definitions of a number, those that ship first, the newest version of each of a person's own before the older ones. */
export function definitionChoices(id: NumberId, saved: readonly SavedDefinition[], scales: Scales | null, words: Words): readonly Choice[] {
  const { t } = words;
  const shipped = presetsOf(id).map((preset): Choice => {
    const fits = scales === null || fitsScale(preset, scales);
    const name = t(`definitions:${preset.id}.name`);
    return {
      key: preset.id,
      label: fits || preset.scale === undefined ? name : t("definitions:otherScale", { name, scale: scaleWords(preset.scale) }),
      own: false,
      note: t(`definitions:${preset.id}.note`),
      source: preset.source,
      fits,
      apply: (settings) => withPreset(settings, id, preset),
    };
  });
  const own = saved
    .filter(({ number }) => number === id)
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : b.version - a.version))
    .map(
      (definition): Choice => ({
        key: ownKey(definition.name, definition.version),
        label: t("definitions:line", { name: definition.name, version: definition.version }),
        own: true,
        note: t("definitions:ownNote"),
        source: null,
        fits: true,
        apply: (settings) => withSaved(settings, definition),
      }),
    );
  return [...shipped, ...own];
}

/** The key of the definition that a result stands under; `null` = settings without a name. */
export function keyInForce({ params }: Pick<IndexResult, "params">): string | null {
  const held = params["definition"];
  if (held === null || typeof held !== "object" || Array.isArray(held)) return null;
  const fields = new Map<string, Json>(Object.entries(held));
  const [id, name, version] = [fields.get("id"), fields.get("name"), fields.get("version")];
  if (id === "own") return typeof name === "string" && typeof version === "number" ? ownKey(name, version) : null;
  return typeof id === "string" ? id : null;
}

/** The version that a definition saved under this name would be. */
export const nextVersion = (id: NumberId, name: string, saved: readonly SavedDefinition[]): number =>
  1 + Math.max(0, ...saved.filter((one) => one.number === id && one.name === name).map(({ version }) => version));

const scaleWords = ({ min, max }: PresetScale): string => spanText(min, max);

import { fitsScale, withPreset } from "../../shared/indices/definitions/apply-definition.ts";
import type { NumberId, Preset } from "../../shared/indices/definitions/definition.ts";
import { presetsOf } from "../../shared/indices/definitions/presets.ts";
import { INDEX_IDS, METRIC_IDS } from "../../shared/indices/index-result.ts";
import type { Settings } from "../../shared/indices/settings.ts";
import type { Translate } from "../../shared/messages/translate.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Scales } from "../../shared/table/scale.ts";
import { usage } from "./parse-options.ts";
import { readSettingsFile } from "./read-settings-file.ts";

/** One side of `--bridge`: a preset by its name within the number, or the settings of a file. */
export type BridgeSide =
  | { readonly kind: "preset"; readonly preset: Preset }
  | { readonly kind: "file"; readonly settings: Partial<Settings> };

export type BridgeSpec = { readonly number: NumberId; readonly from: BridgeSide; readonly to: BridgeSide };

const NUMBERS: readonly NumberId[] = [...INDEX_IDS, ...METRIC_IDS];

/** Reads `NUMBER:FROM..TO`, each side a preset (`A`) or a file (`mine.json`). */
export async function readBridge(text: string): Promise<Result<BridgeSpec>> {
  const [, name = "", from = "", to = ""] = /^(\w+):(.+?)\.\.(.+)$/.exec(text) ?? [];
  const number = NUMBERS.find((id) => id === name);
  if (number === undefined) return usage("bridgeForm", { got: text });
  const [a, b] = [await readSide(number, from), await readSide(number, to)];
  if (!a.ok) return a;
  return b.ok ? ok({ number, from: a.value, to: b.value }) : b;
}

async function readSide(number: NumberId, text: string): Promise<Result<BridgeSide>> {
  if (text.endsWith(".json")) {
    const settings = await readSettingsFile(text);
    return settings.ok ? ok({ kind: "file", settings: settings.value }) : settings;
  }
  const presets = presetsOf(number);
  const preset = presets.find(({ id }) => id === `${number}.${text}`);
  if (preset !== undefined) return ok({ kind: "preset", preset });
  const known = presets.map(({ id }) => id.slice(number.length + 1)).join(", ");
  return usage("definitionUnknown", { got: text, number, allowed: known });
}

/** The settings of a side: what stands in `--settings`, with the side's own in their place. */
export const settingsOfSide = (number: NumberId, side: BridgeSide, settings: Partial<Settings>): Partial<Settings> =>
  side.kind === "preset" ? withPreset(settings, number, side.preset) : { ...settings, ...side.settings };

/** Says of which sides the cuts belong to another scale than that of the answers. */
export const scaleWarnings = ({ from, to }: BridgeSpec, scales: Scales, t: Translate): readonly string[] =>
  [from, to].flatMap((side) => {
    if (side.kind === "file" || side.preset.scale === undefined || fitsScale(side.preset, scales)) return [];
    const { scale, id } = side.preset;
    const own = scales[scale.question];
    const span = ({ min, max }: { readonly min: number; readonly max: number }): string => `${min}–${max}`;
    return [t("definitions:scaleDiffers", { name: t(`definitions:${id}.name`), meant: span(scale), scale: span(own) })];
  });

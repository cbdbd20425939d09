import type { Question } from "../../table/fields.ts";
import type { IndexId, MetricId } from "../index-result.ts";
import type { PartialSettings } from "../resolve-settings.ts";
import type { Settings } from "../settings.ts";

/** One of the eight or a supporting metric. */
export type NumberId = IndexId | MetricId;

/**
 * A definition that ships with Octad: what it sets of the settings of one number, everything else of them standing at its default.
 * Its name and a note on when to use it are words under `definitions:<id>.name` and `.note`.
 */
export type Preset = {
  /** `<number>.<name>`, the same in every version. */
  readonly id: string;
  /** Goes up with every change of what the preset means. */
  readonly version: number;
  readonly settings: PartialSettings;
  /** Where the formula stands, as a reference is written: the same in every language. */
  readonly source: string;
  /** The scale of answers it is meant for; on another the cuts would say something else. */
  readonly scale?: PresetScale;
};

export type PresetScale = {
  readonly question: Question;
  readonly min: number;
  readonly max: number;
  readonly highIs?: "easy" | "hard";
};

/** A definition of a person's own, kept in the document. A change is a new version; older ones stay. */
export type SavedDefinition = {
  readonly number: NumberId;
  readonly name: string;
  /** From 1, for each name of a number. */
  readonly version: number;
  /** The settings that belong to the number, whole groups. */
  readonly settings: Partial<Settings>;
};

/** What stands in `params.definition` of a result; `name` only with a definition of a person's own, whose id is `own`. */
export type DefinitionName = { readonly id: string; readonly version: number; readonly name?: string };

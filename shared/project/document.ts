import type { SavedDefinition } from "../indices/definitions/definition.ts";
import type { Settings } from "../indices/settings.ts";
import { type BaselineSetup, FIRST_BASELINE } from "../scenario/edit-baseline.ts";
import { type LinkChoices, NO_LINK_CHOICES } from "../scenario/links/grade-links.ts";
import type { RecordedScenario } from "../scenario/register/recorded.ts";
import type { CustomOutput, Lever } from "../scenario/scenario.ts";
import { DOCUMENT_SIMULATION, type SimulationSettings } from "../scenario/simulate/simulation.ts";
import type { FileReadings } from "../table/file-reading.ts";
import type { Mapping } from "../table/mapping.ts";

/**
 * The one document a person edits: inputs and settings, never derived numbers. Undo is patches over it (immer); results are
 * kept beside it under the key of their inputs and are stale when the key differs.
 */
export type ProjectDocument = {
  readonly version: 1;
  readonly name: string;
  readonly files: readonly FileRef[];
  /** How files are opened, where a person has said so; by file name. */
  readonly readings: FileReadings;
  /** `null` until the first inference; from then on the mapping in force. */
  readonly mapping: Mapping | null;
  readonly settings: Partial<Settings>;
  /** Named definitions, every version of each. Which one is in force is seen from the settings. */
  readonly definitions: readonly SavedDefinition[];
  /** Field that makes the groups; `null` = none. */
  readonly by: string | null;
  /** month, quarter, year or a field; `null` = one wave. */
  readonly wave: string | null;
  /** The scenario on the screen. */
  readonly scenario: Scenario;
  /** The others; all of them stand in the order of their ids. */
  readonly shelf: readonly Scenario[];
  /** What stands in place of the baseline that the data give. */
  readonly baseline: BaselineSetup;
  /** Numbers of a person's own over what a scenario leads to. */
  readonly outputs: readonly CustomOutput[];
  /** Scenarios as they were recorded, to be held against what came of them. */
  readonly register: readonly RecordedScenario[];
  /** What a person says of the links between scores and churn. */
  readonly links: LinkChoices;
  /** How scenarios are simulated. */
  readonly simulation: SimulationSettings;
};

/** A file the document works on. The token is handed out by main; the renderer never sees a path. */
export type FileRef = { readonly token: string; readonly name: string; readonly bytes: number };

export type Scenario = {
  /** `S` and a number, once in a document. */
  readonly id: string;
  readonly name: string;
  readonly horizon: number;
  readonly levers: readonly (Lever & { readonly id: string; readonly on: boolean })[];
};

export const EMPTY_DOCUMENT: ProjectDocument = {
  version: 1,
  name: "",
  files: [],
  readings: {},
  mapping: null,
  settings: {},
  definitions: [],
  by: null,
  wave: null,
  scenario: { id: "S1", name: "", horizon: 36, levers: [] },
  shelf: [],
  baseline: FIRST_BASELINE,
  outputs: [],
  register: [],
  links: NO_LINK_CHOICES,
  simulation: DOCUMENT_SIMULATION,
};

import type { FormulaName } from "../formula/formula-name.ts";
import type { ChangeId } from "../indices/analysis/change-answers.ts";
import type { ChangeSplit } from "../indices/analysis/explain-change.ts";
import type { CustomIndex } from "../indices/custom-index.ts";
import type { DefinitionBridge } from "../indices/definitions/bridge/bridge.ts";
import type { NumberId, SavedDefinition } from "../indices/definitions/definition.ts";
import type { Explanation } from "../indices/explain/explanation.ts";
import type { IndexId, IndexResult, IndicesOutput, MetricId, Unit } from "../indices/index-result.ts";
import type { HealthComponent, Settings } from "../indices/settings.ts";
import type { Problem } from "../problem.ts";
import type { Progress } from "../progress.ts";
import type { FileRef } from "../project/document.ts";
import type { ScenarioFile } from "../project/scenario-file.ts";
import type { DeckTheme } from "../report/deck.ts";
import type { Result } from "../result.ts";
import type { BaselineSetup, SegmentTenure } from "../scenario/edit-baseline.ts";
import type { LinksEstimate } from "../scenario/links/links-output.ts";
import type { Baseline, CustomOutput, Lever, ScenarioResponse } from "../scenario/scenario.ts";
import type { Comparison } from "../scenario/simulate/compare-outcomes.ts";
import type { SimulationSettings, Uncertainty } from "../scenario/simulate/simulation.ts";
import type { FlipAnswer } from "../scenario/understand/answer-flips.ts";
import type { PlanAnswer, PlanQuestion } from "../scenario/understand/answer-plan.ts";
import type { RobustnessAnswer } from "../scenario/understand/answer-robustness.ts";
import type { CanonicalFacts } from "../table/canonical.ts";
import type { FilePreview, FileReading, FileReadings } from "../table/file-reading.ts";
import type { Mapping, TableGuess } from "../table/mapping.ts";
import type { RawTable } from "../table/raw-table.ts";
import type { OutsideCell, RowView, RowWindow } from "../table/row-view.ts";

/**
 * The one contract between the window and main. From it are typed the preload object, the handlers, the schemas
 * (`schemas.ts`) and the tests. Every request answers with a `Result`; nothing throws over IPC.
 *
 * A long request carries a `job` id of the caller's choosing. Progress comes as `job:progress` events with that id;
 * `job:cancel` ends it with a CANCELLED problem. A late event of an old id is dropped by the caller.
 */
export type Contract = {
  /** Facts about the application, its language and what the command line asked it to open. */
  "app:info": { request: null; response: AppInfo };
  /** The language and colour scheme of the window, kept by main. */
  "app:preferences": { request: Preferences; response: null };
  /** The native open dialog; an empty list when it was closed. */
  "file:open": { request: null; response: readonly FileRef[] };
  /** The sample workbook that ships with Octad. */
  "file:sample": { request: null; response: readonly FileRef[] };
  /** Reads the files into the store, profiles every column, infers the mapping. Replaces what was loaded only when it ends well. */
  "data:import": {
    request: { readonly job: string; readonly tokens: readonly string[]; readonly readings?: FileReadings; readonly part?: ImportPart };
    response: Imported;
  };
  /** The first rows of a file by a reading, within a moment, whatever its size. */
  "data:preview": {
    request: { readonly job: string; readonly token: string; readonly sheet?: string | null; readonly reading?: FileReading };
    response: FilePreview;
  };
  /** Builds the canonical tables by a mapping. */
  "data:map": { request: { readonly job: string; readonly mapping: Mapping }; response: CanonicalFacts };
  /**
   * Rows of a raw table as text, a window of at most 200, the way `view` orders and narrows them. Finding the order of a view of
   * many rows takes a while once; asking for another view meanwhile ends it as CANCELLED.
   */
  "data:rows": {
    request: { readonly table: string; readonly offset: number; readonly limit: number; readonly view?: RowView };
    response: RowWindow;
  };
  /** The place of a source row within a view, counted from 0; `null` = the view does not show it. */
  "data:locate": {
    request: { readonly table: string; readonly row: number; readonly view?: RowView };
    response: { readonly offset: number | null; readonly total: number };
  };
  /** The cells of a sheet that are in no table, in the order of the sheet, a window of at most 200. */
  "data:outside": {
    request: { readonly table: string; readonly offset: number; readonly limit: number };
    response: { readonly total: number; readonly cells: readonly OutsideCell[] };
  };
  /** The eight and the metrics, whole, by group and by wave. */
  "indices:compute": { request: { readonly job: string; readonly query: IndicesQuery }; response: IndicesOutput };
  /** How one number comes about, down to its rows. */
  "indices:explain": { request: { readonly job: string } & ExplainQuery; response: Explanation };
  /** Why a number moved between two waves, by the groups of the query. */
  "indices:change": { request: { readonly job: string } & ChangeQuery; response: ExplainedChange };
  /** What a formula may name and, for a draft that is sound, its value over all the data. */
  "custom:preview": {
    request: { readonly job: string; readonly query: IndicesQuery; readonly index: CustomIndex | null };
    response: CustomPreview;
  };
  /** What a component of the health score can be ranked among: the active customers as they are now, to be frozen in the settings. */
  "health:reference": { request: { readonly job: string } & ReferenceQuery; response: HealthReference };
  /** What makes the difference between two definitions of a number, item by item. */
  "indices:bridge": { request: { readonly job: string; readonly bridge: BridgeQuery }; response: DefinitionBridge };
  /** What the what-if screen starts from, estimated from the data. */
  "whatif:baseline": {
    request: { readonly job: string; readonly query: IndicesQuery; readonly bySegment: boolean };
    response: BaselineEstimate;
  };
  /** Reads a scenario file that the native open dialog gives; `null` when it was closed. */
  "scenario:open": { request: { readonly job: string }; response: ScenarioFile | null };
  /** Writes a scenario where the native save dialog says; `null` when it was closed. */
  "scenario:save": { request: { readonly scenario: ScenarioFile }; response: { readonly name: string; readonly bytes: number } | null };
  /** What follows from scores: churn and money by class, transitions, models. `treatment` names a field of accounts. */
  "links:estimate": {
    request: { readonly job: string; readonly query: IndicesQuery; readonly treatment: string | null };
    response: LinksEstimate;
  };
  /** Draws baseline and scenario from the ranges of their inputs. Answered beside other requests. */
  "scenario:simulate": { request: { readonly job: string; readonly simulation: SimulationQuery }; response: Uncertainty };
  /** Several scenarios over common draws. Answered beside other requests. */
  "scenario:compare": { request: { readonly job: string; readonly comparison: ComparisonQuery }; response: ScenarioComparison };
  /** What the decision for these levers hangs on: flip points, value of information, inputs by their part in the spread. Answered beside other requests. */
  "scenario:understand": { request: { readonly job: string; readonly simulation: SimulationQuery }; response: RobustnessAnswer };
  /** The cheapest levers that reach a gain with a stated chance. Answered beside other requests. */
  "scenario:plan": { request: { readonly job: string; readonly plan: PlanQuery }; response: PlanAnswer };
  /** Writes the deck where the native save dialog says; `null` when it was closed. */
  "report:export": {
    request: { readonly job: string; readonly report: ReportRequest };
    response: { readonly name: string; readonly bytes: number } | null;
  };
  /** Writes an empty workbook with the columns of the eight where the native save dialog says; `null` when it was closed. */
  "template:save": {
    request: { readonly job: string; readonly language: Language };
    response: { readonly name: string; readonly bytes: number } | null;
  };
  /** Writes the picture of a chart where the native save dialog says; `null` when it was closed. */
  "chart:save": { request: ChartPicture; response: { readonly name: string; readonly bytes: number } | null };
  "job:cancel": { request: { readonly job: string }; response: null };
};

/** Messages from main to the window. */
export type Events = {
  "job:progress": { readonly job: string; readonly progress: Progress };
  /** The engine died or was killed; a new one has started with nothing loaded. */
  "engine:lost": { readonly problem: Problem };
  /** A menu item or accelerator: `open`, `open-sample`, `export`, `undo`, `redo`. */
  "menu:command": { readonly command: string };
};

export type Channel = keyof Contract;
export type Request<C extends Channel> = Contract[C]["request"];
export type Response<C extends Channel> = Contract[C]["response"];

/** What the preload exposes as `window.octad`: one function a channel, one subscription for events. */
export type Bridge = {
  readonly call: <C extends Channel>(channel: C, request: Request<C>) => Promise<Result<Response<C>>>;
  /** Hands dropped files to main, which answers with tokens; paths never reach the page. */
  readonly drop: (files: readonly unknown[]) => Promise<Result<readonly FileRef[]>>;
  readonly on: <E extends keyof Events>(event: E, listener: (payload: Events[E]) => void) => () => void;
};

export type Language = "en" | "fr" | "it" | "ro";
export type ColorScheme = "light" | "dark" | "auto";
export type Preferences = { readonly language: Language; readonly colorScheme: ColorScheme };

export type AppInfo = {
  readonly version: string;
  readonly preferences: Preferences;
  /** Files to open at once, as given on the command line. */
  readonly open: readonly FileRef[];
  /** True when this is a build on the fallback runtime, not for release. */
  readonly notForRelease: boolean;
};

export type IndicesQuery = {
  readonly settings: Partial<Settings>;
  readonly by: string | null;
  readonly wave: string | null;
  /** `FIELD OP VALUE [and …]` of cli.md; `null` = all. */
  readonly where: string | null;
  readonly metrics: boolean;
  /** Definitions of a person's own, so that results can carry their names. */
  readonly definitions?: readonly SavedDefinition[];
};

/** One number of the whole, of a group or of a wave. */
export type ExplainQuery = {
  readonly id: IndexId | MetricId;
  readonly slice: { readonly kind: "all" | "group" | "wave"; readonly key: string | null };
  readonly query: IndicesQuery;
};

/** Two waves of one number, and by `query.by` the groups that its change is split into. */
export type ChangeQuery = { readonly id: ChangeId; readonly from: string; readonly to: string; readonly query: IndicesQuery };

/** Public: schema octad.change/1. */
export type ExplainedChange = {
  readonly schema: "octad.change/1";
  readonly id: ChangeId;
  readonly unit: Unit;
  readonly by: string;
  readonly waves: readonly [from: string, to: string];
  readonly level: number;
  /** `null` when one of the waves has no answer. */
  readonly split: ChangeSplit | null;
};

/** Two definitions of one number: `from` and `to` stand in the place of the settings of `query`, each whole. */
export type BridgeQuery = {
  readonly query: IndicesQuery;
  readonly number: NumberId;
  readonly from: Partial<Settings>;
  readonly to: Partial<Settings>;
};

/** A component of the health score; of the settings count those that say who is active and which answers are there. */
export type ReferenceQuery = Pick<HealthComponent, "field" | "maxAgeDays"> & { readonly settings: Partial<Settings> };

/** The percentiles 0 %, 1 %, … 100 % (type 7) of the values of so many active customers, over all the data. */
export type HealthReference = { readonly points: readonly number[]; readonly customers: number };

/** `result` is `null` without a draft, and where its formula has a fault. */
export type CustomPreview = { readonly names: readonly FormulaName[]; readonly result: IndexResult | null };

/**
 * What of the files is read: `first` = of one large and wide text file only the columns that the first indices need (everything of all
 * others); `rest` = everything, in place of that, while other requests are answered. Left out: everything.
 */
export const IMPORT_PARTS = ["first", "rest"] as const;
export type ImportPart = (typeof IMPORT_PARTS)[number];

export type Imported = {
  /** Columns that `part: "first"` has left for `part: "rest"`; left out where there are none. What is here may be otherwise then. */
  readonly pending?: number;
  readonly tables: readonly RawTable[];
  readonly guesses: readonly TableGuess[];
  readonly mapping: Mapping;
  readonly bytes: number;
};

/** A baseline from data, each number with where it comes from: a code and values, words under `origin.<code>`. */
export type BaselineEstimate = {
  readonly baseline: Baseline;
  readonly origins: readonly {
    readonly segment: string | null;
    readonly field: string;
    readonly code: string;
    readonly detail: Readonly<Record<string, string | number>>;
  }[];
  /** Churn by tenure (sBG, a year), for whoever follows cohorts; a segment that is not there has none. */
  readonly tenure?: readonly SegmentTenure[];
  /** Values of the eight at baseline, and what CLV and ROI need to answer in the window without the engine. */
  readonly indices: Readonly<Record<string, number | null>>;
  readonly response: ScenarioResponse;
};

/** What the draws hang on: nothing of the data but the baseline that stands here. `target` = the revenue gain whose chance is asked. */
export type SimulationQuery = {
  readonly baseline: Baseline;
  readonly levers: readonly Lever[];
  readonly horizon: number;
  readonly settings: SimulationSettings;
  readonly target: number | null;
  /** Outputs of a person's own whose ranges are asked; left out = none. */
  readonly outputs?: readonly CustomOutput[];
};

/** `reference` = the place of the scenario that all are held against; `null` = the baseline. */
export type ComparisonQuery = Pick<SimulationQuery, "baseline" | "settings"> & {
  readonly scenarios: readonly Pick<SimulationQuery, "levers" | "horizon">[];
  readonly reference: number | null;
  /** The place of the scenario of which is asked how far it is from being worse than `reference`; left out = none. */
  readonly flipsOf?: number;
};

/** `flips` is `null` where none were asked for, and between scenarios of different horizons. */
export type ScenarioComparison = Comparison & { readonly flips: FlipAnswer | null };

/** A plan over the draws of the simulation; of the settings seed and correlations count. */
export type PlanQuery = Pick<SimulationQuery, "baseline" | "horizon" | "settings"> & { readonly question: PlanQuestion };

/** A drawn chart under the name to offer for its file. Main looks at what it is given before it writes. */
export type ChartPicture =
  | { readonly name: string; readonly format: "svg"; readonly text: string }
  | { readonly name: string; readonly format: "png"; readonly bytes: Uint8Array };

export type ReportRequest = {
  readonly format: "pptx";
  readonly query: IndicesQuery;
  readonly scenario: { readonly name: string; readonly horizon: number; readonly levers: readonly Lever[] } | null;
  /** What stands in place of the estimated baseline; left out = nothing. */
  readonly baseline?: BaselineSetup;
  readonly theme: DeckTheme | null;
  readonly language: Language;
  readonly title: string;
};

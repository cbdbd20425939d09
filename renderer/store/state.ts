import type { DefinitionBridge } from "../../shared/indices/definitions/bridge/bridge.ts";
import type { IndexId, IndicesOutput, MetricId } from "../../shared/indices/index-result.ts";
import type { AppInfo, BaselineEstimate, Imported, Preferences, ScenarioComparison } from "../../shared/ipc/contract.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Progress } from "../../shared/progress.ts";
import { EMPTY_DOCUMENT, type ProjectDocument, type Scenario } from "../../shared/project/document.ts";
import type { LinksEstimate } from "../../shared/scenario/links/links-output.ts";
import type { Baseline, CustomOutput } from "../../shared/scenario/scenario.ts";
import type { SimulationSettings, Uncertainty } from "../../shared/scenario/simulate/simulation.ts";
import type { PlanAnswer } from "../../shared/scenario/understand/answer-plan.ts";
import type { RobustnessAnswer } from "../../shared/scenario/understand/answer-robustness.ts";
import type { PlanOutcome } from "../../shared/scenario/understand/plan-gain.ts";
import type { PlanCost } from "../../shared/scenario/understand/plan-search.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { ReadData } from "../../shared/table/what-changed.ts";
import { type History, startHistory } from "./history.ts";

export const SCREENS = ["data", "indices", "metrics", "what-if", "links", "report"] as const;
export type Screen = "start" | (typeof SCREENS)[number];

export const JOB_KINDS = [
  "import",
  "rest",
  "map",
  "compute",
  "metrics",
  "baseline",
  "links",
  "bridge",
  "custom",
  "reference",
  "export",
  "template",
  "scenario",
  "compare",
  "simulate",
  "robust",
  "plan",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** A job that is under way; at most one of a kind. */
export type RunningJob = { readonly id: string; readonly kind: JobKind; readonly key: string; readonly progress: Progress | null };

/** What was said of a plan before it is looked for: the gain and chance wanted, and of each lever, by its id, what it costs. */
export type PlanDraft = {
  readonly outcome: PlanOutcome;
  readonly target: number;
  /** 0–1. */
  readonly probability: number;
  readonly costs: Readonly<Record<string, PlanCost>>;
};

/** Something computed, under the key of the inputs it was computed from. It is stale where the key differs. */
export type Kept<T> = { readonly key: string; readonly value: T };

/** What ranges are drawn from; the same objects as long as nothing changes. */
export type SimulationInputs = {
  readonly baseline: Baseline;
  readonly levers: Scenario["levers"];
  readonly horizon: number;
  readonly settings: SimulationSettings;
  /** The revenue gain whose chance is asked; `null` = none. */
  readonly target: number | null;
  /** Numbers of a person's own whose ranges are drawn too. */
  readonly outputs: readonly CustomOutput[];
};
export type Simulated = { readonly of: SimulationInputs; readonly value: Uncertainty; readonly isPreview: boolean };

/** What the numbers on screen are about: everything, one group or one wave. */
export type Focus =
  | { readonly kind: "all" }
  | { readonly kind: "group"; readonly key: string | null }
  | { readonly kind: "wave"; readonly key: string | null };

/** An index of the user's own among the numbers of the window. */
export type CustomNumber = `custom.${string}`;

export type PanelAddress = { readonly index: IndexId | MetricId | CustomNumber; readonly part: PanelPart };
export const PANEL_PARTS = ["distribution", "segments", "time", "audit", "assumptions", "settings"] as const;
export type PanelPart = (typeof PANEL_PARTS)[number];

/** Where the person is. Not part of the document: undo does not move anyone about. */
export type View = {
  readonly screen: Screen;
  readonly mode: "cards" | "table";
  readonly focus: Focus;
  /** Wave or group the shown one is held against; `undefined` = the one before it, where there is one. */
  readonly against: string | null | undefined;
  readonly panel: PanelAddress | null;
  readonly hidden: readonly IndexId[];
  /** The change that should be seen, in points or units of the number: what sample sizes are told for. */
  readonly changeOfInterest: number;
  /** The index of the user's own that is being written: a new one (`id` null) or one of the document. */
  readonly draft: { readonly id: string | null } | null;
  /** Raw table shown on the data screen, and which of its uses. */
  readonly table: { readonly id: string; readonly use: number } | null;
  /** Rows that another screen sent here to be shown, and why; gone once they are. */
  readonly rows: { readonly table: string; readonly rows: readonly number[]; readonly name: string } | null;
  /** Guesses a person has looked at and agreed to: `<table> <use> <header>`. */
  readonly confirmed: readonly string[];
  /** Revenue gain over the horizon whose chance is shown. */
  readonly gainTarget: number | null;
};

export type State = {
  readonly info: AppInfo | null;
  readonly preferences: Preferences;
  readonly history: History<ProjectDocument>;
  /** What the engine holds, as it stood when it was read, under the key of the files; `serial` counts the loads. */
  readonly loaded: (Kept<Imported> & { readonly serial: number }) | null;
  /** How the data stood before files were added or read anew; what has changed is shown until a person has seen it. */
  readonly appended: { readonly before: ReadData } | null;
  readonly facts: Kept<CanonicalFacts> | null;
  readonly output: Kept<IndicesOutput> | null;
  readonly baseline: Kept<BaselineEstimate> | null;
  /** Ranges of the scenarios side by side, under the key of what was compared. */
  /** What the decision hangs on, under the key of the simulation asked. */
  readonly robust: Kept<RobustnessAnswer> | null;
  /** The last plan found, under the key of what was asked. */
  readonly planDraft: PlanDraft;
  readonly planned: Kept<PlanAnswer> | null;
  readonly compared: Kept<ScenarioComparison> | null;
  /** What follows from scores, once the screen of links was looked at. */
  readonly links: Kept<LinksEstimate> | null;
  /** The last ranges that were drawn. */
  readonly simulated: Simulated | null;
  /** The last bridge between two definitions that was asked for. */
  readonly definitionBridge: Kept<DefinitionBridge> | null;
  /** Name of the last exported file, under the key of what was exported. */
  readonly exported: Kept<{ readonly name: string; readonly bytes: number }> | null;
  /** Name of the empty template that was saved last. */
  readonly template: string | null;
  readonly jobs: Readonly<Partial<Record<JobKind, RunningJob>>>;
  readonly failures: Readonly<Partial<Record<JobKind, { readonly key: string; readonly problem: Problem }>>>;
  /** The engine died: nothing is loaded any more, what was computed is still shown. */
  readonly engineLost: Problem | null;
  readonly view: View;
};

export const FIRST_VIEW: View = {
  screen: "start",
  mode: "cards",
  focus: { kind: "all" },
  against: undefined,
  panel: null,
  hidden: [],
  changeOfInterest: 5,
  draft: null,
  table: null,
  rows: null,
  confirmed: [],
  gainTarget: null,
};

export const FIRST_STATE: State = {
  info: null,
  preferences: { language: "en", colorScheme: "auto" },
  history: startHistory(EMPTY_DOCUMENT),
  loaded: null,
  appended: null,
  facts: null,
  output: null,
  baseline: null,
  compared: null,
  links: null,
  simulated: null,
  robust: null,
  planDraft: { outcome: "revenue", target: 100_000, probability: 0.8, costs: {} },
  planned: null,
  definitionBridge: null,
  exported: null,
  template: null,
  jobs: {},
  failures: {},
  engineLost: null,
  view: FIRST_VIEW,
};

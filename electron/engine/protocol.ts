import type { CustomIndex } from "../../shared/indices/custom-index.ts";
import type { DefinitionBridge } from "../../shared/indices/definitions/bridge/bridge.ts";
import type { Explanation } from "../../shared/indices/explain/explanation.ts";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import type {
  BaselineEstimate,
  BridgeQuery,
  ChangeQuery,
  ComparisonQuery,
  CustomPreview,
  ExplainedChange,
  ExplainQuery,
  HealthReference,
  Imported,
  ImportPart,
  IndicesQuery,
  Language,
  PlanQuery,
  ReferenceQuery,
  ReportRequest,
  Request,
  Response,
  ScenarioComparison,
  SimulationQuery,
} from "../../shared/ipc/contract.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Progress } from "../../shared/progress.ts";
import type { ScenarioFile } from "../../shared/project/scenario-file.ts";
import type { Result } from "../../shared/result.ts";
import type { LinksEstimate } from "../../shared/scenario/links/links-output.ts";
import type { Uncertainty } from "../../shared/scenario/simulate/simulation.ts";
import type { PlanAnswer } from "../../shared/scenario/understand/answer-plan.ts";
import type { RobustnessAnswer } from "../../shared/scenario/understand/answer-robustness.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { FilePreview, FileReading, FileReadings } from "../../shared/table/file-reading.ts";
import type { Mapping } from "../../shared/table/mapping.ts";
import type { RowWindow } from "../../shared/table/row-view.ts";

/** A file as the engine gets it: a copy in the scratch folder, under the name that people know. */
export type EngineFile = { readonly path: string; readonly name: string; readonly bytes: number };

/** What main may ask of the engine: method → what goes in and what comes out. */
export type EngineMethods = {
  load: {
    /**
     * `firstTable` = the number of the first table: an engine that takes the place of a dead one gives the tables their old names.
     * `part`: `first` = of a large and wide file only the columns of the first indices, `rest` = everything, while other calls go on.
     */
    params: {
      readonly files: readonly EngineFile[];
      readonly readings: FileReadings;
      readonly firstTable?: number;
      readonly part?: ImportPart;
    };
    result: Imported;
  };
  preview: {
    params: { readonly file: EngineFile; readonly sheet: string | null; readonly reading: FileReading };
    result: FilePreview;
  };
  map: { params: { readonly mapping: Mapping }; result: CanonicalFacts };
  rows: { params: Request<"data:rows">; result: RowWindow };
  locate: { params: Request<"data:locate">; result: Response<"data:locate"> };
  outside: { params: Request<"data:outside">; result: Response<"data:outside"> };
  indices: { params: { readonly query: IndicesQuery }; result: IndicesOutput };
  change: { params: ChangeQuery; result: ExplainedChange };
  custom: { params: { readonly query: IndicesQuery; readonly index: CustomIndex | null }; result: CustomPreview };
  reference: { params: ReferenceQuery; result: HealthReference };
  bridge: { params: { readonly bridge: BridgeQuery }; result: DefinitionBridge };
  explain: { params: ExplainQuery; result: Explanation };
  baseline: { params: { readonly query: IndicesQuery; readonly bySegment: boolean }; result: BaselineEstimate };
  /** A scenario file. */
  scenario: { params: { readonly file: EngineFile }; result: ScenarioFile };
  links: { params: { readonly query: IndicesQuery; readonly treatment: string | null }; result: LinksEstimate };
  simulate: { params: { readonly simulation: SimulationQuery }; result: Uncertainty };
  understand: { params: { readonly simulation: SimulationQuery }; result: RobustnessAnswer };
  plan: { params: { readonly plan: PlanQuery }; result: PlanAnswer };
  compare: { params: { readonly comparison: ComparisonQuery }; result: ScenarioComparison };
  report: { params: { readonly report: ReportRequest }; result: Uint8Array };
  template: { params: { readonly language: Language }; result: Uint8Array };
};

export type EngineMethod = keyof EngineMethods;

/** These only read rows, or compute in short pieces from what they are given: they are answered at once, whatever runs. */
export const READS: ReadonlySet<EngineMethod> = new Set(["rows", "locate", "outside", "simulate", "compare", "understand", "plan"]);

/** From main to the engine. Calls other than `READS` are answered in the order in which they come. */
export type ToEngine =
  | {
      readonly [M in EngineMethod]: {
        readonly kind: "call";
        readonly id: number;
        readonly method: M;
        readonly params: EngineMethods[M]["params"];
      };
    }[EngineMethod]
  | { readonly kind: "cancel"; readonly id: number };

/** From the engine to main. */
export type FromEngine =
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly id: number; readonly progress: Progress }
  /** The call is at work, though there is no progress to tell. */
  | { readonly kind: "alive"; readonly id: number }
  | { readonly kind: "result"; readonly id: number; readonly result: Result<EngineMethods[EngineMethod]["result"]> }
  /** The engine cannot go on (a fault of ours, no database); it ends after this. */
  | { readonly kind: "fatal"; readonly problem: Problem; readonly words: string };

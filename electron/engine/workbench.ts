import type { CustomIndex } from "../../shared/indices/custom-index.ts";
import type { DefinitionBridge } from "../../shared/indices/definitions/bridge/bridge.ts";
import type { Explanation } from "../../shared/indices/explain/explanation.ts";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import type {
  BaselineEstimate,
  BridgeQuery,
  ChangeQuery,
  CustomPreview,
  ExplainedChange,
  ExplainQuery,
  HealthReference,
  Imported,
  IndicesQuery,
  ReferenceQuery,
  ReportRequest,
  Request,
  Response,
} from "../../shared/ipc/contract.ts";
import type { Job } from "../../shared/progress.ts";
import { composeDeck } from "../../shared/report/compose-deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { fail, ok, ProblemError, type Result } from "../../shared/result.ts";
import { checkLevers } from "../../shared/scenario/check-levers.ts";
import { FIRST_BASELINE, setUpBaseline } from "../../shared/scenario/edit-baseline.ts";
import type { LinksEstimate } from "../../shared/scenario/links/links-output.ts";
import { responseFromBaseline } from "../../shared/scenario/response-from-baseline.ts";
import type { Baseline, Lever, WhatifOutput } from "../../shared/scenario/scenario.ts";
import { whatif } from "../../shared/scenario/whatif.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { FilePreview, FileReading, FileReadings } from "../../shared/table/file-reading.ts";
import type { Mapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { writeDeck } from "../export/write-deck.ts";
import { buildCanonical } from "./canonical/build-canonical.ts";
import { inferFromStore } from "./canonical/infer-from-store.ts";
import { importFirstColumns, type WorthTwoPasses } from "./import/first-columns.ts";
import { importFile } from "./import/import-file.ts";
import { dropRawTable } from "./import/outside-list.ts";
import { previewFile } from "./import/preview-file.ts";
import { bridgeDefinitions } from "./indices/bridge-definitions.ts";
import { changeIndex } from "./indices/change-index.ts";
import { computeIndices } from "./indices/compute-indices.ts";
import { previewCustom } from "./indices/custom/preview-custom.ts";
import { estimateBaseline } from "./indices/estimate-baseline.ts";
import { explainIndex } from "./indices/explain-index.ts";
import { fillColumns } from "./indices/fill-columns.ts";
import { takeReference } from "./indices/take-reference.ts";
import { estimateLinks } from "./links/estimate-links.ts";
import { outsideCells } from "./outside-cells.ts";
import { RowReader } from "./rows/row-reader.ts";
import { Store } from "./store.ts";

export type SourceFile = { readonly path: string; readonly name: string; readonly bytes: number };

/**
 * The whole job on one data set: files in, indices, scenarios and decks out. The engine process serves one to the window, the
 * command line drives one directly. A step that fails leaves the last good state standing.
 */
export class Workbench {
  readonly #store: Store;
  readonly #reader: RowReader;
  readonly #worthTwoPasses: WorthTwoPasses | undefined;
  #nextTable = 1;
  #tables: readonly RawTable[] = [];
  #facts: CanonicalFacts | null = null;
  #reading: Promise<unknown> = Promise.resolve();

  private constructor(store: Store, worth: WorthTwoPasses | undefined) {
    this.#store = store;
    this.#reader = new RowReader(store);
    this.#worthTwoPasses = worth;
  }

  /** `worthTwoPasses` = from which size a text file is read in two passes by `loadFirst`, where that is to be otherwise than usual. */
  static async open({
    worthTwoPasses,
    ...options
  }: {
    readonly path?: string;
    readonly threads?: number;
    readonly memoryLimitMb?: number;
    readonly worthTwoPasses?: WorthTwoPasses;
  } = {}): Promise<Workbench> {
    return new Workbench(await Store.open(options), worthTwoPasses);
  }

  get tables(): readonly RawTable[] {
    return this.#tables;
  }

  get facts(): CanonicalFacts | null {
    return this.#facts;
  }

  /**
   * Reads files and infers the mapping. What was loaded before is replaced only when every file was read. Tables are numbered on
   * from those before, or from `firstTable`, which must be beyond them.
   */
  async load(files: readonly SourceFile[], job: Job, readings: FileReadings = {}, firstTable?: number): Promise<Result<Imported>> {
    return guarded(async () => {
      this.#nextTable = firstTable ?? this.#nextTable;
      const tables = await this.#read(files, job, readings);
      return tables.ok ? this.#replace(files, tables.value) : tables;
    });
  }

  /**
   * As `load`, but of one large and wide text file only the columns of the first indices; `pending` says how many are missing, and
   * `loadRest` reads them. All other files are read whole.
   */
  async loadFirst(files: readonly SourceFile[], job: Job, readings: FileReadings = {}, firstTable?: number): Promise<Result<Imported>> {
    return guarded(async () => {
      this.#nextTable = firstTable ?? this.#nextTable;
      const from = this.#nextTable;
      const [file] = files;
      const id = (): string => `raw_${this.#nextTable++}`;
      const first =
        file === undefined || files.length > 1
          ? null
          : await importFirstColumns(this.#store, file, id, jobOfPart(job, file, 0, 1), readings[file.name], this.#worthTwoPasses);
      if (first === null) return this.load(files, job, readings, from);
      const replaced = await this.#replace(files, [first.table]);
      return replaced.ok ? ok({ ...replaced.value, pending: first.pending }) : replaced;
    });
  }

  /**
   * Reads everything again while other calls go on, and puts it in the place of what `loadFirst` had read once `inTurn` says that
   * nothing else runs; CANCELLED when other files were loaded meanwhile.
   */
  async loadRest(
    files: readonly SourceFile[],
    job: Job,
    readings: FileReadings,
    firstTable: number | undefined,
    inTurn: InTurn,
  ): Promise<Result<Imported>> {
    return guarded(async () => {
      await this.#reading;
      const before = this.#tables;
      this.#nextTable = firstTable ?? this.#nextTable;
      const reading = this.#read(files, job, readings);
      this.#reading = reading.catch(() => undefined);
      const tables = await reading;
      if (!tables.ok) return tables;
      return inTurn(() =>
        guarded(async () => {
          if (this.#tables === before) return this.#replace(files, tables.value);
          await this.#drop(tables.value);
          return fail("CANCELLED");
        }),
      );
    });
  }

  /** Comes back when `loadRest` is not reading: tables can be numbered then. */
  async readingEnded(): Promise<void> {
    await this.#reading;
  }

  async #read(files: readonly SourceFile[], job: Job, readings: FileReadings): Promise<Result<readonly RawTable[]>> {
    const tables: RawTable[] = [];
    const total = bytesOf(files);
    let before = 0;
    for (const file of files) {
      const part = jobOfPart(job, file, before / total, sizeOf(file) / total);
      const read = await importFile(this.#store, file, () => `raw_${this.#nextTable++}`, part, readings[file.name]).catch(
        async (error: unknown) => {
          await this.#drop(tables);
          throw error;
        },
      );
      if (!read.ok) {
        await this.#drop(tables);
        return read;
      }
      tables.push(...read.value);
      before += sizeOf(file);
    }
    return ok(tables);
  }

  /** The tables in place of those that were loaded before. */
  async #replace(files: readonly SourceFile[], tables: readonly RawTable[]): Promise<Result<Imported>> {
    const inferred = await inferFromStore(this.#store, tables);
    await this.#drop(this.#tables);
    this.#tables = tables;
    this.#facts = null;
    return ok({ tables, guesses: inferred.guesses, mapping: inferred.mapping, bytes: bytesOf(files) });
  }

  /** The first rows of a file, whatever is loaded. */
  async preview(file: SourceFile, sheet: string | null, reading: FileReading, job: Job): Promise<Result<FilePreview>> {
    return guarded(() => previewFile(this.#store, file, sheet, reading, job));
  }

  /** Builds the canonical tables by a mapping, and fills the columns that the indices count. */
  async map(mapping: Mapping, job: Job): Promise<Result<CanonicalFacts>> {
    return guarded(async () => {
      const built = await buildCanonical(this.#store, this.#tables, mapping, job);
      if (!built.ok) return built;
      this.#facts = built.value;
      await fillColumns(this.#store, built.value, job);
      return built;
    });
  }

  /** Rows for the grid. They may be asked for while something else runs, and so may the next two. */
  async rows(request: Request<"data:rows">): Promise<Result<Response<"data:rows">>> {
    return guarded(() => this.#reader.rows(this.#tables, request));
  }

  async locate(request: Request<"data:locate">): Promise<Result<Response<"data:locate">>> {
    return guarded(() => this.#reader.locate(this.#tables, request));
  }

  async outside(request: Request<"data:outside">): Promise<Result<Response<"data:outside">>> {
    return guarded(() => this.#reader.read((store) => outsideCells(store, this.#tables, request)));
  }

  async indices(query: IndicesQuery, job: Job): Promise<Result<IndicesOutput>> {
    return guarded(async () => {
      if (this.#facts === null) return fail("NO_USABLE_COLUMN");
      return computeIndices(this.#store, this.#facts, query, job);
    });
  }

  /** One number with its formula, aggregate, SQL and rows. */
  async explain(asked: ExplainQuery, job: Job): Promise<Result<Explanation>> {
    return guarded(async () => (this.#facts === null ? fail("NO_USABLE_COLUMN") : explainIndex(this.#store, this.#facts, asked, job)));
  }

  /** Why a number moved between two waves. */
  async change(asked: ChangeQuery, job: Job): Promise<Result<ExplainedChange>> {
    return guarded(async () => (this.#facts === null ? fail("NO_USABLE_COLUMN") : changeIndex(this.#store, this.#facts, asked, job)));
  }

  /** Names for formulas, and the value of a draft of a custom index. */
  async custom(query: IndicesQuery, draft: CustomIndex | null, job: Job): Promise<Result<CustomPreview>> {
    return guarded(async () => {
      if (this.#facts === null) return fail("NO_USABLE_COLUMN");
      return previewCustom(this.#store, this.#facts, query, draft, job);
    });
  }

  /** The percentiles of the active customers, for a component of the health score to rank among. */
  async reference(asked: ReferenceQuery, job: Job): Promise<Result<HealthReference>> {
    return guarded(async () => (this.#facts === null ? fail("NO_USABLE_COLUMN") : takeReference(this.#store, this.#facts, asked, job)));
  }

  async bridge(bridge: BridgeQuery, job: Job): Promise<Result<DefinitionBridge>> {
    return guarded(async () => {
      if (this.#facts === null) return fail("NO_USABLE_COLUMN");
      return bridgeDefinitions(this.#store, this.#facts, bridge, job);
    });
  }

  async baseline(query: IndicesQuery, bySegment: boolean, job: Job): Promise<Result<BaselineEstimate>> {
    return guarded(async () => {
      if (this.#facts === null) return fail("NO_USABLE_COLUMN");
      return estimateBaseline(this.#store, this.#facts, query, bySegment, job);
    });
  }

  /** What follows from scores. */
  async links(query: IndicesQuery, treatment: string | null, job: Job): Promise<Result<LinksEstimate>> {
    return guarded(async () =>
      this.#facts === null ? fail("NO_USABLE_COLUMN") : estimateLinks(this.#store, this.#facts, query, treatment, job),
    );
  }

  /** The deck as the bytes of a file. A scenario that the data cannot carry is a problem, not a missing slide. */
  async report(request: ReportRequest, job: Job): Promise<Result<Uint8Array>> {
    return guarded(async () => {
      job.report({ fraction: 0.1, step: "indices" });
      const output = await this.indices({ ...request.query, metrics: true }, job);
      if (!output.ok) return output;
      job.report({ fraction: 0.6, step: "scenario" });
      const scenario = await this.#scenario(request, job);
      if (!scenario.ok) return scenario;
      job.report({ fraction: 0.8, step: "writing" });
      job.checkpoint();
      const deck = composeDeck({
        output: output.value,
        whatif: scenario.value,
        scenarioName: request.scenario?.name ?? "",
        theme: request.theme ?? DEFAULT_THEME,
        language: request.language,
        title: request.title,
        currency: request.query.settings.currency ?? "EUR",
        dataDay: request.query.settings.asOf ?? this.#facts?.latestDay ?? "",
      });
      return ok(writeDeck(deck));
    });
  }

  close(): void {
    this.#reader.close();
    this.#store.close();
  }

  async #scenario(request: ReportRequest, job: Job): Promise<Result<WhatifOutput | null>> {
    if (request.scenario === null) return ok(null);
    const { levers, horizon } = request.scenario;
    // By segment wherever the window has it so, that both show the same numbers.
    const bySegment = request.query.by !== null || levers.some((lever) => lever.segment !== null);
    const query = bySegment ? { ...request.query, by: request.query.by ?? "segment" } : request.query;
    const setup = request.baseline ?? FIRST_BASELINE;
    if (setup.typed !== null) return answerOver(setUpBaseline(null, setup), levers, horizon, null);
    const estimate = await this.baseline(query, bySegment, job);
    if (!estimate.ok) return estimate;
    return answerOver(setUpBaseline(estimate.value.baseline, setup, estimate.value.tenure), levers, horizon, estimate.value);
  }

  async #drop(tables: readonly RawTable[]): Promise<void> {
    await this.#reader.rest();
    for (const table of tables) {
      await this.#store.run(dropRawTable(table.id));
    }
  }
}

/** Does something when its turn among the calls has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

const sizeOf = ({ bytes }: SourceFile): number => Math.max(1, bytes);
const bytesOf = (files: readonly SourceFile[]): number => files.reduce((sum, file) => sum + sizeOf(file), 0);

/** The job as one of several files sees it. */
function jobOfPart(job: Job, file: SourceFile, from: number, share: number): Job {
  return {
    checkpoint: job.checkpoint,
    report: (progress) =>
      job.report({
        ...progress,
        fraction: progress.fraction === null ? null : from + share * progress.fraction,
        detail: { ...progress.detail, file: file.name },
      }),
  };
}

/** A problem thrown deep inside (cancel, a parser's callback) becomes the result it stands for; a fault of our own goes on. */
async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The answer over the baseline in force; without what the data say beside it, the closed forms stand in. */
function answerOver(
  baseline: Baseline | null,
  levers: readonly Lever[],
  horizon: number,
  estimate: BaselineEstimate | null,
): Result<WhatifOutput | null> {
  if (baseline === null) return ok(null);
  const checked = checkLevers(levers, baseline);
  if (!checked.ok) return checked;
  return ok(whatif(baseline, levers, horizon, estimate ?? { indices: {}, response: responseFromBaseline(baseline) }));
}

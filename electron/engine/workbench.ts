import type { Explanation } from "../../shared/indices/explain/explanation.ts";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import type {
  BaselineEstimate,
  ChangeQuery,
  ExplainedChange,
  ExplainQuery,
  Imported,
  IndicesQuery,
  ReportRequest,
  Request,
  Response,
} from "../../shared/ipc/contract.ts";
import type { Job } from "../../shared/progress.ts";
import { composeDeck } from "../../shared/report/compose-deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { fail, ok, ProblemError, type Result } from "../../shared/result.ts";
import { checkLevers } from "../../shared/scenario/check-levers.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { whatif } from "../../shared/scenario/whatif.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { FilePreview, FileReading, FileReadings } from "../../shared/table/file-reading.ts";
import type { Mapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { writeDeck } from "../export/write-deck.ts";
import { buildCanonical } from "./canonical/build-canonical.ts";
import { inferFromStore } from "./canonical/infer-from-store.ts";
import { importFile } from "./import/import-file.ts";
import { dropRawTable } from "./import/outside-list.ts";
import { previewFile } from "./import/preview-file.ts";
import { changeIndex } from "./indices/change-index.ts";
import { computeIndices } from "./indices/compute-indices.ts";
import { estimateBaseline } from "./indices/estimate-baseline.ts";
import { explainIndex } from "./indices/explain-index.ts";
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
  #nextTable = 1;
  #tables: readonly RawTable[] = [];
  #facts: CanonicalFacts | null = null;

  private constructor(store: Store) {
    this.#store = store;
    this.#reader = new RowReader(store);
  }

  static async open(
    options: { readonly path?: string; readonly threads?: number; readonly memoryLimitMb?: number } = {},
  ): Promise<Workbench> {
    return new Workbench(await Store.open(options));
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
      const tables: RawTable[] = [];
      const dropNew = async () => this.#drop(tables);
      const total = files.reduce((sum, file) => sum + Math.max(1, file.bytes), 0);
      let before = 0;
      for (const file of files) {
        const share = Math.max(1, file.bytes) / total;
        const from = before / total;
        const part: Job = {
          checkpoint: job.checkpoint,
          report: (progress) =>
            job.report({
              ...progress,
              fraction: progress.fraction === null ? null : from + share * progress.fraction,
              detail: { ...progress.detail, file: file.name },
            }),
        };
        const read = await importFile(this.#store, file, () => `raw_${this.#nextTable++}`, part, readings[file.name]).catch(
          async (error: unknown) => {
            await dropNew();
            throw error;
          },
        );
        if (!read.ok) {
          await dropNew();
          return read;
        }
        tables.push(...read.value);
        before += Math.max(1, file.bytes);
      }
      const inferred = await inferFromStore(this.#store, tables);
      await this.#drop(this.#tables);
      this.#tables = tables;
      this.#facts = null;
      return ok({ tables, guesses: inferred.guesses, mapping: inferred.mapping, bytes: total });
    });
  }

  /** The first rows of a file, whatever is loaded. */
  async preview(file: SourceFile, sheet: string | null, reading: FileReading, job: Job): Promise<Result<FilePreview>> {
    return guarded(() => previewFile(this.#store, file, sheet, reading, job));
  }

  /** Builds the canonical tables by a mapping. */
  async map(mapping: Mapping, job: Job): Promise<Result<CanonicalFacts>> {
    return guarded(async () => {
      const built = await buildCanonical(this.#store, this.#tables, mapping, job);
      if (built.ok) this.#facts = built.value;
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

  async baseline(query: IndicesQuery, bySegment: boolean, job: Job): Promise<Result<BaselineEstimate>> {
    return guarded(async () => {
      if (this.#facts === null) return fail("NO_USABLE_COLUMN");
      return estimateBaseline(this.#store, this.#facts, query, bySegment, job);
    });
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
    const bySegment = levers.some((lever) => lever.segment !== null);
    const query = bySegment ? { ...request.query, by: request.query.by ?? "segment" } : request.query;
    const estimate = await this.baseline(query, bySegment, job);
    if (!estimate.ok) return estimate;
    const checked = checkLevers(levers, estimate.value.baseline);
    if (!checked.ok) return checked;
    return ok(whatif(estimate.value.baseline, levers, horizon, estimate.value));
  }

  async #drop(tables: readonly RawTable[]): Promise<void> {
    await this.#reader.rest();
    for (const table of tables) {
      await this.#store.run(dropRawTable(table.id));
    }
  }
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

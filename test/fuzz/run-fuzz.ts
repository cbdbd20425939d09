import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { EngineClient } from "../../electron/main/engine-client.ts";
import type { Problem, ProblemCode } from "../../shared/problem.ts";
import type { Result } from "../../shared/result.ts";
import { seeded } from "../support/make-big-files.ts";
import { type NodeEngines, nodeEngines } from "../support/node-engine.ts";
import { mutateBytes, mutateParts } from "./mutate.ts";
import { fuzzSeeds } from "./seeds.ts";

/** A file may not take longer, whatever is in it: the engine ends silence after 6 s, and a busy machine takes its time over that and the restart. */
export const HANG_MS = 20_000;

/** Formats that SheetJS reads: it has loops without end, which the watch over the engine must end in time. */
const MAY_TIME_OUT = new Set([".xls", ".xlsb", ".ods"]);

/** Files that once made the reader fail; each is read again at every run of the tests. */
export const REGRESSIONS = "test/hostile/regressions";

/** Codes that say that the reader failed, and not that the file is bad. */
const FAULTS: ReadonlySet<ProblemCode> = new Set(["INTERNAL", "ENGINE_GONE", "TIMED_OUT", "OUT_OF_MEMORY", "CANCELLED", "NOT_YET"]);

export type FuzzFailure = { readonly name: string; readonly seed: number; readonly why: string; readonly bytes: Buffer };

export type FuzzReport = {
  readonly files: number;
  /** How often each outcome came: `read`, or the code of a problem. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly failures: readonly FuzzFailure[];
  readonly slowest: { readonly name: string; readonly ms: number };
  /** Engines that had to be started anew. */
  readonly restarts: number;
  readonly peakMb: number;
  readonly ms: number;
};

/** The problem of a file, or `null`, and how long it took. */
export type Outcome = { readonly problem: Problem | null; readonly ms: number };

async function timed(work: () => Promise<Result<unknown>>): Promise<Outcome> {
  const started = performance.now();
  const result = await work();
  return { problem: result.ok ? null : result.problem, ms: performance.now() - started };
}

/** The engine as it is, asked to load one file after another. */
export class FuzzEngine {
  readonly #engines: NodeEngines;
  readonly #client: EngineClient;
  readonly #folder: string;

  private constructor(engines: NodeEngines) {
    this.#engines = engines;
    this.#folder = mkdtempSync(join(tmpdir(), "octad-fuzz-"));
    this.#client = new EngineClient({ start: engines.start, onLost: () => undefined, log: () => undefined });
  }

  static async start(): Promise<FuzzEngine> {
    return new FuzzEngine(await nodeEngines());
  }

  /** Loads bytes as a file of that name. */
  async load(name: string, bytes: Uint8Array): Promise<Outcome> {
    const file = await this.#write(name, bytes);
    return timed(() => this.#client.call("load", { files: [file], readings: {} }));
  }

  /** Asks for its first rows. */
  async preview(name: string, bytes: Uint8Array): Promise<Outcome> {
    const file = await this.#write(name, bytes);
    return timed(() => this.#client.call("preview", { file, sheet: null, reading: {} }));
  }

  async #write(name: string, bytes: Uint8Array) {
    // Answered as soon as there is an engine again: what the file before may have cost is not this one's time.
    await this.#client.call("outside", { table: "raw_1", offset: 0, limit: 1 });
    const path = join(this.#folder, `file${extname(name)}`);
    writeFileSync(path, bytes);
    return { path, name, bytes: bytes.length };
  }

  get restarts(): number {
    return this.#engines.started() - 1;
  }

  get peakMb(): number {
    return Math.round(this.#engines.peak() / 1024 ** 2);
  }

  get words(): string {
    return this.#engines.words();
  }

  stop(): void {
    this.#client.stop();
    this.#engines.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Why an outcome is a failure of the reader; `null` = it is none. */
export function failureOf(name: string, { problem, ms }: Outcome): string | null {
  if (ms > HANG_MS) return `took ${Math.round(ms)} ms`;
  if (problem === null) return null;
  if (problem.code === "TIMED_OUT" && MAY_TIME_OUT.has(extname(name)) && problem.file === name) return null;
  if (FAULTS.has(problem.code)) return problem.code;
  return problem.file === name ? null : `${problem.code} does not name the file`;
}

/** The `index`-th file of a run: every other one damaged byte by byte, the rest part by part. */
export async function* mutants(
  count: number,
  seed: number,
): AsyncGenerator<{ readonly name: string; readonly seed: number; readonly bytes: Buffer }> {
  const seeds = await fuzzSeeds();
  for (let index = 0; index < count; index++) {
    const own = (seed + index) >>> 0;
    const random = seeded(own);
    const base = seeds[Math.floor(random() * seeds.length)];
    if (base === undefined) continue;
    const bytes = index % 2 === 0 ? mutateBytes(base.bytes, random) : mutateParts(base.bytes, base.format, random);
    yield { name: base.name, seed: own, bytes };
  }
}

/** Fuzzes the whole way from a file to the store, and its preview. */
export async function runFuzz(count: number, seed: number): Promise<FuzzReport> {
  const engine = await FuzzEngine.start();
  const started = performance.now();
  const outcomes = new Map<string, number>();
  const failures: FuzzFailure[] = [];
  let slowest = { name: "", ms: 0 };
  let files = 0;
  try {
    for await (const { name, seed: own, bytes } of mutants(count, seed)) {
      const outcome = await engine.load(name, bytes);
      files++;
      const label = outcome.problem?.code ?? "read";
      outcomes.set(label, (outcomes.get(label) ?? 0) + 1);
      if (outcome.ms > slowest.ms) slowest = { name: `${name} (${own})`, ms: outcome.ms };
      const first = await engine.preview(name, bytes);
      const why = failureOf(name, outcome) ?? failureOf(name, first);
      if (why !== null) failures.push({ name, seed: own, why: `${why}\n${engine.words.slice(-1_500)}`, bytes });
    }
    return { files, outcomes, failures, slowest, restarts: engine.restarts, peakMb: engine.peakMb, ms: performance.now() - started };
  } finally {
    engine.stop();
  }
}

/** Keeps what failed as a file that is read again at every run of the tests. */
export function keepFailure({ name, bytes }: FuzzFailure, root = process.cwd()): string {
  const folder = join(root, REGRESSIONS);
  mkdirSync(folder, { recursive: true });
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const path = join(folder, `${hash}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

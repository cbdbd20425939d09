import type { Problem } from "../../shared/problem.ts";
import type { Progress } from "../../shared/progress.ts";
import { fail, type Result } from "../../shared/result.ts";
import { type EngineMethod, type EngineMethods, type FromEngine, READS, type ToEngine } from "../engine/protocol.ts";
import { EngineWatch, memoryLimitOf, silenceLimitOf, type WatchLimits } from "./engine-watch.ts";

/** A running engine process, as much of it as the client needs; tests put a fake in its place. */
export type EngineProcess = {
  readonly post: (message: ToEngine) => void;
  readonly onMessage: (listener: (message: FromEngine) => void) => void;
  /** `outOfMemory` = it said itself that its heap was full. */
  readonly onExit: (listener: (code: number, outOfMemory?: boolean) => void) => void;
  readonly kill: () => void;
  /** Resident memory in bytes; `null` when it cannot be known (yet). */
  readonly memoryBytes: () => number | null;
};

export type EngineClientOptions = {
  readonly start: () => EngineProcess;
  /** The engine died and what was loaded could not be brought back. */
  readonly onLost: (problem: Problem) => void;
  readonly log: (words: string, error?: unknown) => void;
  /** How long a cancelled job may take to end by itself before the process is killed. */
  readonly graceMs?: number;
  /** What a call may use; what is left out is as `engine-watch.ts` says. */
  readonly limits?: Partial<WatchLimits>;
};

export type CallOptions = { readonly job?: string; readonly onProgress?: (progress: Progress) => void };

type Answer = Result<EngineMethods[EngineMethod]["result"]>;
type Pending = CallOptions & {
  readonly message: Extract<ToEngine, { kind: "call" }>;
  readonly settle: (answer: Answer) => void;
  /** The file that the engine is at, as its progress says. */
  file?: string;
};

const GRACE_MS = 800;
const WATCH_EVERY_MS = 200;

/**
 * Main's side of the engine. Starts it, asks it, cancels, watches it, and when it dies or must be killed starts another
 * and loads the last good state into it, so that only the running job is lost.
 */
export class EngineClient {
  readonly #options: EngineClientOptions;
  readonly #watch: EngineWatch;
  #process: EngineProcess | null = null;
  #nextId = 1;
  readonly #pending = new Map<number, Pending>();
  /** Why the process is being killed; decides what its running job is told. */
  #killedFor: { readonly id: number; readonly problem: Problem } | null = null;
  #loaded: EngineMethods["load"]["params"] | null = null;
  /** The number of the first table of the next load. */
  #nextTable = 1;
  #mapped: EngineMethods["map"]["params"] | null = null;
  #restoring: Promise<void> | null = null;
  #ready = false;
  readonly #cancelledEarly = new Set<string>();
  /** Calls with a job that wait for what was loaded to be back, and how to end them. */
  readonly #waiting = new Map<string, () => void>();
  /** Calls that were behind the one that ended the engine; asked again once what was loaded is back. */
  readonly #postponed: Pending[] = [];
  #stopped = false;

  constructor(options: EngineClientOptions) {
    this.#options = options;
    const limits = { memoryBytes: memoryLimitOf, silenceMs: silenceLimitOf, everyMs: WATCH_EVERY_MS, ...options.limits };
    this.#watch = new EngineWatch(
      limits,
      () => this.#process?.memoryBytes() ?? null,
      ({ id }, problem, words) => {
        options.log(words);
        this.#kill(id, problem);
      },
    );
  }

  /** Starts the process ahead of the first call. */
  start(): void {
    if (this.#process === null && !this.#stopped) this.#launch();
  }

  async call<M extends EngineMethod>(
    method: M,
    params: EngineMethods[M]["params"],
    options: CallOptions = {},
  ): Promise<Result<EngineMethods[M]["result"]>> {
    if (options.job !== undefined && this.#cancelledEarly.delete(options.job)) return fail("CANCELLED");
    if (this.#restoring !== null && (await this.#waited(this.#restoring, options.job)) === "cancelled") return fail("CANCELLED");
    const numbered = method === "load" ? { ...params, firstTable: this.#nextTable } : params;
    const result = await this.#send(method, numbered, options);
    if (result.ok) this.#remember(method, numbered, result.value);
    return result;
  }

  /** Ends a job: first by asking, then by ending the process. */
  cancel(job: string): void {
    const running = [...this.#pending.values()].find((pending) => pending.job === job);
    if (running === undefined) {
      this.#cancelWaiting(job);
      return;
    }
    const { id } = running.message;
    this.#process?.post({ kind: "cancel", id });
    if (!this.#ready || id !== this.#running()?.message.id) {
      // It waits behind another, or for the engine to have started, and has done nothing yet; the engine will skip it.
      this.#pending.delete(id);
      running.settle(fail("CANCELLED"));
      return;
    }
    setTimeout(() => {
      if (this.#pending.has(id)) this.#kill(id, { code: "CANCELLED" });
    }, this.#options.graceMs ?? GRACE_MS);
  }

  stop(): void {
    this.#stopped = true;
    this.#watch.follow(null);
    this.#process?.kill();
    this.#process = null;
  }

  #send<M extends EngineMethod>(
    method: M,
    params: EngineMethods[M]["params"],
    options: CallOptions,
  ): Promise<Result<EngineMethods[M]["result"]>> {
    if (this.#stopped) return Promise.resolve(fail("ENGINE_GONE"));
    this.start();
    return new Promise((done) => {
      // The answer to a call has the result of its method: the engine's switch is typed by the same table.
      const message = { kind: "call", id: this.#nextId++, method, params } as Pending["message"];
      this.#pending.set(message.id, { ...options, message, settle: done as Pending["settle"] });
      this.#process?.post(message);
      this.#followRunning();
    });
  }

  /** Waits for what was loaded to be back, unless the job is cancelled before. */
  async #waited(restoring: Promise<void>, job: string | undefined): Promise<"restored" | "cancelled"> {
    const restored = restoring.then(() => "restored" as const);
    if (job === undefined) return restored;
    const cancelled = new Promise<"cancelled">((done) => this.#waiting.set(job, () => done("cancelled")));
    const first = await Promise.race([restored, cancelled]);
    this.#waiting.delete(job);
    return first;
  }

  /** The engine answers in the order in which it is asked, so it is at the oldest call, but for those that pass the others by. */
  #running(): Pending | null {
    const calls = [...this.#pending.values()];
    return calls.find(({ message }) => !READS.has(message.method)) ?? calls[0] ?? null;
  }

  #followRunning(): void {
    this.#watch.follow(this.#ready ? (this.#running()?.message ?? null) : null);
  }

  #remember<M extends EngineMethod>(method: M, params: EngineMethods[M]["params"], result: EngineMethods[M]["result"]): void {
    if (method === "load") {
      // An engine that takes the place of this one has nothing to show meanwhile: it reads the rest with everything else.
      const { part, ...load } = params as EngineMethods["load"]["params"];
      this.#loaded = part === "first" ? { ...load, part } : load;
      this.#mapped = null;
      const { tables } = result as EngineMethods["load"]["result"];
      this.#nextTable = Math.max(0, ...tables.map(({ id }) => Number(id.slice("raw_".length)))) + 1;
    }
    if (method === "map") this.#mapped = params as EngineMethods["map"]["params"];
  }

  /** A job that has not reached the engine: it waits for one to be ready again, or main still gathers its files. */
  #cancelWaiting(job: string): void {
    const postponed = this.#postponed.findIndex((pending) => pending.job === job);
    const waiting = this.#waiting.get(job);
    if (postponed >= 0) this.#postponed.splice(postponed, 1)[0]?.settle(fail("CANCELLED"));
    else if (waiting !== undefined) waiting();
    else this.#cancelEarly(job);
  }

  #cancelEarly(job: string): void {
    this.#cancelledEarly.add(job);
    const [oldest] = this.#cancelledEarly;
    if (this.#cancelledEarly.size > 100 && oldest !== undefined) this.#cancelledEarly.delete(oldest);
  }

  #launch(): void {
    const engine = this.#options.start();
    this.#process = engine;
    this.#ready = false;
    engine.onMessage((message) => {
      if (engine === this.#process) this.#receive(message);
    });
    engine.onExit((code, outOfMemory = false) => {
      if (engine === this.#process) this.#died(code, outOfMemory);
    });
  }

  #receive(message: FromEngine): void {
    switch (message.kind) {
      case "ready":
        this.#ready = true;
        this.#followRunning();
        return;
      case "alive":
        this.#watch.heard();
        return;
      case "fatal":
        this.#options.log(`the engine cannot run: ${message.words}`);
        return;
      case "progress": {
        this.#watch.heard();
        const pending = this.#pending.get(message.id);
        const file = message.progress.detail?.["file"];
        if (pending !== undefined && typeof file === "string") pending.file = file;
        pending?.onProgress?.(message.progress);
        return;
      }
      case "result": {
        const pending = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        this.#followRunning();
        pending?.settle(message.result);
      }
    }
  }

  #kill(id: number, problem: Problem): void {
    this.#killedFor = { id, problem };
    this.#process?.kill();
  }

  /** The job that ran is told why; those that waited behind it are asked again of the next engine. */
  #died(code: number, outOfMemory: boolean): void {
    this.#process = null;
    this.#watch.follow(null);
    if (this.#stopped) return;
    const calls = [...this.#pending.values()];
    const running = this.#running();
    this.#pending.clear();
    const killed = this.#killedFor;
    this.#killedFor = null;
    const byItself: Problem = outOfMemory ? { code: "OUT_OF_MEMORY" } : { code: "ENGINE_GONE", detail: { status: code } };
    const problem = killed?.problem ?? byItself;
    if (killed === null) this.#options.log(`the engine ended by itself with status ${code}`);
    if (!this.#ready) {
      this.#cannotRun(calls, problem);
      return;
    }
    const ended = calls.find((pending) => pending.message.id === killed?.id) ?? running;
    ended?.settle({ ok: false, problem: placed(problem, ended) });
    this.#postponed.push(...calls.filter((pending) => pending !== ended));
    this.#launch();
    this.#restoring = this.#restore(problem).finally(() => {
      this.#restoring = null;
      for (const pending of this.#postponed.splice(0)) this.#sendAgain(pending);
    });
  }

  /** An engine that ends before it was ready would do so again and again; the next call may try once more. */
  #cannotRun(calls: readonly Pending[], problem: Problem): void {
    for (const pending of calls) pending.settle({ ok: false, problem });
    if (this.#loaded === null) return;
    this.#loaded = null;
    this.#mapped = null;
    this.#options.onLost(problem);
  }

  #sendAgain(pending: Pending): void {
    this.start();
    this.#pending.set(pending.message.id, pending);
    this.#process?.post(pending.message);
    this.#followRunning();
  }

  /** Loads what was loaded. When even that fails, the window hears that nothing is loaded any more. */
  async #restore(cause: Problem): Promise<void> {
    const loaded = this.#loaded;
    const mapped = this.#mapped;
    if (loaded === null) return;
    // Forgotten while it is tried: an engine that dies of it must not be fed it again.
    this.#loaded = null;
    this.#mapped = null;
    const load = await this.#send("load", loaded, {});
    const map = load.ok && mapped !== null ? await this.#send("map", mapped, {}) : load;
    if (!map.ok) {
      this.#options.log(`what was loaded could not be brought back: ${map.problem.code}`);
      this.#options.onLost(cause);
      return;
    }
    this.#loaded = loaded;
    this.#mapped = mapped;
  }
}

/** A problem that stopped the engine names the file it was at. */
function placed(problem: Problem, { file, message }: Pending): Problem {
  const only = message.method === "load" && message.params.files.length === 1 ? message.params.files[0]?.name : undefined;
  const name = file ?? (message.method === "preview" ? message.params.file.name : only);
  return name === undefined || problem.code === "CANCELLED" ? problem : { ...problem, file: name };
}

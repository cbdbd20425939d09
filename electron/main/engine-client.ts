import type { Problem } from "../../shared/problem.ts";
import type { Progress } from "../../shared/progress.ts";
import { fail, type Result } from "../../shared/result.ts";
import type { EngineMethod, EngineMethods, FromEngine, ToEngine } from "../engine/protocol.ts";

/** A running engine process, as much of it as the client needs; tests put a fake in its place. */
export type EngineProcess = {
  readonly post: (message: ToEngine) => void;
  readonly onMessage: (listener: (message: FromEngine) => void) => void;
  readonly onExit: (listener: (code: number) => void) => void;
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
  /** How much a job may add to the engine's memory. */
  readonly memoryLimitBytes?: number;
  readonly watchEveryMs?: number;
};

export type CallOptions = { readonly job?: string; readonly onProgress?: (progress: Progress) => void };

type Answer = Result<EngineMethods[EngineMethod]["result"]>;
type Pending = CallOptions & { readonly message: Extract<ToEngine, { kind: "call" }>; readonly settle: (answer: Answer) => void };

const GRACE_MS = 800;
/** The script heap is capped at 1 GB and DuckDB at 2 GB; more than both means that something else grows without end. */
const MEMORY_LIMIT_BYTES = 3 * 1024 ** 3;
const WATCH_EVERY_MS = 200;

/**
 * Main's side of the engine. Starts it, asks it, cancels, watches its memory, and when it dies or must be killed starts another
 * and loads the last good state into it, so that only the running job is lost.
 */
export class EngineClient {
  readonly #options: Required<EngineClientOptions>;
  #process: EngineProcess | null = null;
  #nextId = 1;
  readonly #pending = new Map<number, Pending>();
  /** Why the process is being killed; decides what its running job is told. */
  #killedFor: { readonly id: number; readonly problem: Problem } | null = null;
  #loaded: EngineMethods["load"]["params"] | null = null;
  #mapped: EngineMethods["map"]["params"] | null = null;
  #restoring: Promise<void> | null = null;
  #ready = false;
  readonly #cancelledEarly = new Set<string>();
  #watch: ReturnType<typeof setInterval> | null = null;
  #memoryBefore: number | null = null;
  #stopped = false;

  constructor(options: EngineClientOptions) {
    this.#options = { graceMs: GRACE_MS, memoryLimitBytes: MEMORY_LIMIT_BYTES, watchEveryMs: WATCH_EVERY_MS, ...options };
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
    if (this.#restoring !== null) await this.#restoring;
    const result = await this.#send(method, params, options);
    if (result.ok) this.#remember(method, params);
    return result;
  }

  /** Ends a job: first by asking, then by ending the process. */
  cancel(job: string): void {
    const running = [...this.#pending.values()].find((pending) => pending.job === job);
    if (running === undefined) {
      this.#cancelEarly(job);
      return;
    }
    const { id } = running.message;
    this.#process?.post({ kind: "cancel", id });
    const [first] = this.#pending.keys();
    if (id !== first) {
      // It waits behind another and has done nothing yet; the engine will skip it.
      this.#pending.delete(id);
      running.settle(fail("CANCELLED"));
      return;
    }
    setTimeout(() => {
      if (this.#pending.has(id)) this.#kill(id, { code: "CANCELLED" });
    }, this.#options.graceMs);
  }

  stop(): void {
    this.#stopped = true;
    this.#stopWatching();
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
      this.#startWatching();
    });
  }

  #remember<M extends EngineMethod>(method: M, params: EngineMethods[M]["params"]): void {
    if (method === "load") {
      this.#loaded = params as EngineMethods["load"]["params"];
      this.#mapped = null;
    }
    if (method === "map") this.#mapped = params as EngineMethods["map"]["params"];
  }

  /** A job that is cancelled while main still gathers its files has not reached the engine yet. */
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
    engine.onExit((code) => {
      if (engine === this.#process) this.#died(code);
    });
  }

  #receive(message: FromEngine): void {
    switch (message.kind) {
      case "ready":
        this.#ready = true;
        return;
      case "fatal":
        this.#options.log(`the engine cannot run: ${message.words}`);
        return;
      case "progress":
        this.#pending.get(message.id)?.onProgress?.(message.progress);
        return;
      case "result": {
        const pending = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        if (this.#pending.size === 0) this.#stopWatching();
        pending?.settle(message.result);
      }
    }
  }

  #kill(id: number, problem: Problem): void {
    this.#killedFor = { id, problem };
    this.#process?.kill();
  }

  /** The job that ran is told why; those that waited behind it are asked again of the next engine. */
  #died(code: number): void {
    this.#process = null;
    this.#stopWatching();
    if (this.#stopped) return;
    const calls = [...this.#pending.values()];
    this.#pending.clear();
    const killed = this.#killedFor;
    this.#killedFor = null;
    const problem: Problem = killed?.problem ?? { code: "ENGINE_GONE", detail: { status: code } };
    if (killed === null) this.#options.log(`the engine ended by itself with status ${code}`);
    if (!this.#ready) {
      this.#cannotRun(calls, problem);
      return;
    }
    const ended = calls.find((pending) => pending.message.id === killed?.id) ?? calls[0];
    ended?.settle({ ok: false, problem });
    this.#launch();
    this.#restoring = this.#restore(problem).finally(() => {
      this.#restoring = null;
      for (const pending of calls) if (pending !== ended) this.#sendAgain(pending);
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
    this.#startWatching();
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

  #startWatching(): void {
    if (this.#watch !== null) return;
    this.#memoryBefore = this.#process?.memoryBytes() ?? null;
    this.#watch = setInterval(() => {
      const now = this.#process?.memoryBytes() ?? null;
      this.#memoryBefore ??= now;
      if (now === null || this.#memoryBefore === null || now - this.#memoryBefore <= this.#options.memoryLimitBytes) return;
      const [first] = this.#pending.values();
      this.#options.log(`the engine grew by ${Math.round((now - this.#memoryBefore) / 1024 ** 2)} MB and is ended`);
      this.#stopWatching();
      if (first !== undefined) this.#kill(first.message.id, { code: "OUT_OF_MEMORY" });
    }, this.#options.watchEveryMs);
  }

  #stopWatching(): void {
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    this.#memoryBefore = null;
  }
}

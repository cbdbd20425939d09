import type { Problem } from "../../shared/problem.ts";
import { silenceLimitMs } from "../../shared/progress.ts";
import type { ToEngine } from "../engine/protocol.ts";

type Call = Extract<ToEngine, { kind: "call" }>;

export type WatchLimits = {
  /** What a call may add to the engine's memory, in bytes. */
  readonly memoryBytes: (call: Call) => number;
  /** How long a call may go without a sign of life, in ms; `null` = as long as it likes. */
  readonly silenceMs: (call: Call) => number | null;
  readonly everyMs: number;
};

/** A look longer apart than this many intervals was a computer that slept, or a busy main process; neither is the engine's silence. */
const LONGEST_STEP = 5;

const GB = 1024 ** 3;
const LEAST_MEMORY = 1.5 * GB;
/** The script heap is capped at 1 GB and DuckDB at 2 GB; more than both means that something else grows without end. */
const MOST_MEMORY = 3 * GB;
/** A text unfolds into columns, their profile and what DuckDB needs to make them. */
const MEMORY_PER_BYTE = 6;

const bytesOf = (call: Call): number | null => {
  if (call.method === "load") return call.params.files.reduce((sum, file) => sum + file.bytes, 0);
  return call.method === "preview" ? call.params.file.bytes : null;
};

/** A small file that grows large is hostile; a large one has a right to more. */
export function memoryLimitOf(call: Call): number {
  const bytes = bytesOf(call);
  return bytes === null ? MOST_MEMORY : Math.min(MOST_MEMORY, LEAST_MEMORY + MEMORY_PER_BYTE * bytes);
}

/** Only files can make the engine hang; what is computed from them is our own and may take its time. */
export function silenceLimitOf(call: Call): number | null {
  if (call.method !== "load" && call.method !== "preview") return null;
  const files = call.method === "load" ? call.params.files : [call.params.file];
  const largest = files.reduce((most, file) => Math.max(most, file.bytes), 0);
  return silenceLimitMs(largest);
}

/**
 * Watches the call that the engine is at: ends it when its memory grows beyond its limit, or when nothing was heard of it for
 * too long. One call at a time, as the engine answers one after another.
 */
export class EngineWatch {
  readonly #limits: WatchLimits;
  readonly #memoryBytes: () => number | null;
  readonly #end: (call: Call, problem: Problem, words: string) => void;
  #timer: ReturnType<typeof setInterval> | null = null;
  #call: Call | null = null;
  #memoryBefore: number | null = null;
  #silent = 0;
  #looked = 0;

  constructor(limits: WatchLimits, memoryBytes: () => number | null, end: (call: Call, problem: Problem, words: string) => void) {
    this.#limits = limits;
    this.#memoryBytes = memoryBytes;
    this.#end = end;
  }

  /** The call that runs now; `null` = none. */
  follow(call: Call | null): void {
    if (call?.id === this.#call?.id) return;
    this.#call = call;
    this.#memoryBefore = call === null ? null : this.#memoryBytes();
    this.heard();
    if (call === null) {
      if (this.#timer !== null) clearInterval(this.#timer);
      this.#timer = null;
    } else this.#timer ??= setInterval(() => this.#look(), this.#limits.everyMs);
  }

  /** The engine gave a sign of life. */
  heard(): void {
    this.#silent = 0;
    this.#looked = performance.now();
  }

  #look(): void {
    const call = this.#call;
    if (call === null) return;
    const now = performance.now();
    this.#silent += Math.min(now - this.#looked, LONGEST_STEP * this.#limits.everyMs);
    this.#looked = now;
    const memory = this.#memoryBytes();
    this.#memoryBefore ??= memory;
    const grown = memory === null || this.#memoryBefore === null ? 0 : memory - this.#memoryBefore;
    const patience = this.#limits.silenceMs(call);
    if (grown > this.#limits.memoryBytes(call)) {
      this.#stop(call, { code: "OUT_OF_MEMORY" }, `the engine grew by ${Math.round(grown / 1024 ** 2)} MB and is ended`);
    } else if (patience !== null && this.#silent > patience) {
      const seconds = Math.round(patience / 1_000);
      this.#stop(call, { code: "TIMED_OUT", detail: { seconds } }, `the engine was silent for ${seconds} s and is ended`);
    }
  }

  #stop(call: Call, problem: Problem, words: string): void {
    this.follow(null);
    this.#end(call, problem, words);
  }
}

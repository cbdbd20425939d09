import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FromEngine } from "../../electron/engine/protocol.ts";
import type { EngineProcess } from "../../electron/main/engine-client.ts";

type RunTs = { readonly bundle: (entry: string) => Promise<{ readonly file: string; readonly remove: () => void }> };

/** What Electron gives a utility process: a port to main, on which nothing is lost before somebody listens. */
const PORT = `
process.parentPort = {
  postMessage: (message) => process.send(message),
  on: (_, listener) => process.on("message", (data) => listener({ data })),
};
process.on("disconnect", () => process.exit(0));`;

const HEAP_MB = 1_024;
const PAGE = 4_096;

export type NodeEngines = {
  /** Starts one; several may run. */
  readonly start: () => EngineProcess;
  /** How many were started so far. */
  readonly started: () => number;
  /** The highest resident memory that was seen of any, in bytes. */
  readonly peak: () => number;
  /** What they wrote to their streams, the end of it. */
  readonly words: () => string;
  readonly remove: () => void;
};

/** The engine process as it is (`electron/engine/host.ts`), in plain Node instead of Electron's utility process. */
export async function nodeEngines(options: { readonly heapMb?: number } = {}): Promise<NodeEngines> {
  const root = process.env["OCTAD_ROOT"] ?? process.cwd();
  const { bundle } = (await import(/* @vite-ignore */ pathToFileURL(join(root, "tools/run-ts.mjs")).href)) as RunTs;
  const { file, remove } = await bundle(join(root, "electron/engine/host.ts"));
  let started = 0;
  let peak = 0;
  let words = "";
  const start = (): EngineProcess => {
    started++;
    const child = fork(file, [], {
      execArgv: [`--max-old-space-size=${options.heapMb ?? HEAP_MB}`, "--import", `data:text/javascript,${encodeURIComponent(PORT)}`],
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let outOfMemory = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        outOfMemory ||= /heap out of memory/i.test(text);
        words = (words + text).slice(-20_000);
      });
    }
    // A message to one that has just died is lost with it; its exit says so.
    child.on("error", (error) => {
      words = `${words}\n${String(error)}`.slice(-20_000);
    });
    return {
      post: (message) => {
        if (child.connected) child.send(message);
      },
      onMessage: (listener) => {
        child.on("message", (message) => listener(message as FromEngine));
      },
      // Not "exit": what it wrote last is read by then.
      onExit: (listener) => {
        child.once("close", (code) => listener(code ?? 1, outOfMemory));
      },
      kill: () => {
        child.kill("SIGKILL");
      },
      memoryBytes: () => {
        const bytes = child.pid === undefined ? null : residentBytes(child.pid);
        if (bytes !== null) peak = Math.max(peak, bytes);
        return bytes;
      },
    };
  };
  return { start, started: () => started, peak: () => peak, words: () => words, remove };
}

/** Linux only; elsewhere nothing is known and the watch on memory stays silent. */
function residentBytes(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE;
  } catch {
    return null;
  }
}

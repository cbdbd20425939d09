import { join } from "node:path";
import { app, utilityProcess } from "electron";
import type { FromEngine, ToEngine } from "../engine/protocol.ts";
import type { EngineProcess } from "./engine-client.ts";

/** The cap of the script heap. It must be written so: the plain Node flag has no effect in a utility process. */
const HEAP_MB = 1_024;
const LAST_WORDS_MS = 50;

/** Forks the engine. What it writes to its streams goes to the log, never to the window. */
export function startEngineProcess(distFolder: string, log: (words: string) => void): EngineProcess {
  const child = utilityProcess.fork(join(distFolder, "engine", "host.js"), [], {
    serviceName: "octad-engine",
    execArgv: [`--js-flags=--max-old-space-size=${HEAP_MB}`],
    stdio: "pipe",
  });
  let outOfMemory = false;
  let killed = false;
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      const words = chunk.toString("utf8").trimEnd();
      outOfMemory ||= /heap out of memory|Reached heap limit|OOM error in V8/i.test(words);
      log(`engine: ${words}`);
    });
  return {
    post: (message: ToEngine) => child.postMessage(message),
    onMessage: (listener) => {
      // The other end is `electron/engine/host.ts`, typed by the same protocol.
      child.on("message", (message: FromEngine) => listener(message));
    },
    onExit: (listener) => {
      // Its last words may come just after its end; of one that was killed nobody waits for them.
      child.on("exit", (code) => (killed ? listener(code) : setTimeout(() => listener(code, outOfMemory), LAST_WORDS_MS)));
    },
    kill: () => {
      // SIGKILL: a process that is stuck in a synchronous loop hears nothing gentler.
      killed = true;
      if (child.pid !== undefined) process.kill(child.pid, "SIGKILL");
    },
    memoryBytes: () => {
      const metric = app.getAppMetrics().find((candidate) => candidate.pid === child.pid);
      return metric === undefined ? null : metric.memory.workingSetSize * 1_024;
    },
  };
}

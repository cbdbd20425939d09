import { join } from "node:path";
import { app, utilityProcess } from "electron";
import type { FromEngine, ToEngine } from "../engine/protocol.ts";
import type { EngineProcess } from "./engine-client.ts";

/** The cap of the script heap. It must be written so: the plain Node flag has no effect in a utility process. */
const HEAP_MB = 1_024;

/** Forks the engine. What it writes to its streams goes to the log, never to the window. */
export function startEngineProcess(distFolder: string, log: (words: string) => void): EngineProcess {
  const child = utilityProcess.fork(join(distFolder, "engine", "host.js"), [], {
    serviceName: "octad-engine",
    execArgv: [`--js-flags=--max-old-space-size=${HEAP_MB}`],
    stdio: "pipe",
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => log(`engine: ${chunk.toString("utf8").trimEnd()}`));
  return {
    post: (message: ToEngine) => child.postMessage(message),
    onMessage: (listener) => {
      // The other end is `electron/engine/host.ts`, typed by the same protocol.
      child.on("message", (message: FromEngine) => listener(message));
    },
    onExit: (listener) => {
      child.on("exit", listener);
    },
    kill: () => {
      // SIGKILL: a process that is stuck in a synchronous loop hears nothing gentler.
      if (child.pid !== undefined) process.kill(child.pid, "SIGKILL");
    },
    memoryBytes: () => {
      const metric = app.getAppMetrics().find((candidate) => candidate.pid === child.pid);
      return metric === undefined ? null : metric.memory.workingSetSize * 1_024;
    },
  };
}

/**
 * One worker thread for all runs of vitest in this process. Vitest ends its workers after each run; a run is a single mutant here, and
 * loading the code and its tests anew for each took most of the time.
 */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const THREAD = fileURLToPath(new URL("mutants.thread.mjs", import.meta.url));

let kept;
let free = Promise.resolve();

/** @returns {import("vitest/node").PoolWorker} */
function keptWorker({ env, execArgv }) {
  const heard = [];
  let release;
  return {
    name: "kept",
    on: (event, callback) => {
      heard.push([event, callback]);
      kept.on(event, callback);
    },
    off: (event, callback) => kept.off(event, callback),
    send: (message) => kept.postMessage(message),
    deserialize: (data) => data,
    // Vitest starts the next while the one before still stops; they share the thread, so one waits for the other.
    start: async () => {
      const before = free;
      free = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      if (kept === undefined) {
        kept = new Worker(THREAD, { env, execArgv });
        // It ends with the process: to end it alone, while a query of its database runs, would take the process with it.
        kept.unref();
      }
    },
    stop: async () => {
      for (const [event, callback] of heard.splice(0)) kept.off(event, callback);
      release?.();
    },
  };
}

/** Takes the place of the pool that Stryker asks for. */
export const keepsItsWorker = {
  name: "keeps-its-worker",
  enforce: "post",
  // Which test meets which mutant is asked in the first run only; counting on would cost more than most tests.
  transform: (code) => code.replace("function cover() {", "function cover() { if (ns.activeMutant !== undefined) return;"),
  configureVitest: ({ project }) => {
    project.config.pool = "kept";
    project.config.poolRunner = { name: "kept", createPoolWorker: keptWorker };
  },
};

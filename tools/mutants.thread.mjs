/** The worker thread of `mutants.pool.mjs`: vitest's own, but that it hears of the next start after a stop. */
import { parentPort } from "node:worker_threads";
import { init, runBaseTests, setupEnvironment } from "vitest/worker";

/** Who hears of starts comes first and stays; who listens since the last start goes with its end. */
const listeners = [];

init({
  post: (response) => parentPort.postMessage(response),
  on: (callback) => {
    listeners.push(callback);
    parentPort.on("message", callback);
  },
  off: (callback) => parentPort.off("message", callback),
  teardown: () => {
    for (const listener of listeners.splice(1)) parentPort.off("message", listener);
  },
  // For the pool each file is a task of its own, so that those after a failure are left out; what is loaded stays.
  runTests: (state, traces) => {
    state.ctx.config.isolate = false;
    return runBaseTests("run", state, traces);
  },
  collectTests: (state, traces) => runBaseTests("collect", state, traces),
  setup: setupEnvironment,
});

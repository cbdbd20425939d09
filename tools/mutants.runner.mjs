/**
 * A test runner for Stryker that loads every test file once, in its own process, and runs single tests in it: a mutant takes the time of
 * the tests that meet it and not the second that a fresh vitest takes for each file. A kill counts only when the same test passes again
 * right after with the mutant out of place: otherwise something was left behind, and the process is given up.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commonTokens, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus, TestStatus } from "@stryker-mutator/api/test-runner";
import fc from "fast-check";
import { createServer, createServerModuleRunner } from "vite";

/** What each test took in the first run, in the sandbox: only one of the processes makes it, all go by it. */
const TIMES = "test-times.json";

const testsIn = (root, path) =>
  statSync(join(root, path)).isFile()
    ? [path]
    : readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
        .map((name) => join(path, name))
        .filter((name) => name.endsWith(".test.ts"));

class LoadedTests {
  static inject = [commonTokens.options];
  times = new Map();

  constructor(options) {
    this.options = options;
    globalThis.__stryker__ ??= {};
    this.ns = globalThis.__stryker__;
  }

  capabilities() {
    // Mutants of what runs while files are loaded are not looked at (`ignoreStatic`), so that nothing needs a load of its own.
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(process.env, this.options.loaded.env);
    // Few random cases each: a mutant that only the thousandth case tells is looked at as a survivor.
    fc.configureGlobal({ numRuns: 50 });
    const root = process.cwd();
    const shim = join(root, "tools/mutants.tests.mjs");
    this.server = await createServer({
      root,
      configFile: false,
      logLevel: "error",
      appType: "custom",
      server: { middlewareMode: true, hmr: false, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
      resolve: { alias: { vitest: shim } },
      plugins: [
        {
          name: "count-only-when-asked",
          enforce: "post",
          transform: (code) =>
            code.includes("function cover()") ? code.replace("function cover() {", "function cover() { if (!ns.counting) return;") : null,
        },
      ],
    });
    this.modules = createServerModuleRunner(this.server.environments.ssr, { hmr: false });
    this.shim = await this.modules.import(shim);
    this.ns.counting = true;
    for (const file of this.options.loaded.tests.flatMap((path) => testsIn(root, path)).toSorted()) {
      this.shim.beginFile(join(root, file));
      await this.modules.import(join(root, file));
    }
    this.ns.counting = false;
  }

  async dryRun() {
    this.ns.counting = true;
    const tests = [];
    for (const one of this.shim.tests) {
      let from = 0;
      const error = await this.failureOf(one, () => {
        from = performance.now();
        this.ns.currentTestId = one.id;
      });
      this.ns.currentTestId = undefined;
      const timeSpentMs = performance.now() - from;
      this.times.set(one.id, timeSpentMs);
      const facts = { id: one.id, name: one.id, timeSpentMs, fileName: one.file };
      tests.push(
        error === null ? { ...facts, status: TestStatus.Success } : { ...facts, status: TestStatus.Failed, failureMessage: error },
      );
    }
    this.ns.counting = false;
    writeFileSync(TIMES, JSON.stringify([...this.times]));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.ns.mutantCoverage };
  }

  async mutantRun({ testFilter, activeMutant, hitLimit }) {
    if (this.times.size === 0 && existsSync(TIMES)) this.times = new Map(JSON.parse(readFileSync(TIMES, "utf8")));
    const wanted = new Set(testFilter);
    const chosen = this.shim.tests.filter(({ id }) => wanted.has(id)).toSorted((a, b) => this.timeOf(a) - this.timeOf(b));
    this.ns.hitLimit = hitLimit;
    let nrOfTests = 0;
    let spent = 0;
    for (const one of chosen) {
      spent += this.timeOf(one);
      if (spent > this.options.loaded.most) break;
      nrOfTests++;
      this.ns.hitCount = 0;
      const from = performance.now();
      const failureMessage = await this.failureOf(one, () => {
        this.ns.activeMutant = activeMutant.id;
      });
      this.ns.activeMutant = undefined;
      if (failureMessage === null) {
        this.times.set(one.id, performance.now() - from);
        continue;
      }
      const beyond = this.ns.hitCount > hitLimit;
      this.ns.hitCount = undefined;
      const again = await this.failureOf(one, () => {});
      if (again !== null) {
        console.error(`left behind by ${activeMutant.id} in ${one.id}: ${again}`);
        process.exit(3);
      }
      if (beyond) return { status: MutantRunStatus.Timeout, reason: "hit limit" };
      return { status: MutantRunStatus.Killed, killedBy: [one.id], failureMessage, nrOfTests };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  timeOf({ id }) {
    return this.times.get(id) ?? 0;
  }

  async failureOf(one, prepared) {
    try {
      await this.shim.runTest(one, prepared);
      return null;
    } catch (error) {
      return String(error?.message ?? error).slice(0, 500);
    }
  }

  async dispose() {
    await this.shim?.endAll();
    await this.modules?.close();
    await this.server?.close();
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "loaded", LoadedTests)];
export const strykerValidationSchema = { properties: { loaded: { type: "object" } } };

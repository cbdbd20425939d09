import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** One line of the bench table: met when `ratio` is at most `target`. */
export type BenchRow = { readonly name: string; readonly ratio: number; readonly target: number; readonly detail: string };

export type BenchOptions = { readonly rows: number; readonly rounds: number };

export const STANDARD: BenchOptions = { rows: 1_000_000, rounds: 3 };

/**
 * Wall time of the whole process and its processor time over all threads in ms, its peak memory and how much that grew, in MB: medians over the rounds.
 * On a machine that others use too the processor time is the steadier of the two.
 */
export type Contended = {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly grownMb: number;
  readonly rows: number;
};

/**
 * Runs contenders in turn, round after round, each in a process of its own, so that a slow moment of the machine hits all of
 * them alike. A contender with `once` runs in the first round only (it takes minutes).
 */
export async function contend(
  contenders: readonly { readonly name: string; readonly path: string; readonly once?: boolean; readonly heapMb?: number }[],
  rounds: number,
): Promise<ReadonlyMap<string, Contended>> {
  const { bundle } = await runTs();
  const { file, remove } = await bundle("test/support/import-contender.ts");
  const runs = new Map<string, Contended[]>();
  try {
    for (let round = 0; round < rounds; round++) {
      for (const { name, path, once, heapMb } of contenders) {
        if (once === true && round > 0) continue;
        const started = performance.now();
        const heap = heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`];
        const child = spawnSync(process.execPath, [...heap, file, name, path], { encoding: "utf8", maxBuffer: 1 << 24 });
        const ms = performance.now() - started;
        if (child.status !== 0) throw new Error(`${name} ended with ${child.status ?? child.signal}: ${child.stderr.slice(-2_000)}`);
        const said = JSON.parse(child.stdout.trim().split("\n").at(-1) ?? "{}") as Omit<Contended, "ms">;
        runs.set(name, [...(runs.get(name) ?? []), { ms, ...said }]);
      }
    }
  } finally {
    remove();
  }
  return new Map(
    [...runs].map(([name, all]) => [
      name,
      {
        ms: median(all.map(({ ms }) => ms)),
        cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
        peakMb: median(all.map(({ peakMb }) => peakMb)),
        grownMb: median(all.map(({ grownMb }) => grownMb)),
        rows: all[0]?.rows ?? 0,
      },
    ]),
  );
}

/** What a contender reached; throws for one that did not run. */
export function reached(all: ReadonlyMap<string, Contended>, name: string): Contended {
  const found = all.get(name);
  if (found === undefined) throw new Error(`reached requires a contender that ran, got ${name}`);
  return found;
}

/** How the processor times of two contenders compare. */
export const processorTimes = (a: Contended, b: Contended): string => `processor time ${(a.cpuMs / b.cpuMs).toFixed(2)}`;

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

/** Runs a bench from the command line: `--rows N`, `--rounds N`; prints its rows. */
export async function runAlone(bench: (options: BenchOptions) => Promise<readonly BenchRow[]>): Promise<void> {
  const option = (name: string, standard: number): number => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? standard : Number(process.argv[at + 1]);
  };
  const rows = await bench({ rows: option("rows", STANDARD.rows), rounds: option("rounds", STANDARD.rounds) });
  for (const { name, ratio, target, detail } of rows) {
    console.log(`${ratio <= target ? "ok  " : "over"}  ${ratio.toFixed(2).padStart(6)}  (at most ${target})  ${name}: ${detail}`);
  }
}

type RunTs = { readonly bundle: (entry: string) => Promise<{ readonly file: string; readonly remove: () => void }> };

/** The bundler is a plain script of the tools folder; it is found from the repository, not from wherever this was bundled to. */
async function runTs(): Promise<RunTs> {
  const root = process.env["OCTAD_ROOT"] ?? process.cwd();
  return (await import(/* @vite-ignore */ pathToFileURL(join(root, "tools/run-ts.mjs")).href)) as RunTs;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

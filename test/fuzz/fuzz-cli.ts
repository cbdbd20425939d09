import { keepFailure, runFuzz } from "./run-fuzz.ts";

/** `npm run fuzz -- [count] [seed]`: fuzzes the import and keeps every file that it fails at. */
const [count = 2_000, seed = Math.floor(Date.now() / 1_000)] = process.argv.slice(2).map(Number);
console.log(`${count} files, seed ${seed}`);
const report = await runFuzz(count, seed);
for (const [outcome, times] of [...report.outcomes].toSorted((a, b) => b[1] - a[1]))
  console.log(`${String(times).padStart(7)}  ${outcome}`);
for (const failure of report.failures) {
  console.log(
    `\nFAILED  ${failure.name} (seed ${failure.seed}): ${failure.why}\n        kept as ${keepFailure(failure, process.env["OCTAD_ROOT"])}`,
  );
}
const { files, slowest, restarts, peakMb, ms } = report;
console.log(
  `${files} files in ${(ms / 1_000).toFixed(1)} s, slowest ${slowest.name} ${Math.round(slowest.ms)} ms, engine restarts ${restarts}, peak ${peakMb} MB, ${report.failures.length} failed`,
);
process.exitCode = report.failures.length > 0 ? 1 : 0;

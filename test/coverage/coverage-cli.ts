/** `npm run coverage:intervals -- [samples] [seed]`: prints a line for every number that has an interval, by size of the sample. */
import { type Coverage, countCoverage, shareOf } from "./count-coverage.ts";

const [samples = 1_000, seed = 1] = process.argv.slice(2).map(Number);
const SIZES = [30, 100, 1_000];
const CASES = [false, true].flatMap((isWeighted) => SIZES.map((n) => ({ n, isWeighted })));

const found = await countCoverage(CASES, samples, seed);
const percent = (value: number): string => (100 * value).toFixed(1).padStart(6);
let unsaid = 0;
console.log(`${samples} samples each, seed ${seed}; nominal 95 %, in range from 93 to 97 but for chance (2 standard errors)`);
for (const one of [...found].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
  const { share, error } = shareOf(one);
  const isShort = share < 0.93 - 2 * error;
  const verdict = isShort ? (one.flags.length > 0 ? "short, flagged" : "SHORT") : share > 0.97 + 2 * error ? "wide" : "in range";
  if (verdict === "SHORT") unsaid += 1;
  const label = `${one.id}${one.isWeighted ? ", weighted" : ""}`;
  console.log(
    `${label.padEnd(34)} n ${String(one.n).padStart(5)} ${percent(share)} %  ${verdict.padEnd(15)} ${tails(one)} ${one.flags.join(" ")}`,
  );
}
process.exitCode = unsaid === 0 ? 0 : 1;

function tails({ above, below, samples: counted }: Coverage): string {
  return `too high ${percent(above / counted)} % too low ${percent(below / counted)} % of ${counted}`;
}

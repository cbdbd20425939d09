import { Store } from "../../electron/engine/store.ts";
import type { IndexResult, IndicesOutput } from "../../shared/indices/index-result.ts";
import { createRandom } from "../../shared/random.ts";
import { indicesIn } from "../indices/support/indices-of.ts";
import { DATA_DATE, dataOf, makePopulation, type Person } from "./population.ts";

/** Samples whose segments are computed at once: every pair of segments is tested too. */
const AT_ONCE = 40;
const POPULATION = 3_000;
/** Totals of money grow with the sample. */
const TOTALS: ReadonlySet<string> = new Set(["boxes"]);

/** Flags that say that an interval rests on little. */
const WARNINGS: ReadonlySet<string> = new Set(["INDICATIVE", "CONVEX_IN_RETENTION", "FEW_LOSSES", "ONE_ANSWER", "NO_SPREAD"]);

export type CoverageCase = { readonly n: number; readonly isWeighted: boolean };

/** How often the 95 % interval of a number held its value in the population. */
export type Coverage = CoverageCase & {
  readonly id: string;
  /** Samples whose result has an interval, and of those how many lie wholly above and below the truth. */
  readonly samples: number;
  readonly above: number;
  readonly below: number;
  /** Flags that warn of the interval and stand at at least half of the results. */
  readonly flags: readonly string[];
};

/**
 * Draws samples with replacement out of a known population and lets the engine compute each as a segment; the truth is what the
 * engine says of the population itself. Same seed, same counts.
 */
export async function countCoverage(cases: readonly CoverageCase[], samples: number, seed: number): Promise<readonly Coverage[]> {
  const population = makePopulation(createRandom(seed), POPULATION);
  const found: Coverage[] = [];
  for (const one of cases) {
    const truth = numbersIn((await compute([population], one.isWeighted))[0]);
    const tallies = new Map<string, Tally>();
    const random = createRandom(seed + one.n);
    for (let done = 0; done < samples; done += AT_ONCE) {
      const drawn = Array.from({ length: Math.min(AT_ONCE, samples - done) }, () =>
        Array.from({ length: one.n }, () => population[random.below(POPULATION)] as Person),
      );
      for (const group of await compute(drawn, one.isWeighted)) {
        for (const [id, result] of numbersIn(group)) {
          const value = truth.get(id)?.value ?? null;
          if (result.ci === null || value === null) continue;
          // Where weights do not act the number is that of the plain samples.
          if (one.isWeighted && !result.flags.includes("WEIGHTED")) continue;
          const tally = tallies.get(id) ?? { samples: 0, above: 0, below: 0, flags: new Map() };
          tallies.set(id, tally);
          const scaled = TOTALS.has(id) ? (value * one.n) / POPULATION : value;
          tally.samples += 1;
          if (result.ci.lo > scaled) tally.above += 1;
          if (result.ci.hi < scaled) tally.below += 1;
          for (const flag of result.flags.filter((own) => WARNINGS.has(own))) tally.flags.set(flag, (tally.flags.get(flag) ?? 0) + 1);
        }
      }
    }
    for (const [id, { samples: counted, above, below, flags }] of tallies) {
      const usual = [...flags].filter(([, times]) => times >= counted / 2).map(([flag]) => flag);
      found.push({ ...one, id, samples: counted, above, below, flags: usual.sort() });
    }
  }
  return found;
}

type Tally = { samples: number; above: number; below: number; readonly flags: Map<string, number> };
type Group = NonNullable<IndicesOutput["groups"]>[number];

async function compute(samples: readonly (readonly Person[])[], isWeighted: boolean): Promise<readonly Group[]> {
  const store = await Store.open({ threads: 2 });
  try {
    const query = { by: "segment", settings: { asOf: DATA_DATE }, simulate: !isWeighted } as const;
    const { groups = [] } = await indicesIn(store, dataOf(samples, isWeighted), query);
    return groups.filter(({ n }) => n > 0);
  } finally {
    store.close();
  }
}

const numbersIn = (group: Group | undefined): ReadonlyMap<string, IndexResult> =>
  new Map(Object.entries({ ...group?.indices, ...group?.metrics }));

/** Share of the samples whose interval held the truth, and the error of that share. */
export function shareOf({ samples, above, below }: Coverage): { readonly share: number; readonly error: number } {
  const share = 1 - (above + below) / samples;
  return { share, error: Math.sqrt((0.95 * 0.05) / samples) };
}

import { canPair, PAIRED_IDS, type PairedId, pairedSql, pairedTests, type WavePair } from "../../../shared/indices/compare/paired-tests.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import type { IndexContext, IndexDefinition, Row } from "../../../shared/indices/index-definition.ts";
import type { Comparison, PairedTest } from "../../../shared/indices/index-result.ts";
import { byRevenue } from "../../../shared/indices/nps-revenue.ts";
import type { Job } from "../../../shared/progress.ts";
import type { Store } from "../store.ts";
import type { FrameCache } from "./frame-cache.ts";
import type { SliceHead } from "./slices.ts";

/** Up to this many waves every two are paired, beyond it each with the next. */
const MOST_WAVES = 12;

/** The tests of waves with what the same customers say in both, where customers answered twice. */
export async function withPairs(
  store: Store,
  cache: FrameCache,
  { asOf, conditions, wave, settings }: FrameInput,
  definitions: readonly IndexDefinition[],
  heads: readonly SliceHead[],
  tests: readonly (readonly Comparison[])[],
  context: IndexContext,
  job: Job,
): Promise<readonly (readonly Comparison[])[]> {
  const pairs = pairsOf(heads);
  if (!canPair(context) || pairs.length === 0) return tests;
  const found = new Map<string, PairedTest>();
  for (const { id } of definitions.filter((definition) => definition.needs(context).length === 0)) {
    const own = PAIRED_IDS.find((paired): paired is PairedId => paired === id);
    // Weights by revenue differ between the waves of a customer.
    if (own === undefined || (own === "nps" && byRevenue(context))) continue;
    const sql = pairedSql(own, pairs, context);
    const inputs = { sql, asOf, conditions, wave, top: settings.secure.top };
    const rows = await store.watched(job, () => cache.paired.of(own, inputs, () => cache.relations.all<Row>(sql)));
    for (const { pair, test } of pairedTests(own, rows, context)) found.set(`${own} ${pair[0]} ${pair[1]}`, test);
  }
  const codes = new Map(heads.map(({ key, code }) => [key, code]));
  return tests.map((list) =>
    list.map((test): Comparison => {
      const paired = found.get(`${test.index} ${codes.get(test.a)} ${codes.get(test.b)}`);
      return paired === undefined ? test : { ...test, flags: ["PAIRED"], paired };
    }),
  );
}

const pairsOf = (heads: readonly SliceHead[]): readonly WavePair[] =>
  heads.flatMap(({ code }, at) =>
    heads.slice(heads.length > MOST_WAVES ? Math.max(0, at - 1) : 0, at).map((before): WavePair => [before.code, code]),
  );

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexResult, IndicesOutput } from "../../shared/indices/index-result.ts";
import { patience } from "../support/patience.ts";
import {
  rankedComponents,
  referenceArpa,
  referenceBoxes,
  referenceChurn,
  referenceChurnFrom,
  referenceClv,
  referenceHealth,
} from "./reference/reference-accounts.ts";
import { referenceRoi } from "./reference/reference-cashflows.ts";
import { ALL, dataDate, groupOf, isAnswer, isMapped, type ReferenceOptions, rowsOf, type Slice } from "./reference/reference-data.ts";
import {
  type ReferenceResult,
  referenceCes,
  referenceCsat,
  referenceCvq,
  referenceNps,
  referenceSecure,
} from "./reference/reference-indices.ts";
import type { CanonicalData } from "./support/canonical-data.ts";
import { expectFinite, expectSame } from "./support/expect-same.ts";
import { indicesIn } from "./support/indices-of.ts";
import { mappedFields } from "./support/mapped-fields.ts";
import { type DataShape, dataArbitrary, pointsArbitrary } from "./support/random-data.ts";

/** Data sets in each of the four cases: 125 in `npm test`, more by `npm run crosscheck`. A failure prints its seed. */
const RUNS = Number(process.env["OCTAD_CROSSCHECK"] ?? 12);
/** A data set takes two hundred queries, most of a tenth of a second. */
const PATIENCE = { timeout: patience(120_000 + RUNS * 2_000) };

/** The losses that are mapped: columns that random rows carry. */
const lossFields = (data: CanonicalData): readonly string[] => ["end_date", "churned"].filter((field) => isMapped(data.accounts, field));

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

/** Now and then components of health that go by rank: low is good in one of them. */
const ranksArbitrary = fc.option(
  fc.record({ usage_per_week: pointsArbitrary, payment_delay_days: pointsArbitrary, nps: pointsArbitrary }, { requiredKeys: [] }),
  { freq: 2 },
);

type Sliced = Pick<IndicesOutput, "indices" | "metrics">;

/** All numbers of one slice; waves know answers only. */
function compareSlice(data: CanonicalData, slice: Slice, options: ReferenceOptions, output: Sliced): void {
  const where = JSON.stringify(slice);
  const check = (id: string, result: IndexResult | undefined, reference: ReferenceResult): void =>
    expectSame(`${where} ${id}`, result, reference);
  check("nps", output.indices.nps, referenceNps(data, slice, options));
  check("csat", output.indices.csat, referenceCsat(data, slice, options));
  check("secure", output.indices.secure, referenceSecure(data, slice, options));
  check("ces", output.metrics?.ces, referenceCes(data, slice, options));
  if (slice.kind === "wave") {
    for (const id of ["health", "roi", "boxes", "cvq", "clv"] as const) {
      expect(output.indices[id]).toMatchObject({ value: null, reason: "NOT_BY_WAVE" });
    }
    return;
  }
  const inGroup = (row: Parameters<typeof groupOf>[0]): boolean => slice.kind === "all" || groupOf(row, data, options) === slice.key;
  check(
    "cvq",
    output.indices.cvq,
    referenceCvq(data, (row) => inGroup(row as Parameters<typeof groupOf>[0])),
  );
  if (slice.kind === "all") check("roi", output.indices.roi, referenceRoi(data));
  check("health", output.indices.health, referenceHealth(data, slice, options));
  check("arpa", output.metrics?.arpa, referenceArpa(data, slice, options));
  if (lossFields(data).length === 0) return;
  // Without a valid nps boxes go by csat or health; the golden tests look at those.
  const byNps = rowsOf(data, "answers", options).some((row) => isAnswer(row["nps"]));
  expect(output.indices.boxes.params["by"] === "nps").toBe(byNps);
  if (byNps) check("boxes", output.indices.boxes, referenceBoxes(data, slice, options, referenceChurnFrom(data, options)));
  check("clv", output.indices.clv, referenceClv(data, slice, options));
  check("churn", output.metrics?.churn, referenceChurn(data, slice, options));
  const churned = referenceChurn(data, slice, options);
  check("retention", output.metrics?.retention, { ...churned, value: churned.value === null ? null : 100 - churned.value, parts: {} });
}

const CASES = [
  { name: "the last answer of a customer", duplicates: "lastPerCustomer", shape: { weighted: false, dated: "some" } },
  { name: "weighted last answers", duplicates: "lastPerCustomer", shape: { weighted: true, dated: "some" } },
  { name: "the mean of a customer's answers, weighted", duplicates: "meanPerCustomer", shape: { weighted: true, dated: "all" } },
  { name: "every answer", duplicates: "all", shape: { weighted: false, dated: "some" } },
] as const satisfies readonly { readonly name: string; readonly duplicates: ReferenceOptions["duplicates"]; readonly shape: DataShape }[];

describe("the SQL of every index agrees with a row-by-row implementation of cli.md", PATIENCE, () => {
  it.each(CASES)("over everything, by segment and by month, with $name", async ({ duplicates, shape }) => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary(shape), fc.constantFrom(12, 6), ranksArbitrary, async (data, windowMonths, ranks) => {
        const losses = lossFields(data);
        const mapped = mappedFields(shape.weighted);
        const health = ranks === null ? {} : { health: { components: rankedComponents(ranks) } };
        const settings = { duplicates, churnWindowMonths: windowMonths, ...health };
        const query = { by: "segment", wave: "month", settings } as const;
        const output = await indicesIn(store, data, query, { mapped: { ...mapped, accounts: [...(mapped.accounts ?? []), ...losses] } });
        const options: ReferenceOptions = { asOf: dataDate(data), windowMonths, by: "segment", duplicates, ranks: ranks ?? {} };
        expectFinite(output as never);
        compareSlice(data, ALL, options, output);
        for (const group of output.groups ?? []) compareSlice(data, { kind: "group", key: group.key }, options, group);
        for (const wave of output.waves ?? []) compareSlice(data, { kind: "wave", key: wave.key ?? "" }, options, wave);
        expectHeads(data, options, output);
      }),
      { numRuns: RUNS },
    );
  });
});

/** The keys of groups and waves, their order and their customers. */
function expectHeads(data: CanonicalData, options: ReferenceOptions, output: IndicesOutput): void {
  const answers = rowsOf(data, "answers", options);
  const accounts = rowsOf(data, "accounts", options);
  const months = [
    ...new Set(answers.flatMap((row) => (typeof row["answered_at"] === "string" ? [row["answered_at"].slice(0, 7)] : []))),
  ].sort();
  expect(output.waves?.map(({ key }) => key)).toEqual(months);
  for (const wave of output.waves ?? []) {
    const rows = answers.filter((row) => String(row["answered_at"]).startsWith(wave.key ?? "-"));
    const named = rows.flatMap((row) => (typeof row["customer_id"] === "string" ? [row["customer_id"]] : []));
    expect(wave.n).toBe(new Set(named).size + rows.length - named.length);
  }
  const rows = [...answers, ...accounts, ...(data.outcomes ?? [])];
  const keys = new Set(rows.map((row) => groupOf(row, data, options)));
  const named = [...keys].flatMap((key) => (key === null ? [] : [key])).sort();
  expect(output.groups?.map(({ key }) => key)).toEqual(keys.has(null) ? [...named, null] : named);
  for (const group of output.groups ?? []) {
    expect(group.n).toBe(accounts.filter((row) => groupOf(row, data, options) === group.key).length);
  }
}

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexResult, IndicesOutput } from "../../shared/indices/index-result.ts";
import { patience } from "../support/patience.ts";
import type { CanonicalData, DataRow } from "./support/canonical-data.ts";
import { expectFinite } from "./support/expect-same.ts";
import { indicesIn } from "./support/indices-of.ts";
import { mappedFields } from "./support/mapped-fields.ts";
import { dataArbitrary } from "./support/random-data.ts";

/** Data sets are small, but each takes two hundred queries. */
const PATIENCE = { timeout: patience(180_000) };
const RUNS = Number(process.env["OCTAD_REFERENCE_RUNS"] ?? 10);
const SHAPE = { weighted: true, dated: "all" } as const;

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

const compute = (data: CanonicalData, query: Parameters<typeof indicesIn>[2] = {}): Promise<IndicesOutput> => {
  const mapped = mappedFields(true);
  return indicesIn(store, data, query, { mapped: { ...mapped, accounts: [...(mapped.accounts ?? []), "end_date"] } });
};

const everyResult = (output: IndicesOutput): readonly (readonly [id: string, result: IndexResult])[] =>
  [output, ...(output.groups ?? []), ...(output.waves ?? [])].flatMap(({ indices, metrics }) => [
    ...Object.entries(indices),
    ...Object.entries(metrics ?? {}),
  ]);

/** A return has no upper end, and costs more than all of it can be lost where benefits are below 0. */
const limitsOf = (id: string, { unit }: IndexResult): readonly [number, number] => {
  if (id !== "roi" && unit === "percent") return [0, 100];
  return unit === "points" ? [-100, 100] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
};

describe("properties of every index", PATIENCE, () => {
  it("does not depend on the order of rows, intervals by simulation included", async () => {
    const shuffled = dataArbitrary(SHAPE).chain((data) =>
      fc.record({
        data: fc.constant(data),
        answers: fc.shuffledSubarray([...(data.answers ?? [])], { minLength: data.answers?.length ?? 0 }),
        accounts: fc.shuffledSubarray([...(data.accounts ?? [])], { minLength: data.accounts?.length ?? 0 }),
        outcomes: fc.shuffledSubarray([...(data.outcomes ?? [])], { minLength: data.outcomes?.length ?? 0 }),
        cashflows: fc.shuffledSubarray([...(data.cashflows ?? [])], { minLength: data.cashflows?.length ?? 0 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ data, ...other }) => {
        const query = { by: "segment", wave: "quarter", simulate: true } as const;
        const { sources: _, ...first } = await compute(data, query);
        const { sources: __, ...second } = await compute(other, query);
        expect(second).toEqual(first);
      }),
      { numRuns: RUNS },
    );
  });

  it("keeps overall numbers whatever groups and waves are asked for", async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary(SHAPE), async (data) => {
        const plain = await compute(data);
        const sliced = await compute(data, { by: "segment", wave: "month" });
        expect(sliced.indices).toEqual(plain.indices);
        expect(sliced.metrics).toEqual(plain.metrics);
      }),
      { numRuns: RUNS },
    );
  });

  it("holds its range, its limits around it, and nothing but finite numbers", async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary(SHAPE), fc.constantFrom("adjustedWald", "wald", "score"), async (data, interval) => {
        const output = await compute(data, { by: "segment", wave: "year", simulate: true, settings: { nps: { interval } } });
        expectFinite(output as never);
        for (const [id, result] of everyResult(output)) {
          const { value, ci, n, nEff, reason } = result;
          expect(value === null).toBe(reason !== null);
          expect(nEff).toBeLessThanOrEqual(n + 1e-9);
          const [least, most] = limitsOf(id, result);
          for (const limit of [value, ci?.lo, ci?.hi]) {
            if (limit !== null && limit !== undefined) expect(limit >= least - 1e-9 && limit <= most + 1e-9).toBe(true);
          }
          if (ci !== null) expect(ci.lo).toBeLessThanOrEqual(ci.hi);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("accounts for every row: missing + out of range + duplicate + n are the rows of positive weight", async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary(SHAPE), async (data) => {
        const output = await compute(data, { by: "segment" });
        const rows = (data.answers ?? []).filter(({ weight }) => weight === null || Number(weight) > 0).length;
        const sum = ({ excluded, n }: IndexResult): number => excluded.missing + excluded.outOfRange + excluded.duplicate + n;
        const { nps, csat, secure } = output.indices;
        for (const result of [nps, csat, secure, output.metrics?.ces]) expect(result === undefined ? rows : sum(result)).toBe(rows);
        const ofGroups = output.groups?.map((group) => sum(group.indices.nps)).reduce((a, b) => a + b, 0);
        expect(ofGroups ?? 10).toBe(rows);
      }),
      { numRuns: RUNS },
    );
  });

  it("is bounded, antisymmetric and scale-free for CVQ (methods.md 9.2)", async () => {
    const record = fc.record({
      polarity: fc.constantFrom(1, -1),
      reach: fc.integer({ min: 1, max: 50 }).map((percent) => percent / 100),
      duration: fc.integer({ min: 1, max: 89 }),
      intensity: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (outcomes) => {
        const of = async (rows: readonly DataRow[]) => (await indicesIn(store, { outcomes: rows })).indices.cvq;
        const plain = await of(outcomes);
        const flipped = await of(outcomes.map((row) => ({ ...row, polarity: -row.polarity })));
        const wider = await of(outcomes.map((row) => ({ ...row, reach: row.reach * 2 })));
        expect(Number(flipped.parts["net"])).toBeCloseTo(-Number(plain.parts["net"]), 9);
        expect(Number(wider.value)).toBeCloseTo(Number(plain.value), 9);
        expect(Math.abs(Number(plain.parts["net"]))).toBeLessThanOrEqual(1);
      }),
      { numRuns: RUNS },
    );
  });
});

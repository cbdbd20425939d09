import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import { forgetFrames } from "../../../electron/engine/indices/frame-cache.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type CanonicalData, NO_QUERY, writeCanonical } from "../../indices/support/canonical-data.ts";
import { dataArbitrary } from "../../indices/support/random-data.ts";

const RUNS = 25;

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

const NAMES = ["Bills", "Delays", "Advice", "Waiting", "Calls", "Érosion", null] as const;

/** Outcomes with names, a few with none. */
const named = (data: CanonicalData): CanonicalData => ({
  ...data,
  outcomes: (data.outcomes ?? []).map((row, at) => ({ ...row, outcome: NAMES[at % NAMES.length] ?? null })),
});

/** Names of outcomes as the importer leaves them: coded. */
async function codeOutcomes({ outcomes = [] }: CanonicalData): Promise<void> {
  if (outcomes.length === 0) return;
  await store.run("alter table outcomes alter outcome type varchar");
  await store.run("drop type if exists counted_outcome");
  await store.run(
    "create type counted_outcome as enum (select distinct cast(outcome as varchar) from outcomes where outcome is not null order by 1)",
  );
  await store.run("alter table outcomes alter outcome type counted_outcome");
}

/** Cut by an ENUM, by numbers, by the calendar; filtered; up to a day in the middle of the data. */
const QUERIES = [
  { ...NO_QUERY, by: "segment", wave: "quarter" },
  { ...NO_QUERY, by: "nps", wave: "month", where: "segment != SMB" },
  { ...NO_QUERY, by: "segment", wave: "csat", settings: { asOf: "2025-03-15" } },
] as const;

describe("what is counted in code", () => {
  it("is what the store's own queries find, digit for digit", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary({ weighted: false, dated: "all" }).map(named), async (data) => {
        const facts = await writeCanonical(store, data);
        await codeOutcomes(data);
        for (const query of QUERIES) {
          const answer = async (inSql: boolean): ReturnType<typeof computeIndices> => {
            forgetFrames(store);
            return computeIndices(store, facts, query, QUIET_JOB, { simulate: false, inSql });
          };
          const counted = await answer(false);
          // Without answers there may be nothing to cut by.
          expect(counted.ok || (data.answers ?? []).length === 0).toBe(true);
          expect(counted).toEqual(await answer(true));
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});

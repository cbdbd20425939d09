import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import { forgetFrames } from "../../../electron/engine/indices/frame-cache.ts";
import { Store } from "../../../electron/engine/store.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type CanonicalData, NO_QUERY, writeCanonical } from "../../indices/support/canonical-data.ts";
import { dataArbitrary, pointsArbitrary } from "../../indices/support/random-data.ts";

const RUNS = 15;

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

const NO_ROWS: CanonicalData = { answers: [], accounts: [], outcomes: [], cashflows: [] };

const NAMES = ["Bills", "Delays", "Advice", "Waiting", "Calls", "Érosion", null] as const;

/** Outcomes with names, a few with none. */
const named = (data: CanonicalData): CanonicalData => ({
  ...data,
  outcomes: (data.outcomes ?? []).map((row, at) => ({ ...row, outcome: NAMES[at % NAMES.length] ?? null })),
});

/** Names as the importer leaves them: coded. */
async function code(table: "outcomes" | "accounts", column: "outcome" | "segment", { [table]: rows = [] }: CanonicalData): Promise<void> {
  if (rows.every((row) => (row[column] ?? null) === null)) return;
  await store.run(`alter table ${table} alter ${column} type varchar`);
  await store.run(`drop type if exists counted_${column}`);
  await store.run(
    `create type counted_${column} as enum (select distinct cast(${column} as varchar) from ${table} where ${column} is not null order by 1)`,
  );
  await store.run(`alter table ${table} alter ${column} type counted_${column}`);
}

/** Health by rank among a frozen list, where low is good too, for an answer that goes stale, and in place of what is missing. */
const healthArbitrary = fc
  .record({ usage: fc.option(pointsArbitrary), delay: pointsArbitrary, nps: pointsArbitrary, csat: pointsArbitrary })
  .chain(({ usage, delay, nps, csat }) => {
    const component = (field: string, [floor, target]: readonly [number, number], reference: readonly number[] | null) => ({
      ...{ field, floor, target, weight: 1, critical: 0.2, maxAgeDays: null, reference },
    });
    const components = [
      component("accounts.usage_per_week", [0, 10], usage),
      component("accounts.payment_delay_days", [30, 0], delay),
      component("answers.nps", [0, 10], nps),
      { ...component("answers.csat", [5, 1], csat), maxAgeDays: 300 },
    ];
    return fc.record({
      components: fc.constant(components),
      missing: fc.constantFrom("renormalise" as const, "segmentMedian" as const),
      aggregate: fc.constantFrom("arithmetic" as const, "geometric" as const),
    });
  })
  .map((health) => ({ ...DEFAULT_SETTINGS.health, ...health }));

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
        await code("outcomes", "outcome", data);
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

  it("is what SQL finds for components of health that go by rank", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary({ weighted: false, dated: "all" }), healthArbitrary, async (data, health) => {
        const facts = await writeCanonical(store, data);
        await code("accounts", "segment", data);
        const scores = async (inSql: boolean) => {
          forgetFrames(store);
          const query = { ...NO_QUERY, by: "segment", metrics: false, settings: { health } };
          const output = await computeIndices(store, facts, query, QUIET_JOB, { simulate: false, inSql });
          // Without accounts there are no segments to cut by.
          if (!output.ok && (data.accounts ?? []).length === 0) return output.problem.code;
          if (!output.ok) throw new Error(JSON.stringify(output.problem));
          return [output.value, ...(output.value.groups ?? [])].map(({ indices }) => indices);
        };
        expect(await scores(false)).toEqual(await scores(true));
      }),
      { numRuns: 10, endOnFailure: true, examples: [[NO_ROWS, DEFAULT_SETTINGS.health]] },
    );
  });
});

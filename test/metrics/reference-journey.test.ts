import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexResult, Json } from "../../shared/indices/index-result.ts";
import { themeReader } from "../../shared/metrics/themes/read-themes.ts";
import { ALL, dayOf, type ReferenceOptions, text } from "../indices/reference/reference-data.ts";
import { indicesIn } from "../indices/support/indices-of.ts";
import { patience } from "../support/patience.ts";
import { type JourneyData, journeyArbitrary } from "./reference/journey-data.ts";
import {
  referenceEngagement,
  referenceFunnel,
  referenceResponse,
  referenceTasks,
  referenceThemes,
  referenceTouchpoints,
} from "./reference/reference-journey.ts";

/** More on request; a failure prints its seed. */
const RUNS = Number(process.env["OCTAD_REFERENCE_RUNS"] ?? 12);
const PATIENCE = { timeout: patience(180_000) };
const AS_OF = "2026-01-31";
const { read } = themeReader({});

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

const MAPPED = {
  answers: ["customer_id", "answered_at", "touchpoint", "stage", "nps", "csat", "comment"],
  accounts: ["customer_id", "segment", "start_date", "revenue"],
  invitations: ["customer_id", "sent_at", "delivered", "started", "completed", "channel", "wave"],
  tasks: ["participant_id", "task_id", "completed", "seconds"],
  events: ["customer_id", "at", "type", "stage", "touchpoint"],
  transactions: ["customer_id", "date", "amount"],
};
const SETTINGS = {
  asOf: AS_OF,
  metrics: {
    taskCompletion: { timeLimitSeconds: 60 },
    engagement: { windowDays: 20, interactions: 2, days: 2, depth: 2 },
    funnel: { followUpDays: 10 },
  },
} as const;

const compute = (data: JourneyData) => indicesIn(store, data, { by: "segment", wave: "wave", settings: SETTINGS }, { mapped: MAPPED });

/** What the reference says is what the metric says, to 1e-9, in any order of lists that it gives as records by key. */
function expectLike(where: string, own: Json | undefined, said: unknown): void {
  if (typeof said === "number" && typeof own === "number") {
    if (Math.abs(own - said) > 1e-9 * Math.max(1, Math.abs(said))) expect.fail(`${where}: metric ${own}, reference ${said}`);
  } else if (typeof said === "object" && said !== null && typeof own === "object" && own !== null) {
    for (const [key, value] of Object.entries(said)) {
      const entry = Array.isArray(own)
        ? own.find((one) =>
            ["key", "theme", "stage"].some(
              (name) => one !== null && typeof one === "object" && String((one as Record<string, Json>)[name]) === key,
            ),
          )
        : (own as Readonly<Record<string, Json>>)[key];
      expectLike(`${where}.${key}`, entry, value);
    }
  } else if ((own ?? null) !== (said ?? null)) expect.fail(`${where}: metric ${JSON.stringify(own)}, reference ${JSON.stringify(said)}`);
}

const expectResult = (where: string, result: IndexResult | undefined, said: object): void =>
  expectLike(where, result as unknown as Json, said);

describe("the SQL of the journey metrics agrees with a row-by-row implementation", PATIENCE, () => {
  it("over everything, by segment and by wave", async () => {
    await fc.assert(
      fc.asyncProperty(journeyArbitrary, async (data) => {
        const output = await compute(data);
        const options: ReferenceOptions = { asOf: AS_OF, windowMonths: 12, by: "segment", duplicates: "lastPerCustomer" };
        const slices = [
          { slice: ALL, metrics: output.metrics },
          ...(output.groups ?? []).map(({ key, metrics }) => ({ slice: { kind: "group", key } as const, metrics })),
        ];
        for (const { slice, metrics } of slices) {
          const where = JSON.stringify(slice);
          expectResult(`${where} responseRate`, metrics?.responseRate, referenceResponse(data, slice, options));
          expectResult(`${where} engagement`, metrics?.engagement, referenceEngagement(data, slice, options, SETTINGS.metrics.engagement));
          expectResult(`${where} funnel`, metrics?.funnel, referenceFunnel(data, slice, options, SETTINGS.metrics.funnel.followUpDays));
          expectResult(`${where} touchpoints`, metrics?.touchpoints, referenceTouchpoints(data, slice, options));
          expectResult(`${where} themes`, metrics?.themes, referenceThemes(data, slice, options, read));
        }
        expectResult("tasks", output.metrics?.taskCompletion, referenceTasks(data, SETTINGS.metrics.taskCompletion.timeLimitSeconds));
        for (const group of output.groups ?? []) expect(group.metrics?.taskCompletion.reason).toBe("NOT_BY_GROUP");
        for (const { key, metrics } of output.waves ?? []) {
          const invitations = (data.invitations ?? []).filter((row) => text(row["wave"]) === key);
          expectResult(`wave ${key}`, metrics?.responseRate, referenceResponse({ ...data, invitations }, ALL, { ...options, by: null }));
          expect(metrics?.funnel.reason).toBe("NOT_BY_WAVE");
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("does not change with the order of rows, where moments differ", async () => {
    await fc.assert(
      fc.asyncProperty(journeyArbitrary, async (data) => {
        const turned = Object.fromEntries(Object.entries(data).map(([table, rows]) => [table, [...(rows ?? [])].reverse()]));
        const [first, second] = [await compute(data), await compute(turned)];
        for (const id of ["responseRate", "taskCompletion", "engagement", "funnel", "touchpoints", "themes"] as const)
          expect(second.metrics?.[id], id).toEqual(first.metrics?.[id]);
        expect(dayOf(AS_OF)).toBe(AS_OF);
      }),
      { numRuns: RUNS },
    );
  });
});

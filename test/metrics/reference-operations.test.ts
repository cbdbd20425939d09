import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexResult, IndicesOutput } from "../../shared/indices/index-result.ts";
import { ALL, type ReferenceOptions, type Slice } from "../indices/reference/reference-data.ts";
import type { CanonicalData } from "../indices/support/canonical-data.ts";
import { expectFinite, expectSame } from "../indices/support/expect-same.ts";
import { indicesIn } from "../indices/support/indices-of.ts";
import { patience } from "../support/patience.ts";
import { OPERATION_FIELDS, operationsArbitrary } from "./reference/random-operations.ts";
import {
  medianWithOpen,
  referenceMrr,
  referenceQuick,
  referenceRetention,
  referenceSeedExpansion,
  referenceTimes,
  referenceTrend,
  referenceVolume,
} from "./reference/reference-operations.ts";

/** More on request: the two must agree on any data, and a failure prints its seed. */
const RUNS = Number(process.env["OCTAD_REFERENCE_RUNS"] ?? 12);
const PATIENCE = { timeout: patience(120_000 + RUNS * 3_000) };

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

type Metrics = NonNullable<IndicesOutput["metrics"]>;
const near = (a: number | null | undefined, b: number | null): boolean =>
  typeof a !== "number" || b === null ? (a ?? null) === b : Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(b));

function compareMoney(where: string, data: CanonicalData, slice: Slice, options: ReferenceOptions, metrics: Metrics): void {
  expectSame(`${where} mrr`, metrics.mrr, referenceMrr(data, slice, options));
  expectSame(`${where} quickRatio`, metrics.quickRatio, referenceQuick(data, slice, options));
  for (const id of ["nrr", "grr"] as const) {
    const reference = referenceRetention(data, slice, options, id === "nrr");
    expect(`${where} ${id} ${metrics[id].reason}`).toBe(`${where} ${id} ${reference.reason}`);
    // A start that is nearly nothing magnifies the rounding of money.
    const scale = Math.max(1, Math.abs(reference.value ?? 0));
    if (reference.value !== null) expect(Math.abs((metrics[id].value ?? Number.NaN) - reference.value) / scale).toBeLessThan(1e-6);
  }
  const seed = referenceSeedExpansion(data, slice, options);
  const part = metrics.expansion.parts["seed004"] as unknown as typeof seed;
  for (const name of ["oneOff", "nonSubscribed", "total"] as const) if (!near(part[name], seed[name])) expect(part).toEqual(seed);
}

function compareTickets(where: string, data: CanonicalData, slice: Slice, options: ReferenceOptions, metrics: Metrics): void {
  const volume = referenceVolume(data, slice, options);
  if (volume === null) expect(metrics.contactVolume.reason).toBe("EMPTY");
  else if (metrics.contactVolume.reason !== "EMPTY") {
    const { parts, value } = metrics.contactVolume;
    expect(parts["contacts"], where).toBe(volume.contacts);
    expect(Number(parts["customerMonths"]), where).toBeCloseTo(volume.customerMonths, 8);
    if (!near(value, volume.value)) expect(value, where).toBe(volume.value);
    const channels = parts["channels"] as unknown as readonly { key: string | null; contacts: number }[];
    const counted = ["phone", "chat", null].map((key) => channels.find((own) => own.key === key)?.contacts ?? 0);
    expect(counted, where).toEqual(volume.byChannel);
  } else expect(volume.contacts, where).toBe(0);
  const trend = referenceTrend(data, slice, options);
  if (trend === null || trend.n === 0) expect(metrics.ticketTrend.value, where).toBeNull();
  else {
    const found = metrics.ticketTrend.parts["categories"] as unknown as readonly {
      key: string;
      tickets: number;
      s: number | null;
      top: boolean;
    }[];
    expect(
      found.map(({ key, tickets, s }) => ({ key, tickets, s: s ?? 0 })),
      where,
    ).toEqual(
      trend.categories.map((own) => ({ ...own, s: (metrics.ticketTrend.parts["periods"] as readonly string[]).length < 3 ? 0 : own.s })),
    );
    expect(
      found.flatMap(({ key, top }) => (top ? [key] : [])),
      where,
    ).toEqual(trend.top);
    expect(metrics.ticketTrend.n).toBe(trend.n);
  }
  compareTime(`${where} firstResponse`, metrics.firstResponse, referenceTimes(data, slice, options, "first_response_at"));
  compareTime(`${where} resolutionTime`, metrics.resolutionTime, referenceTimes(data, slice, options, "resolved_at"));
  compareTime(`${where} handleTime`, metrics.handleTime, referenceTimes(data, slice, options, "handle_seconds"));
}

function compareTime(where: string, result: IndexResult, reference: ReturnType<typeof referenceTimes>): void {
  const { ended, open, missing, negative } = reference;
  expect(result.excluded, where).toEqual({ missing, outOfRange: negative, duplicate: 0 });
  expect([result.parts["ended"], result.parts["open"]], where).toEqual([ended.length, open.length]);
  const median = medianWithOpen(ended, open);
  if (!near(result.parts["median"] as number | null, median)) expect(result.parts["median"], where).toBe(median);
  const mean = ended.length === 0 ? null : ended.reduce((sum, value) => sum + value, 0) / ended.length;
  if (!near(result.parts["mean"] as number | null, mean)) expect(result.parts["mean"], where).toBe(mean);
  const target = Number(result.parts["target"]);
  expect(result.parts["within"], where).toBe(ended.filter((minutes) => minutes <= target).length);
  expect(result.parts["settled"], where).toBe(ended.length + open.filter((minutes) => minutes > target).length);
}

describe("the SQL of metrics over movements and tickets agrees with a row-by-row implementation", PATIENCE, () => {
  it("over everything and by segment, on random small data", async () => {
    await fc.assert(
      fc.asyncProperty(
        operationsArbitrary,
        fc.constantFrom("2025-07-31", "2025-06-30", "2025-06-17", "2025-03-31"),
        fc.constantFrom(12, 3, 1),
        async (data, asOf, windowMonths) => {
          const query = { by: "segment", settings: { asOf, churnWindowMonths: windowMonths } } as const;
          const output = await indicesIn(store, data, query, { mapped: OPERATION_FIELDS });
          const options: ReferenceOptions = { asOf, windowMonths, by: "segment", duplicates: "all" };
          expectFinite(output as never);
          const slices: readonly (readonly [Slice, Metrics | undefined])[] = [
            [ALL, output.metrics],
            ...(output.groups ?? []).map((group) => [{ kind: "group", key: group.key } as const, group.metrics] as const),
          ];
          for (const [slice, metrics] of slices) {
            if (metrics === undefined) throw new Error("metrics were asked for");
            compareMoney(JSON.stringify(slice), data, slice, options, metrics);
            compareTickets(JSON.stringify(slice), data, slice, options, metrics);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("does not depend on the order of rows", async () => {
    await fc.assert(
      fc.asyncProperty(operationsArbitrary, async (data) => {
        const query = { by: "segment", settings: { asOf: "2025-06-30" }, simulate: true } as const;
        const turned = Object.fromEntries(Object.entries(data).map(([table, rows]) => [table, [...(rows ?? [])].reverse()]));
        const [first, second] = [
          (await indicesIn(store, data, query, { mapped: OPERATION_FIELDS })).metrics,
          (await indicesIn(store, turned, query, { mapped: OPERATION_FIELDS })).metrics,
        ];
        // Which of two tickets at the same moment was first is decided by rows: FCR is derived from that order.
        expect({ ...second, fcr: null }).toEqual({ ...first, fcr: null });
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});

import { describe, expect, it } from "vitest";
import { bridgeDefinitions } from "../../../electron/engine/indices/bridge-definitions.ts";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import type { Store } from "../../../electron/engine/store.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import type { PartialSettings } from "../../../shared/indices/resolve-settings.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type DataRow, NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";

/** Notes the relations that are made in a store; what is returned takes those since it was last asked. */
function noteRelations(store: Store): () => readonly string[] {
  const made: string[] = [];
  const run = store.run.bind(store);
  store.run = async (sql) => {
    made.push(/create or replace \w+(?: \w+)? (\w+)/.exec(sql)?.[1] ?? sql);
    return run(sql);
  };
  return () => made.splice(0);
}

const answers: readonly DataRow[] = Array.from({ length: 200 }, (_, at) => ({
  customer_id: `c${at % 120}`,
  answered_at: `2026-0${1 + (at % 6)}-1${at % 9} 10:00:00`,
  nps: (at * 7) % 11,
  csat: 1 + (at % 5),
  ces: 1 + (at % 7),
}));
const accounts: readonly DataRow[] = Array.from({ length: 150 }, (_, at) => ({
  customer_id: `c${at}`,
  segment: at % 3 === 0 ? "SMB" : "Mid",
  start_date: at % 5 === 0 ? "2025-09-01" : "2024-01-01",
  end_date: at % 9 === 0 ? "2026-02-01" : null,
  revenue: 100 + at,
  variable_cost: 20,
  cac: 30,
}));
const outcomes: readonly DataRow[] = Array.from({ length: 60 }, (_, at) => ({
  customer_id: `c${at}`,
  outcome: `o${at % 4}`,
  polarity: at % 3 === 0 ? -1 : 1,
  duration: at % 90,
  intensity: 1 + (at % 5),
}));

describe("switching a definition", () => {
  const steps: readonly (readonly [string, PartialSettings])[] = [
    ["CSAT from share to mean", { csat: { headline: "mean" } }],
    ["churn C to A", { churn: "A" }],
    ["the interval of the NPS", { nps: { interval: "score" } }],
    ["CLV to the seed's", { clv: { method: "seed" } }],
    ["CLV to another convention", { clv: { convention: "b" } }],
    ["CVQ to loss aversion", { cvq: { lambda: 2.25 } }],
    ["the rate of ROI", { roi: { discountRate: 0.05 } }],
  ];

  it.each(steps)("remakes no relation for %s, and comes back to the digit", async (_, settings) => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers, accounts, outcomes });
      const made = noteRelations(store);
      const compute = async (own: PartialSettings): Promise<IndicesOutput> => {
        const query = { ...NO_QUERY, by: "segment", wave: "month", settings: own as IndicesQuery["settings"] };
        const output = await computeIndices(store, facts, query, QUIET_JOB);
        if (!output.ok) throw new Error(JSON.stringify(output.problem));
        return output.value;
      };
      const first = await compute({});
      expect(made().length).toBeGreaterThan(3);
      const other = await compute(settings);
      expect(made()).toEqual([]);
      expect(JSON.stringify(other)).not.toBe(JSON.stringify(first));
      expect(await compute({})).toEqual(first);
      expect(made()).toEqual([]);
    });
  });

  it("remakes for another window what looks at losses, and nothing of the answers", async () => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers, accounts, outcomes });
      const made = noteRelations(store);
      const compute = async (churnWindowMonths: number): Promise<IndicesOutput> => {
        const output = await computeIndices(store, facts, { ...NO_QUERY, settings: { churnWindowMonths } }, QUIET_JOB);
        if (!output.ok) throw new Error(JSON.stringify(output.problem));
        return output.value;
      };
      const first = await compute(12);
      expect(made()).toContain("frame_answers");
      await compute(6);
      expect(made()).toEqual(["frame_accounts", "last_nps_at_start", "frame_boxes"]);
      expect(await compute(12)).toEqual(first);
    });
  });

  it("remakes nothing for a bridge of settings that no relation reads", async () => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers, accounts, outcomes });
      const made = noteRelations(store);
      const bridge = (from: PartialSettings, to: PartialSettings) =>
        bridgeDefinitions(store, facts, { query: NO_QUERY, number: "clv", from: from as never, to: to as never }, QUIET_JOB);
      const [a, b] = [{ clv: { method: "seed" } }, { clv: { method: "retention", convention: "b", discountRate: 0.05 } }] as const;
      expect((await bridge(a, a)).ok).toBe(true);
      made();
      const found = await bridge(a, b);
      expect(found.ok && found.value.items.length).toBe(5);
      expect(made()).toEqual([]);
    });
  });
});

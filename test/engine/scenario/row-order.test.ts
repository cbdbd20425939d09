import { describe, expect, it } from "vitest";
import { estimateBaseline } from "../../../electron/engine/indices/estimate-baseline.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { createRandom } from "../../../shared/random.ts";
import { simulate } from "../../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../../shared/scenario/simulate/simulation.ts";
import { whatif } from "../../../shared/scenario/whatif.ts";
import { type CanonicalData, type DataRow, NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";
import { leverOf } from "../../scenario/builders.ts";

/** Sorted and shuffled data give the same bytes (libraries.md, finding 8: floating sums over threads). */

const random = createRandom(7);
const whole = (count: number): number => random.below(count);
const SEGMENTS = ["SMB", "Mid-market", "Enterprise"] as const;
const day = (year: number): string => new Date(Date.UTC(year, whole(12), 1 + whole(28))).toISOString().slice(0, 10);

const accounts: readonly DataRow[] = Array.from({ length: 600 }, (_, at) => ({
  customer_id: `c${String(at).padStart(4, "0")}`,
  segment: SEGMENTS[at % 3] ?? null,
  start_date: day(2021 + whole(4)),
  end_date: whole(5) === 0 ? day(2025) : null,
  // Amounts whose sum in doubles hangs on their order.
  mrr: whole(1_000_000) / 100,
  variable_cost: whole(200_000) / 100,
}));
const answers: readonly DataRow[] = accounts.map(({ customer_id, segment }) => ({
  customer_id: customer_id ?? null,
  segment: segment ?? null,
  day: "2024-06-15",
  nps: whole(11),
}));

function shuffled<T>(rows: readonly T[]): readonly T[] {
  const mixed = rows.map((row) => ({ row, at: random.uniform() }));
  return mixed.sort((a, b) => a.at - b.at).map(({ row }) => row);
}

async function bytesOf(data: CanonicalData): Promise<string> {
  return withStore(async (store) => {
    const query = { ...NO_QUERY, by: "segment", settings: { ...NO_QUERY.settings, asOf: "2025-12-31" } };
    const estimate = await estimateBaseline(store, await writeCanonical(store, data), query, true, QUIET_JOB);
    if (!estimate.ok) throw new Error(JSON.stringify(estimate.problem));
    const { baseline } = estimate.value;
    const levers = [leverOf({ ramp: 6 }), leverOf({ target: "nps", kind: "move", value: 0.1, from: "detractor", to: "passive" })];
    const output = whatif(baseline, levers, 36, estimate.value);
    const { uncertainty } = simulate(baseline, levers, 36, { ...DEFAULT_SIMULATION, draws: 500 });
    return JSON.stringify({ estimate: estimate.value, output, uncertainty });
  });
}

describe("a what-if from data", () => {
  it("is the same to the last byte whatever the order of the rows", async () => {
    const sorted = await bytesOf({ accounts, answers });
    expect(sorted).toContain('"links":[{');
    for (let round = 0; round < 3; round += 1) {
      expect(await bytesOf({ accounts: shuffled(accounts), answers: shuffled(answers) })).toBe(sorted);
    }
  });
});

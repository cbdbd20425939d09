import { describe, expect, it } from "vitest";
import { changeIndex } from "../../../electron/engine/indices/change-index.ts";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import type { ChangeId } from "../../../shared/indices/analysis/change-answers.ts";
import type { SegmentMean } from "../../../shared/indices/analysis/decompose-change.ts";
import { type ChangeSplit, explainChange } from "../../../shared/indices/analysis/explain-change.ts";
import type { PartialSettings } from "../../../shared/indices/resolve-settings.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { createRandom } from "../../../shared/random.ts";
import { NO_QUERY, withStore, writeCanonical } from "../support/canonical-data.ts";

/** Segments with a planted share and chances of −100, 0 and +100 in each wave. */
type Planted = {
  readonly key: string;
  readonly shares: readonly [number, number];
  readonly up: readonly [number, number];
  readonly down: readonly [number, number];
};

const PLANTED: readonly Planted[] = [
  { key: "a", shares: [0.5, 0.4], up: [0.5, 0.45], down: [0.2, 0.3] },
  { key: "b", shares: [0.3, 0.35], up: [0.3, 0.45], down: [0.3, 0.2] },
  { key: "c", shares: [0.2, 0.25], up: [0.2, 0.2], down: [0.5, 0.5] },
];
const SIZE = 600;

const meanIn = ({ up, down }: Planted, wave: 0 | 1): number => 100 * (up[wave] - down[wave]);

/** What the change would be split into if everybody had answered. */
function truth(): { readonly mix: number; readonly own: number } {
  const whole = (wave: 0 | 1): number => PLANTED.reduce((sum, segment) => sum + segment.shares[wave] * meanIn(segment, wave), 0);
  const own = PLANTED.reduce(
    (sum, segment) => sum + ((segment.shares[0] + segment.shares[1]) / 2) * (meanIn(segment, 1) - meanIn(segment, 0)),
    0,
  );
  return { own, mix: whole(1) - whole(0) - own };
}

/** The segment that a uniform number falls into, by the shares of the wave. */
function segmentAt(place: number, wave: 0 | 1): Planted | undefined {
  let upTo = 0;
  return PLANTED.find(({ shares }) => {
    upTo += shares[wave];
    return place < upTo;
  });
}

function drawWave(wave: 0 | 1, random: ReturnType<typeof createRandom>): readonly SegmentMean[] {
  const answers = new Map(PLANTED.map(({ key }) => [key, [0, 0, 0]]));
  for (let at = 0; at < SIZE; at += 1) {
    const segment = segmentAt(random.uniform(), wave);
    const own = answers.get(segment?.key ?? "");
    const chance = random.uniform();
    const [up, down] = [segment?.up[wave] ?? 0, segment?.down[wave] ?? 0];
    const score = chance < up ? 2 : chance < up + down ? 0 : 1;
    if (own !== undefined) own[score] = (own[score] ?? 0) + 1;
  }
  return [...answers].map(([key, [down = 0, middle = 0, up = 0]]): SegmentMean => {
    const n = down + middle + up;
    const mean = (100 * (up - down)) / n;
    const variance = (10_000 * (up + down) - n * mean * mean) / (n - 1);
    return { key, n, mean, variance, weight: n, weightedMean: mean };
  });
}

const holds = ({ lo, hi }: { readonly lo: number; readonly hi: number }, value: number): boolean => lo <= value && value <= hi;

describe("explainChange", () => {
  it("recovers planted mix and own change in at least 94 % of seeded runs", () => {
    const random = createRandom(20_261_122);
    const planted = truth();
    const runs = 2_000;
    let [mix, own] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const split = explainChange(drawWave(0, random), drawWave(1, random), 0.95);
      if (split === null) throw new Error("a split");
      mix += holds(split.mix, planted.mix) ? 1 : 0;
      own += holds(split.own, planted.own) ? 1 : 0;
    }
    expect(mix / runs).toBeGreaterThanOrEqual(0.94);
    expect(own / runs).toBeGreaterThanOrEqual(0.94);
    expect(mix / runs, "not by intervals that are too wide").toBeLessThan(0.98);
    expect(own / runs).toBeLessThan(0.98);
  });

  it("has no answer when a wave has none", () => {
    expect(explainChange([], [], 0.95)).toBeNull();
  });
});

describe("the change of a number between two waves", () => {
  const random = createRandom(7);
  const answers = Array.from({ length: 400 }, (_, at) => ({
    customer_id: at % 9 === 0 ? null : `c${at % 170}`,
    answered_at: at % 2 === 0 ? "2026-02-10" : "2026-05-10",
    nps: at % 31 === 0 ? null : random.below(11),
    csat: 1 + random.below(5),
    ces: 1 + random.below(7),
    sat: 3 + random.below(3),
    recommend: 3 + random.below(3),
    repurchase: at % 13 === 0 ? null : 4 + random.below(2),
    region: ["North", "South", "East", null][random.below(4)] ?? null,
  }));
  const weighted = answers.map((row, at) => ({ ...row, weight: 1 + (at % 4) }));

  async function splitOf(
    id: ChangeId,
    rows: readonly Record<string, string | number | null>[],
    settings: PartialSettings = {},
  ): Promise<{ readonly split: ChangeSplit; readonly waves: readonly number[] }> {
    return withStore(async (store) => {
      const facts = await writeCanonical(store, { answers: rows });
      const query: IndicesQuery = {
        ...NO_QUERY,
        settings: settings as IndicesQuery["settings"],
        by: "region",
        wave: "quarter",
        metrics: true,
      };
      const changed = await changeIndex(store, facts, { id, from: "2026-Q1", to: "2026-Q2", query }, QUIET_JOB);
      const computed = await computeIndices(store, facts, query, QUIET_JOB, { simulate: false });
      if (!changed.ok || !computed.ok || changed.value.split === null) throw new Error("no split");
      const waves = (computed.value.waves ?? []).map(
        (wave) => (id === "ces" ? wave.metrics?.ces.value : wave.indices[id].value) ?? Number.NaN,
      );
      return { split: changed.value.split, waves };
    });
  }

  it.each([
    ["nps", answers, {}],
    ["csat", answers, {}],
    ["csat", answers, { csat: { headline: "mean" } }],
    ["ces", answers, {}],
    ["secure", answers, {}],
    ["nps", weighted, {}],
    ["csat", weighted, { csat: { headline: "rescaled" } }],
    ["nps", answers, { duplicates: "all" }],
    ["ces", answers, { duplicates: "meanPerCustomer" }],
  ] as const)("is that of the waves, and the sum of its parts: %s", async (id, rows, settings) => {
    const { split, waves } = await splitOf(id, rows, settings);
    const [from = Number.NaN, to = Number.NaN] = waves;
    expect(split.from).toBeCloseTo(from, 9);
    expect(split.to).toBeCloseTo(to, 9);
    expect(split.change).toBeCloseTo(to - from, 9);
    expect(split.mix.value + split.within + split.noise + split.weighting).toBeCloseTo(split.change, 9);
    const sum = split.segments.reduce((total, { mix, within, noise }) => total + mix + within + noise, 0);
    expect(sum + split.weighting).toBeCloseTo(split.change, 9);
    expect(split.segments.map(({ key }) => key)).toEqual(expect.arrayContaining(["North", "South", "East", null]));
  });

  it("refuses waves that are not there", async () => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers });
      const query = { ...NO_QUERY, by: "region", wave: "quarter" };
      const changed = await changeIndex(store, facts, { id: "nps", from: "2026-Q1", to: "2031-Q2", query }, QUIET_JOB);
      expect(changed).toMatchObject({ ok: false, problem: { code: "SLICE_UNKNOWN", detail: { key: "2031-Q2" } } });
    });
  });
});

import { describe, expect, it } from "vitest";
import { SIMULATION_SEED } from "../../shared/indices/cluster-bootstrap.ts";
import type { IndexDefinition, Row, SliceKind } from "../../shared/indices/index-definition.ts";
import { noRows } from "../../shared/indices/slice-sql.ts";
import { grr } from "../../shared/metrics/grr.ts";
import { nrr } from "../../shared/metrics/nrr.ts";
import { quickRatio } from "../../shared/metrics/quick-ratio.ts";
import { bootstrapRatio } from "../../shared/statistics/bootstrap-ratio.ts";
import { askFrames, type WrittenFrame } from "../indices/support/ask-frames.ts";
import { contextOf } from "../indices/support/context-of.ts";

const alone = contextOf({ movements: ["month", "type", "amount", "customer_id"] });
const anchored = contextOf({ ...alone.fields, accounts: ["customer_id", "mrr"] });
const bare = contextOf({ movements: ["month", "type", "amount"] });
const withAccounts = contextOf({ ...bare.fields, accounts: ["customer_id", "mrr"] });

/** January 2026, the last month of the window of twelve, of which February 2025 is the first. */
const JAN = 2026 * 12;
let rowNumber = 0;
const move = (unit: number, group: number, month: number, kind: string, amount: number, state = "counted"): string => {
  rowNumber += 1;
  return `0, ${rowNumber}, ${unit}, ${group}, ${JAN + month}, '${kind}', '${state}', ${amount}, ${JAN}`;
};
const movements: WrittenFrame = {
  columns:
    "source integer, row integer, unit bigint, grp integer, month_index integer, kind varchar, state varchar, amount decimal(38, 9), last_index integer",
  rows: [
    // 100 at the start, 30 more, 10 less.
    move(1, 0, -14, "new", 100),
    move(1, 0, -11, "expansion", 30),
    move(1, 0, 0, "contraction", 10),
    // January 2025 is not in the window: 50 at the start, all lost.
    move(2, 1, -12, "new", 50),
    move(2, 1, -3, "churn", 50),
    // Nothing at the start.
    move(3, 1, -2, "reactivation", 5),
    move(3, 1, -1, "new", 7),
    move(3, 1, 0, "churn", 900, "negative"),
    move(1, 0, 0, "expansion", 800, "absurd"),
  ],
};
const accounts: WrittenFrame = {
  columns: "customer integer, grp integer, active boolean, mrr decimal(38, 9)",
  rows: ["1, 0, true, 125", "2, 1, false, 60", "3, 1, true, 12", "5, 1, true, 40", "6, 0, true, 0", "7, 0, true, null", "8, 0, true, -3"],
};

describe("what customers gained and lost in the window", () => {
  const ratios = (definition: IndexDefinition, context: typeof alone, kind: SliceKind) =>
    askFrames({ frame_movements: movements, frame_accounts: accounts }, async (ask) => {
      const sql = definition.simulation?.query(context, kind) ?? "";
      return (await ask(sql, kind)).map(({ slice, top, bottom }) => [slice, top, bottom]);
    });

  it("is kept net and gross of what each had at its start, by movements alone", async () => {
    expect(await ratios(nrr, alone, "group")).toEqual([
      [0, 120, 100],
      [1, 0, 0],
      [1, 0, 50],
    ]);
    expect(await ratios(nrr, alone, "all")).toEqual([
      [-1, 0, 0],
      [-1, 0, 50],
      [-1, 120, 100],
    ]);
    expect(await ratios(grr, alone, "group")).toEqual([
      [0, 90, 100],
      [1, 0, 0],
      [1, 0, 50],
    ]);
  });

  it("starts from what active accounts pay at the end, less what moved", async () => {
    // 125 − (30 − 10), 0 + 50, 12 − 12, and 40 of a customer who never moved.
    expect(await ratios(nrr, anchored, "group")).toEqual([
      [0, 125, 105],
      [1, 0, 0],
      [1, 0, 50],
      [1, 40, 40],
    ]);
  });

  it("is gained by new revenue and more of it, and lost by leaving and less", async () => {
    expect(await ratios(quickRatio, alone, "group")).toEqual([
      [0, 30, 10],
      [1, 0, 50],
      [1, 7, 0],
    ]);
  });

  it("is in a window of two months what moved in December and January", async () => {
    const short = { ...alone, settings: { ...alone.settings, churnWindowMonths: 2 } };
    expect(await ratios(nrr, short, "group")).toEqual([
      [0, 120, 130],
      [1, 0, 0],
      [1, 5, 5],
    ]);
  });

  it("counts as many to start with as had revenue then", async () => {
    const counts = await askFrames({ frame_movements: movements, frame_accounts: accounts }, async (ask) => {
      const starters = (context: typeof alone) => nrr.queries(context, "overall").starters;
      const found = [await ask(starters(alone), "group"), await ask(starters(anchored), "group"), await ask(starters(anchored), "all")];
      return found.map((rows) => rows.map(({ slice, starters: many }) => [slice, many]).toSorted());
    });
    expect(counts).toEqual([
      [
        [0, 1],
        [1, 1],
      ],
      [
        [0, 1],
        [1, 2],
      ],
      [[-1, 3]],
    ]);
  });

  it("is not asked where movements do not say whose they are", () => {
    expect(nrr.simulation?.query(bare, "all")).toBeNull();
    expect(quickRatio.simulation?.query(withAccounts, "group")).toBeNull();
  });
});

describe("cells of movements", () => {
  it("are counted by month and kind, with why the others are not and who came before they begin", async () => {
    const queries = quickRatio.queries(anchored, "overall");
    const strange: WrittenFrame = { ...movements, rows: [...movements.rows, move(4, 0, -9, "expansion", 1), move(4, 0, -9, "new", 2)] };
    const first: WrittenFrame = { ...strange, rows: [...strange.rows, move(9, 1, -8, "churn", 4), move(9, 1, -7, "new", 4)] };
    const found = await askFrames({ frame_movements: first, frame_accounts: accounts }, async (ask) => ({
      movements: await ask(queries.movements, "group"),
      notCounted: await ask(queries.notCounted, "all"),
      strangers: await ask(queries.strangers, "group"),
      accounts: await ask(queries.accounts, "group"),
    }));
    const january = found.movements.filter(({ slice, month }) => slice === -1 && month === JAN);
    expect(january).toEqual([{ slice: -1, month: JAN, last: JAN, kind: "contraction", amount: 10, movements: 1 }]);
    expect(found.notCounted).toEqual([{ slice: -1, missing: 0, out_of_range: 0, negative: 1, absurd: 1 }]);
    // Customer 3 comes back without having come, and 9 leaves first; of one month the new comes first (4).
    const bySlice = (rows: readonly Row[]) => rows.toSorted((a, b) => Number(a["slice"]) - Number(b["slice"]));
    expect(bySlice(found.strangers)).toEqual([
      { slice: -1, strangers: 2 },
      { slice: 0, strangers: 0 },
      { slice: 1, strangers: 2 },
    ]);
    expect(bySlice(found.accounts)).toEqual([
      { slice: -1, paying: 3, negative: 1, total: 177 },
      { slice: 0, paying: 1, negative: 1, total: 125 },
      { slice: 1, paying: 2, negative: 0, total: 52 },
    ]);
  });

  it("are not asked of tables without the columns", () => {
    const none = quickRatio.queries(contextOf({ movements: ["month", "type"], accounts: ["customer_id"] }), "overall");
    expect(Object.values(none)).toEqual([noRows, noRows, noRows, noRows]);
    expect(nrr.queries(anchored, "overall")).toMatchObject(quickRatio.queries(anchored, "overall"));
  });
});

describe("the interval of a ratio of customers", () => {
  const columns = { top: [120, 0, null, 40], bottom: [100, 50, 20, null] };
  const empty = () => nrr.compute({ movements: [], notCounted: [], strangers: [], accounts: [], starters: [] }, alone);
  const { simulation } = nrr;
  if (simulation === undefined) throw new Error("simulation");

  it.each([
    ["percentile", "bootstrap"],
    ["bca", "bca"],
  ] as const)("by %s is that of the sums, in percent, and says how many draws and which seed", (bootstrap, method) => {
    const settings = { ...alone.settings, bootstrap, confidence: 0.9 };
    const options = { draws: 2_000, seed: SIMULATION_SEED, level: 0.9, method: bootstrap };
    const limits = bootstrapRatio([120, 0, 0, 40], [100, 50, 20, 0], options);
    const known = { ...empty(), value: 94, params: { asOf: "2026-01-31" } };
    const found = simulation.interval(columns, known, { ...alone, settings });
    expect(found).toEqual({
      ...known,
      ci: { method, level: 0.9, lo: 100 * (limits?.lo ?? Number.NaN), hi: 100 * (limits?.hi ?? Number.NaN) },
      params: { asOf: "2026-01-31", resamples: 2_000, seed: 1 },
    });
  });

  it("is none where there is no number or nobody", () => {
    const result = empty();
    expect(simulation.interval(columns, result, alone)).toBe(result);
    const known = { ...result, value: 94, params: {} };
    expect(simulation.interval({}, known, alone)).toEqual({ ...known, ci: null, params: { resamples: 2_000, seed: 1 } });
  });
});

import { basename } from "node:path";
import { computeIndices } from "../../electron/engine/indices/compute-indices.ts";
import { fillColumns } from "../../electron/engine/indices/fill-columns.ts";
import { forgetFrames } from "../../electron/engine/indices/frame-cache.ts";
import { forgetColumns } from "../../electron/engine/indices/standing-columns.ts";
import { Store } from "../../electron/engine/store.ts";
import type { IndicesQuery } from "../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../shared/progress.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import { DEFAULT_SCALES } from "../../shared/table/scale.ts";
import { type BenchOptions, type BenchRow, runAlone, STANDARD } from "../support/contend.ts";

const ACCOUNTS = 200_000;
const TARGET = 10;
const WARM_UP = 1;

/** The group-by that everything is held against: one NPS by 6 segments × 12 waves on ENUM and TINYINT columns. */
const ONE_GROUP_BY = `select segment, wave, count(*) filter (nps between 0 and 6) as detractors, count(*) filter (nps between 7 and 8) as passives,
  count(*) filter (nps >= 9) as promoters from answers group by segment, wave`;

const QUERY: IndicesQuery = { settings: {}, by: "segment", wave: "wave", where: null, metrics: false };

/** The eight indices with closed-form intervals, over everything, by segment and by wave, against one NPS group-by in the same run. */
export async function benchIndices({ rows, rounds }: BenchOptions = { ...STANDARD, rounds: 9 }): Promise<readonly BenchRow[]> {
  const store = await Store.open({ threads: 2 });
  try {
    const facts = await makeTables(store, rows);
    const compute = async (query: IndicesQuery): Promise<void> => {
      const output = await computeIndices(store, facts, query, QUIET_JOB, { simulate: false });
      if (!output.ok) throw new Error(`benchIndices requires an output: ${JSON.stringify(output.problem)}`);
      const empty = Object.entries(output.value.indices).filter(([, { value }]) => value === null);
      if (empty.length > 0 || output.value.groups?.length !== 6 || output.value.waves?.length !== 12) {
        throw new Error(`benchIndices requires eight values by 6 segments and 12 waves, not so: ${empty.map(([id]) => id).join(", ")}`);
      }
    };
    const contenders = {
      groupBy: async () => void (await store.all(ONE_GROUP_BY)),
      fill: async () => {
        forgetColumns(store);
        forgetFrames(store);
        await fillColumns(store, facts, QUIET_JOB);
      },
      cold: async () => {
        forgetFrames(store);
        await compute(QUERY);
      },
      warm: async () => compute(QUERY),
      setting: async () => compute({ ...QUERY, settings: { csat: { headline: "mean", satisfiedFrom: null, dissatisfiedUpTo: null } } }),
      filter: async () => compute({ ...QUERY, where: "csat > 2" }),
    };
    const times = new Map<string, number[]>();
    for (let round = 0; round < rounds + WARM_UP; round += 1) {
      for (const [name, run] of Object.entries(contenders)) {
        const start = performance.now();
        await run();
        if (round >= WARM_UP) times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
      }
    }
    const median = (name: string): number => [...(times.get(name) ?? [])].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    const base = median("groupBy");
    const row = (name: string, label: string, target: number, more = ""): BenchRow => ({
      name: `eight indices, ${rows.toLocaleString("en")} answers: ${label} ÷ one NPS group-by`,
      ratio: median(name) / base,
      target,
      detail: `${median(name).toFixed(0)} ms against ${base.toFixed(1)} ms; median of ${rounds}${more}`,
    });
    return [
      row("warm", "by segment and wave, frame standing", TARGET),
      row("setting", "after a changed setting", TARGET),
      row(
        "cold",
        "all counted anew (new data)",
        TARGET,
        `; the columns, read once when the tables are built, ${median("fill").toFixed(0)} ms`,
      ),
      row("filter", "a new filter", TARGET),
    ];
  } finally {
    store.close();
  }
}

/** Canonical tables as the importer leaves them, made in SQL from hashes of row numbers: the same on every machine. */
async function makeTables(store: Store, rows: number): Promise<CanonicalFacts> {
  const pick = (salt: number, count: number): string => `cast(hash(i * 1000003 + ${salt}) % ${count} as integer)`;
  const answer = (salt: number, min: number, length: number): string =>
    `cast(case when ${pick(salt, 20)} = 0 then null when ${pick(salt + 1, 100)} = 0 then -128 else ${min} + ${pick(salt + 2, length)} end as tinyint)`;
  await store.run("create type bench_segment as enum ('A', 'B', 'C', 'D', 'E', 'F')");
  await store.run("create type bench_wave as enum ('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12')");
  await store.run("create type bench_outcome as enum ('o0', 'o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8')");
  await store.run(
    `create table customers as select cast(i as integer) as customer, lpad(cast(i as varchar), 8, '0') as customer_id from range(${ACCOUNTS}) t(i)`,
  );
  const day = `cast(i * 365 // ${rows} as integer)`;
  await store.run(`create table answers as select cast(i as integer) as ord, 0 as source, cast(i + 2 as integer) as row, ${pick(1, ACCOUNTS)} as customer,
    cast(timestamp '2025-01-01' + to_days(${day}) as timestamp) as answered_at, cast(date '2025-01-01' + ${day} as date) as answered_at_day,
    cast(chr(65 + ${pick(2, 6)}) as bench_segment) as segment, cast(lpad(cast(1 + i * 12 // ${rows} as varchar), 2, '0') as bench_wave) as wave,
    ${answer(10, 0, 11)} as nps, ${answer(20, 1, 5)} as csat, ${answer(30, 1, 5)} as sat, ${answer(40, 1, 5)} as recommend, ${answer(50, 1, 5)} as repurchase
    from range(${rows}) t(i)`);
  await store.run(`create table accounts as select 1 as source, cast(i + 2 as integer) as row, cast(i as integer) as customer,
    cast(chr(65 + ${pick(3, 6)}) as bench_segment) as segment, cast(date '2020-01-01' + ${pick(4, 1_800)} as date) as start_date,
    case when ${pick(5, 5)} = 0 then cast(date '2025-01-01' + ${pick(6, 400)} as date) end as end_date, ${pick(7, 10_000)} / 100.0 as mrr, ${pick(8, 2_000)} / 100.0 as variable_cost,
    ${pick(9, 30_000)} / 100.0 as cac, cast(${pick(60, 12)} as double) as usage_per_week, cast(${pick(61, 9)} as double) as features_used, cast(${pick(62, 40)} as double) as payment_delay_days
    from range(${ACCOUNTS}) t(i)`);
  await store.run(`create table outcomes as select 2 as source, cast(i + 2 as integer) as row, ${pick(70, ACCOUNTS)} as customer, cast('o' || ${pick(71, 9)} as bench_outcome) as outcome,
    cast(1 - 2 * (${pick(72, 3)} // 2) as double) as polarity, ${pick(73, 101)} / 100.0 as reach, cast(${pick(74, 200)} as double) as duration, cast(1 + ${pick(75, 5)} as double) as intensity
    from range(${ACCOUNTS}) t(i)`);
  await store.run(`create table cashflows as select 3 as source, cast(i + 2 as integer) as row, 'p' as project, cast(i as varchar) as period, cast(i as integer) as period_index,
    case when i = 0 then 0 else 20000.0 end as benefit, case when i = 0 then 60000.0 else 0 end as cost from range(6) t(i)`);
  return {
    fields: {
      answers: ["customer_id", "answered_at", "segment", "wave", "nps", "csat", "sat", "recommend", "repurchase"],
      accounts: [
        "customer_id",
        "segment",
        "start_date",
        "end_date",
        "mrr",
        "variable_cost",
        "cac",
        "usage_per_week",
        "features_used",
        "payment_delay_days",
      ],
      outcomes: ["customer_id", "outcome", "polarity", "reach", "duration", "intensity"],
      cashflows: ["project", "period", "benefit", "cost"],
    },
    scales: DEFAULT_SCALES,
    sources: [],
    customers: ACCOUNTS,
    latestDay: "2025-12-31",
    periodKind: "year",
    joins: [],
    repairs: [],
    readings: [],
  };
}

if (basename(process.argv[1] ?? "").startsWith("indices")) await runAlone(benchIndices);

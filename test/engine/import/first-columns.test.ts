import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importFirstColumns } from "../../../electron/engine/import/first-columns.ts";
import { importFile } from "../../../electron/engine/import/import-file.ts";
import { Store } from "../../../electron/engine/store.ts";
import { type InTurn, type SourceFile, Workbench } from "../../../electron/engine/workbench.ts";
import type { Imported } from "../../../shared/ipc/contract.ts";
import { type Job, QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError, type Result } from "../../../shared/result.ts";

const WORTH = { columns: 30, bytes: 1 };
const EXTRAS = 34;
const ROWS = 3_000;
const HEADERS = ["Customer ID", "Segment", "Answered", "NPS", "Revenue", ...Array.from({ length: EXTRAS }, (_, at) => `Detail ${at}`)];

type Change = (cells: string[], row: number) => void;

const wide = (change: Change = () => undefined): string =>
  [
    HEADERS,
    ...Array.from({ length: ROWS }, (_, row) => {
      const cells = [
        `C-${row}`,
        ["North", "South", "West"][row % 3] ?? "",
        `2025-0${1 + (row % 9)}-1${row % 9}`,
        String((row * 7) % 11),
        (row * 1.25).toFixed(2),
        ...Array.from({ length: EXTRAS }, (_, at) => `d${(row + at) % 50}`),
      ];
      change(cells, row);
      return cells;
    }),
  ]
    .map((cells) => `${cells.join(",")}\n`)
    .join("");

let folder = "";
let store: Store;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "octad-test-"));
  store = await Store.open();
});
afterAll(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

async function fileOf(text: string, name = "wide.csv"): Promise<SourceFile> {
  const path = join(folder, `${count++}-${name}`);
  await writeFile(path, text);
  return { path, name, bytes: Buffer.byteLength(text) };
}

const nextId = (): string => `raw_${++count}`;
const first = async (text: string, job: Job = QUIET_JOB) => importFirstColumns(store, await fileOf(text), nextId, job, {}, WORTH);

/** The columns of those headers as reading the whole file makes them, with their cells and odd cells. */
async function cellsOf(table: string, ids: readonly string[]): Promise<unknown> {
  const list = ids.map((id) => `'${id}'`).join(", ");
  return {
    rows: await store.all(`select _row, ${ids.join(", ")} from ${table} order by _row`),
    odd: await store.all(`select * from ${table}_odd where col in (${list}) order by "row", col`),
  };
}

describe("the first columns of a large and wide text file", () => {
  test("are those of the answers, and are as reading the whole file makes them", async () => {
    const text = wide((cells, row) => {
      if (row % 700 === 650) cells[3] = "n/a";
      if (row === ROWS - 1) cells[3] = "#DIV/0!";
    });
    const found = await first(text);
    expect(found?.table.columns.map(({ header }) => header)).toEqual(["Customer ID", "Segment", "Answered", "NPS"]);
    expect(found?.pending).toBe(EXTRAS + 1);
    const whole = await importFile(store, await fileOf(text), nextId, QUIET_JOB);
    if (!whole.ok || found === null) throw new Error("both must be read");
    const [table] = whole.value;
    const ids = found.table.columns.map(({ id }) => id);
    expect(found.table.columns).toEqual(table?.columns.filter(({ id }) => ids.includes(id)));
    expect(found.table.rowCount).toBe(table?.rowCount);
    expect(found.table.columns.find(({ header }) => header === "NPS")?.profile.odd).toBeGreaterThan(1);
    expect(await cellsOf(found.table.id, ids)).toEqual(await cellsOf(table?.id ?? "", ids));
  });

  test("are typed on all their cells, never on those of the head alone", async () => {
    const found = await first(
      wide((cells, row) => {
        if (row > ROWS / 2) cells[3] = "not asked in this wave";
        if (row === ROWS - 1) cells[0] = "00501";
      }),
    );
    const typeOf = (header: string) => found?.table.columns.find((column) => column.header === header)?.type;
    expect([typeOf("NPS"), typeOf("Customer ID")]).toEqual(["text", "text"]);
  });

  test("are not read apart where no question is among them, or the file is small, narrow, ragged or holds a second header", async () => {
    const text = wide();
    expect(await first(text.replace("NPS", "Height").replaceAll(/(2025-[0-9-]+),\d+/g, "$1,177"))).toBeNull();
    expect(await first(`${text}only,three,cells\n`)).toBeNull();
    expect(await first(`${text}${HEADERS.join(",")}\n${text.split("\n").slice(1, 9).join("\n")}\n`)).toBeNull();
    expect(
      await first(
        text
          .split("\n")
          .map((line) => line.split(",").slice(0, 20).join(","))
          .join("\n"),
      ),
    ).toBeNull();
    expect(await importFirstColumns(store, await fileOf(text), nextId, QUIET_JOB)).toBeNull();
    const left = await store.all<{ name: string }>(
      "select table_name as name from duckdb_tables() where starts_with(table_name, 'head_of_csv')",
    );
    expect(left).toEqual([]);
  });

  test("leave nothing behind when they are cancelled", async () => {
    const tables = () => store.all("select table_name from duckdb_tables() order by all");
    const before = await tables();
    const steps: string[] = [];
    const cancelled: Job = {
      report: ({ step }) => steps.push(step),
      checkpoint: () => {
        if (steps.includes("read")) throw new ProblemError({ code: "CANCELLED" });
      },
    };
    await expect(first(wide(), cancelled)).rejects.toThrow(ProblemError);
    expect(await tables()).toEqual(before);
  });
});

describe("a workbench that reads a wide file in two passes", () => {
  const valueIn = (result: Result<Imported>): Imported => {
    if (!result.ok) throw new Error(result.problem.code);
    return result.value;
  };
  const atOnce: InTurn = (work) => work();
  const query = { settings: {}, by: null, wave: null, where: null, metrics: false };

  test("computes the first index from the first columns, goes on answering, and then has what one pass would have given", async () => {
    const file = await fileOf(wide());
    const [bench, other] = await Promise.all([Workbench.open({ worthTwoPasses: WORTH }), Workbench.open()]);
    const early = valueIn(await bench.loadFirst([file], QUIET_JOB));
    expect(early.pending).toBe(EXTRAS + 1);
    expect((await bench.map(early.mapping, QUIET_JOB)).ok).toBe(true);
    let meanwhile: unknown = null;
    const rest = await bench.loadRest([file], QUIET_JOB, {}, 2, async (work) => {
      meanwhile = await bench.indices(query, QUIET_JOB);
      expect((await bench.rows({ table: early.tables[0]?.id ?? "", offset: 0, limit: 2 })).ok).toBe(true);
      return work();
    });
    const late = valueIn(rest);
    const whole = valueIn(await other.load([file], QUIET_JOB));
    expect(late.pending).toBeUndefined();
    expect({ ...late, tables: late.tables.map((table) => ({ ...table, id: "" })) }).toMatchObject({
      mapping: whole.mapping,
      tables: whole.tables.map((table) => ({ ...table, id: "" })),
    });
    expect((await bench.rows({ table: early.tables[0]?.id ?? "", offset: 0, limit: 2 })).ok).toBe(false);
    await bench.map(late.mapping, QUIET_JOB);
    const after = await bench.indices(query, QUIET_JOB);
    expect(meanwhile).toMatchObject({ ok: true, value: { indices: { nps: { value: after.ok ? after.value.indices.nps.value : null } } } });
    bench.close();
    other.close();
  });

  test("drops the rest of a file when another was loaded meanwhile", async () => {
    const [file, next] = [await fileOf(wide()), await fileOf("Customer ID,NPS\nA,9\nB,3\n", "next.csv")];
    const bench = await Workbench.open({ worthTwoPasses: WORTH });
    await bench.loadFirst([file], QUIET_JOB);
    let loaded: Imported | null = null;
    const rest = await bench.loadRest([file], QUIET_JOB, {}, 2, async (work) => {
      loaded = valueIn(await bench.load([next], QUIET_JOB, {}, 9));
      return work();
    });
    expect(rest).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
    expect(bench.tables).toEqual((loaded as Imported | null)?.tables);
    bench.close();
  });

  test("keeps the first columns when the rest is cancelled", async () => {
    const file = await fileOf(wide());
    const bench = await Workbench.open({ worthTwoPasses: WORTH });
    const early = valueIn(await bench.loadFirst([file], QUIET_JOB));
    const cancelled: Job = {
      report: () => undefined,
      checkpoint: () => {
        throw new ProblemError({ code: "CANCELLED" });
      },
    };
    expect(await bench.loadRest([file], cancelled, {}, 2, atOnce)).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
    expect((await bench.map(early.mapping, QUIET_JOB)).ok).toBe(true);
    bench.close();
  });
});

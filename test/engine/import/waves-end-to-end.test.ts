import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Workbench } from "../../../electron/engine/workbench.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import type { Imported } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { FileReading } from "../../../shared/table/file-reading.ts";
import { makeXlsx, type TestCell, type TestSheet } from "../../support/make-xlsx.ts";

const folder = mkdtempSync(join(tmpdir(), "octad-waves-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Told = { readonly imported: Imported; readonly facts: CanonicalFacts; readonly output: IndicesOutput };

/** Opens a file without a mapping and computes by wave. */
async function told(bytes: string | Uint8Array, name: string, wave: string | null = "wave", reading: FileReading = {}): Promise<Told> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const workbench = await Workbench.open();
  try {
    const read = await workbench.load([{ path, name, bytes: bytes.length }], QUIET_JOB, { [name]: reading });
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const built = await workbench.map(read.value.mapping, QUIET_JOB);
    if (!built.ok) throw new Error(JSON.stringify(built.problem));
    const output = await workbench.indices({ by: null, wave, where: null, metrics: false, settings: {} }, QUIET_JOB);
    if (!output.ok) throw new Error(JSON.stringify(output.problem));
    return { imported: read.value, facts: built.value, output: output.value };
  } finally {
    workbench.close();
  }
}

const HEAD: readonly TestCell[] = ["Customer ID", "NPS score", "Satisfaction"];
/** Thirty customers of whom so many are promoters, the rest detractors. */
const rows = (promoters: number): readonly (readonly TestCell[])[] =>
  Array.from({ length: 30 }, (_, index) => [`C${100 + index}`, index < promoters ? 10 : index % 7, 1 + (index % 5)]);
const npsOf = (promoters: number): number => (100 * (promoters - (30 - promoters))) / 30;
const waves = ({ output }: Told) => (output.waves ?? []).map(({ key, n, indices }) => [key, n, indices.nps?.value ?? null]);
const bookOf = (...sheets: readonly TestSheet[]): Buffer => makeXlsx({ sheets });

describe("waves that the file names", () => {
  test("sheets a quarter are compared quarter by quarter, and the last answer of a customer is that of the last quarter", async () => {
    const found = await told(
      bookOf(
        { name: "Q1 2026", rows: [HEAD, ...rows(24)] },
        { name: "Q3 2025", rows: [HEAD, ...rows(9)] },
        { name: "Q4 2025", rows: [HEAD, ...rows(15)] },
      ),
      "quarters.xlsx",
    );
    expect(waves(found)).toEqual([
      ["2025-Q3", 30, npsOf(9)],
      ["2025-Q4", 30, npsOf(15)],
      ["2026-Q1", 30, npsOf(24)],
    ]);
    expect(found.output.indices.nps?.value).toBe(npsOf(24));
    expect(found.facts.customers).toBe(30);
  });

  test("columns a wave give each wave the customers who answered in it", async () => {
    const later = rows(20).map(([, nps], index) => (index < 12 ? nps : null));
    const wide = rows(9).map(([id, nps], index): readonly TestCell[] => [id ?? null, nps ?? null, later[index] ?? null]);
    const found = await told(bookOf({ name: "Panel", rows: [["Customer ID", "NPS 2024", "NPS 2025"], ...wide] }), "panel.xlsx");
    expect(waves(found)).toEqual([
      ["2024", 30, npsOf(9)],
      ["2025", 12, 100],
    ]);
    const [, second] = found.facts.sources;
    expect(second).toMatchObject({ rows: 30, used: 12, excluded: [{ reason: "NOT_IN_WAVE", field: null, count: 18 }] });
  });

  test("tables under each other on one sheet, each with the name of its wave, are joined with the accounts below", async () => {
    const accounts = Array.from({ length: 30 }, (_, index): readonly TestCell[] => [
      `C${100 + index}`,
      10 + index,
      index % 5 === 0 ? "yes" : "no",
    ]);
    const found = await told(
      bookOf({
        name: "All",
        rows: [["Vague 1"], HEAD, ...rows(9), [], ["Vague 2"], HEAD, ...rows(15), [], ["Customer ID", "MRR", "Churned"], ...accounts],
      }),
      "all.xlsx",
    );
    expect(found.imported.mapping.tables.map(({ at, as }) => [at, as])).toEqual([
      ["A2", "answers"],
      ["A35", "answers"],
      ["A67", "accounts"],
    ]);
    expect(waves(found)).toEqual([
      ["Vague 1", 30, npsOf(9)],
      ["Vague 2", 30, npsOf(15)],
    ]);
    expect(found.facts.customers).toBe(30);
  });

  test("a wave in a text file beside another is read as the sheets of a workbook are", async () => {
    const lines = [["id", "NPS Q1", "NPS Q2"], ...rows(9).map(([id, nps], index) => [id, nps, rows(15)[index]?.[1]])];
    const found = await told(lines.map((line) => line.join(";")).join("\n"), "panel.csv");
    expect(waves(found)).toEqual([
      ["Q1", 30, npsOf(9)],
      ["Q2", 30, npsOf(15)],
    ]);
  });
});

describe("sheets that are hidden", () => {
  test("are read, and used where no visible one holds the same", async () => {
    const hidden = await told(
      bookOf({ name: "Data", state: "veryHidden", rows: [HEAD, ...rows(9)] }, { name: "Cover", rows: [["Report"]] }),
      "h.xlsx",
      null,
    );
    expect(hidden.imported.tables.map(({ sheet, hidden: is }) => [sheet, is])).toEqual([["Data", true]]);
    expect(hidden.output.indices.nps?.value).toBe(npsOf(9));
    const both = await told(
      bookOf({ name: "New", rows: [HEAD, ...rows(24)] }, { name: "Old", state: "hidden", rows: [HEAD, ...rows(9)] }),
      "b.xlsx",
      null,
    );
    expect(both.imported.mapping.tables.map(({ sheet }) => sheet)).toEqual(["New"]);
    expect(both.imported.guesses.find(({ sheet }) => sheet === "Old")?.reason.code).toBe("hiddenSheet");
    expect(both.output.indices.nps?.value).toBe(npsOf(24));
  });
});

describe("tables that a person has marked", () => {
  test("are what the indices are computed from", async () => {
    const sheet = { name: "S", rows: [HEAD, ...rows(9), HEAD, ...rows(24)] };
    const reading: FileReading = {
      areas: [{ sheet: "S", tables: [{ firstRow: 32, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: "C" }] }],
    };
    const found = await told(bookOf(sheet), "marked.xlsx", null, reading);
    expect(found.output.indices.nps?.value).toBe(npsOf(24));
    expect(found.imported.tables[0]).toMatchObject({ areaChosen: true, rowCount: 30 });
  });
});

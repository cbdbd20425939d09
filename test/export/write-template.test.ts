import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Workbench } from "../../electron/engine/workbench.ts";
import { type Cell, writeWorkbook } from "../../electron/export/ooxml/workbook.ts";
import { TEMPLATE_COLUMNS, TEMPLATE_TABLES, type TemplateTable } from "../../electron/export/template-columns.ts";
import { templateHeader, templateSheetName, writeTemplate } from "../../electron/export/write-template.ts";
import { LANGUAGES } from "../../shared/messages/languages.ts";
import { createTranslator, type Language } from "../../shared/messages/translator.ts";
import { QUIET_JOB } from "../../shared/progress.ts";
import { DEFAULT_SCALES } from "../../shared/table/scale.ts";
import { hasSchemas, validatePackage } from "../support/validate-package.ts";

let folder: string | null = null;
afterEach(() => {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
});

/** What the import makes of a workbook. */
async function load(bytes: Uint8Array) {
  folder = mkdtempSync(join(tmpdir(), "octad-template-"));
  const path = join(folder, "template.xlsx");
  writeFileSync(path, bytes);
  const bench = await Workbench.open({ threads: 2 });
  try {
    const loaded = await bench.load([{ path, name: "template.xlsx", bytes: bytes.length }], QUIET_JOB);
    if (!loaded.ok) return { loaded, facts: null };
    const facts = await bench.map(loaded.value.mapping, QUIET_JOB);
    return { loaded, facts };
  } finally {
    bench.close();
  }
}

const day = (index: number): { readonly day: string } => ({
  day: new Date(Date.UTC(2025, 0, 1) + ((index * 3) % 270) * 86_400_000).toISOString().slice(0, 10),
});
const moment = (index: number, hour: number): { readonly moment: string } => ({
  moment: `${day(index).day}T${String(hour).padStart(2, "0")}:00:00`,
});
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** What a person would write into a cell of the template. */
function filled(table: TemplateTable, field: string, index: number): Cell {
  const spread = (index * 7_919 + field.length * 131) % 1_000;
  const customer = table === "accounts" ? index : spread % 40;
  const cells: Readonly<Record<string, () => Cell>> = {
    customer_id: () => `C-${10_001 + customer}`,
    ticket_id: () => `T-${index}`,
    answered_at: () => day(index),
    wave: () => pick(["2025-Q1", "2025-Q2", "2025-Q3"], spread),
    segment: () => pick(["SME", "Home", "Corporate"], spread),
    channel: () => pick(["web", "phone"], spread),
    nps: () => spread % 11,
    csat: () => 1 + (spread % 5),
    ces: () => 1 + (spread % 7),
    sat: () => 1 + ((spread + 1) % 5),
    recommend: () => 1 + ((spread + 2) % 5),
    repurchase: () => 1 + ((spread + 3) % 5),
    weight: () => 1,
    comment: () => (index % 3 === 0 ? null : `The bill of visit ${index} was late again`),
    start_date: () => ({ day: `2023-0${1 + (index % 9)}-01` }),
    end_date: () => (index % 5 === 0 ? { day: `2025-0${1 + (index % 8)}-01` } : null),
    date: () => day(index),
    created_at: () => moment(index, 9),
    first_response_at: () => moment(index, 11),
    resolved_at: () => moment(index + 1, 17),
    reopened: () => spread % 4 === 0,
    category: () => pick(["billing", "network", "sales"], spread),
    outcome: () => pick(["answered at once", "bill explained", "charged twice"], spread),
    polarity: () => (spread % 3) - 1,
    reach: () => (spread % 100) / 100,
    duration: () => spread % 200,
    intensity: () => 1 + (spread % 5),
    worth_doing: () => spread % 2 === 0,
    project: () => "Self-service",
    period: () => index,
  };
  const cell = cells[field];
  return cell === undefined ? spread + 0.5 : cell();
}

/** The template with rows under its headers, as a person hands it in. */
function filledTemplate(language: Language): Uint8Array {
  const t = createTranslator(language);
  return writeWorkbook({
    sheets: TEMPLATE_TABLES.map((table) => {
      const fields = TEMPLATE_COLUMNS[table];
      const rows = Array.from({ length: table === "cashflows" ? 5 : 40 }, (_, index) => fields.map((field) => filled(table, field, index)));
      return { name: templateSheetName(table, t), rows: [fields.map((field) => templateHeader(field, t)), ...rows] };
    }),
  });
}

describe.each(LANGUAGES)("the empty template in %s", (language) => {
  test("is a sound workbook whose every part is valid", async () => {
    const { faults, validated } = await validatePackage(writeTemplate(language));
    expect(faults).toEqual([]);
    if (hasSchemas) expect(validated).toBeGreaterThan(8);
    else console.log("skipped: the schemas of the parts are not here");
  });

  test("filled by a person is opened with every column in its field, on the scales that it names", async () => {
    const t = createTranslator(language);
    const { loaded, facts } = await load(filledTemplate(language));
    if (!loaded.ok) throw new Error(loaded.problem.code);
    for (const table of TEMPLATE_TABLES) {
      const entry = loaded.value.mapping.tables.find(({ as, sheet }) => as === table && sheet === templateSheetName(table, t));
      const expected = Object.fromEntries(TEMPLATE_COLUMNS[table].map((field) => [field, templateHeader(field, t)]));
      expect(entry?.columns, table).toEqual(expected);
    }
    expect(loaded.value.mapping.tables).toHaveLength(TEMPLATE_TABLES.length);
    const { highIs: _highIs, ...ces } = DEFAULT_SCALES.ces;
    expect(loaded.value.mapping.tables.find(({ as }) => as === "answers")?.scales).toMatchObject({ ...DEFAULT_SCALES, ces });
    expect(facts?.ok).toBe(true);
  });

  test("opened as it is says that it holds nothing yet, instead of taking its explanations for data", async () => {
    const { loaded, facts } = await load(writeTemplate(language));
    if (loaded.ok) {
      expect(loaded.value.mapping.tables).toEqual([]);
      expect(facts).toMatchObject({ ok: false, problem: { code: "NO_USABLE_COLUMN" } });
    } else expect(loaded.problem.code).toBe("NO_USABLE_COLUMN");
  });
});

describe("the empty template", () => {
  test("is the same file every time", () => {
    expect(writeTemplate("en")).toEqual(writeTemplate("en"));
  });

  test("has the columns of all that the six tables of the eight can hold but what is of no use to them", () => {
    const columns = Object.values(TEMPLATE_COLUMNS).flat();
    for (const field of [
      "nps",
      "csat",
      "sat",
      "recommend",
      "repurchase",
      "mrr",
      "end_date",
      "polarity",
      "duration",
      "intensity",
      "benefit",
      "cost",
    ]) {
      expect(columns, field).toContain(field);
    }
  });
});

import { createTranslator, type Language, type Translate } from "../../shared/messages/translator.ts";
import { fieldKind } from "../../shared/table/fields.ts";
import { type Cell, type Sheet, writeWorkbook } from "./ooxml/workbook.ts";
import { TEMPLATE_COLUMNS, TEMPLATE_TABLES, type TemplateTable } from "./template-columns.ts";

/**
 * An empty workbook for those who have no data in a shape of their own yet: a sheet for each table that the eight read, its
 * columns under headers that the mapping recognises, and before them a sheet that says what goes into each.
 */
export function writeTemplate(language: Language): Uint8Array {
  const t = createTranslator(language);
  return writeWorkbook({ sheets: [readMe(t), ...TEMPLATE_TABLES.map((table) => emptySheet(table, t))] });
}

/** What a column of the template is called. */
export function templateHeader(field: string, t: Translate): string {
  return wordsOr(t, `template.header.${field}`, t(`mapping:field.${field}`));
}

/** What a sheet of the template is called. */
export const templateSheetName = (table: TemplateTable, t: Translate): string => t(`mapping:table.${table}`);

function emptySheet(table: TemplateTable, t: Translate): Sheet {
  const headers = TEMPLATE_COLUMNS[table].map((field) => templateHeader(field, t));
  return {
    name: templateSheetName(table, t),
    rows: [headers],
    columnWidths: headers.map((header) => Math.min(34, Math.max(12, header.length + 3))),
    freezeHeader: true,
  };
}

function readMe(t: Translate): Sheet {
  const head = (["sheet", "column", "write", "example"] as const).map((part) => t(`data:template.${part}`));
  const rows: (readonly Cell[])[] = [head];
  for (const table of TEMPLATE_TABLES) {
    rows.push([templateSheetName(table, t), null, t(`data:template.about.${table}`)]);
    for (const field of TEMPLATE_COLUMNS[table])
      rows.push([null, templateHeader(field, t), writeWords(table, field, t), EXAMPLES[field] ?? null]);
  }
  rows.push([], [t("data:template.free")], [t("data:template.empty")], [t("data:template.open")]);
  return { name: t("data:template.readMe"), rows, columnWidths: [22, 38, 74, 22], freezeHeader: true };
}

/** What goes into a column: by its own words, else by its kind. */
const writeWords = (table: TemplateTable, field: string, t: Translate): string =>
  wordsOr(t, `template.field.${field}`, t(`data:template.kind.${fieldKind(table, field)}`));

/** Words of the data area, or others where it has none under that key. */
function wordsOr(t: Translate, key: string, other: string): string {
  const words = t(`data:${key}`);
  return words === key ? other : words;
}

const EXAMPLES: Readonly<Record<string, Cell>> = {
  customer_id: "C-10482",
  answered_at: { day: "2025-08-14" },
  wave: "2025-Q3",
  nps: 9,
  csat: 4,
  ces: 6,
  sat: 4,
  recommend: 5,
  repurchase: 5,
  weight: 1,
  start_date: { day: "2022-03-01" },
  end_date: { day: "2025-06-01" },
  mrr: 420,
  variable_cost: 95.5,
  cac: 600,
  renewals: 2,
  usage_per_week: 3.5,
  features_used: 7,
  tickets_per_month: 0.4,
  payment_delay_days: 12,
  date: { day: "2025-08-14" },
  amount: 120,
  margin: 48,
  ticket_id: "T-2041",
  created_at: { moment: "2025-08-14T09:12:00" },
  first_response_at: { moment: "2025-08-14T10:05:00" },
  resolved_at: { moment: "2025-08-15T16:30:00" },
  handle_seconds: 540,
  contacts: 1,
  reopened: false,
  polarity: 1,
  reach: 0.35,
  duration: 90,
  intensity: 4,
  worth_doing: true,
  period: 0,
  benefit: 120_000,
  cost: 45_000,
};

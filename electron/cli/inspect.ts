import type { Translate } from "../../shared/messages/translator.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Reason } from "../../shared/table/mapping.ts";
import type { Context } from "./context.ts";
import { cellsText, findingsText, questionText } from "./inspect-findings.ts";
import { type InspectedSheet, type InspectedTable, type InspectOutput, inspectOutput } from "./inspect-output.ts";
import { parseOptions } from "./parse-options.ts";
import { textTable } from "./text-table.ts";
import { withDataset } from "./with-dataset.ts";
import { wordsOr } from "./words-or.ts";

/** `octad inspect FILE… [--map MAP.json] [--json]`: what is in the files and what it is taken for. */
export async function runInspect(args: readonly string[], context: Context): Promise<Result<null>> {
  const parsed = parseOptions(args, { map: "text", json: "flag", lang: "text" });
  if (!parsed.ok) return parsed;
  const { files, options } = parsed.value;
  return withDataset(context, files, { map: options.map }, async ({ imported, mapping, facts }) => {
    const output = inspectOutput(imported, mapping, facts, options.map === undefined);
    context.console.out(options.json ? `${JSON.stringify(output, null, 2)}\n` : inspectText(output, context));
    return ok(null);
  });
}

function inspectText(output: InspectOutput, { t }: Context): string {
  const sheets = output.sheets.map((sheet) => sheetText(sheet, output, t));
  const sources = textTable(
    [
      { label: t("cli:inspect.source"), align: "left" },
      { label: t("cli:inspect.takenFor"), align: "left" },
      { label: t("cli:inspect.rows"), align: "right" },
      { label: t("cli:inspect.used"), align: "right" },
      { label: t("cli:inspect.excluded"), align: "left" },
    ],
    output.sources.map(({ file, sheet, as, rows, used, excluded }) => [
      placeOf(file, sheet),
      as,
      String(rows),
      String(used),
      excluded.map(({ reason, field, count }) => `${reason}${field === null ? "" : ` ${field}`} ${count}`).join(", "),
    ]),
  );
  const summary = t("cli:inspect.summary", { customers: output.customers, day: output.latestDay ?? t("cli:inspect.noDay") });
  return `${[...sheets, sources, ...findingsText(output, t), summary].join("\n\n")}\n`;
}

function sheetText(sheet: InspectedSheet, output: InspectOutput, t: Translate): string {
  const tables = output.tables.filter(
    (table) =>
      sheet.as.includes(table.as) &&
      (table.file ?? sheet.file) === sheet.file &&
      (table.sheet ?? sheet.sheet) === sheet.sheet &&
      (table.at ?? cornerOf(sheet)) === cornerOf(sheet),
  );
  const head = t("cli:inspect.sheet", { place: placeOf(sheet.file, sheet.sheet), rows: sheet.rows, columns: sheet.columns.length });
  const taken =
    tables.length === 0
      ? [`${t("cli:inspect.notUsed")}${sheet.reason === undefined ? "" : ` (${reasonWords(sheet.reason, t)})`}`]
      : tables.flatMap((table) => [
          takenText(table, t),
          ...constantTexts(table, t),
          ...(table.questions ?? []).map((question) => questionText(question, t)),
        ]);
  const rows = sheet.columns.map((column) => {
    const fields = tables.flatMap((table) =>
      Object.entries(table.columns).flatMap(([field, header]) => (header === column.header ? [field] : [])),
    );
    const guess = tables.flatMap(({ guesses = [] }) => guesses).find(({ header, field }) => header === column.header && field !== null);
    return [
      column.header,
      column.type,
      String(column.profile.filled),
      String(column.profile.distinct),
      fields.length === 0 ? "-" : [...new Set(fields)].join(", "),
      guess === undefined ? "" : percent(guess.confidence),
      guess === undefined ? "" : reasonWords(guess.reason, t),
    ];
  });
  const columns = [
    { label: t("cli:inspect.column"), align: "left" },
    { label: t("cli:inspect.type"), align: "left" },
    { label: t("cli:inspect.filled"), align: "right" },
    { label: t("cli:inspect.distinct"), align: "right" },
    { label: t("cli:inspect.field"), align: "left" },
    { label: t("cli:inspect.sure"), align: "right" },
    { label: t("cli:inspect.why"), align: "left" },
  ] as const;
  const { firstColumn, firstRow, lastColumn, lastRow } = sheet.area;
  const notes = [
    t("cli:inspect.area", { area: `${firstColumn}${firstRow}:${lastColumn ?? firstColumn}${lastRow ?? firstRow}` }),
    ...[cellsText(sheet.cells, t)].filter((line) => line !== null),
    ...sheet.notes.map(({ code, count }) => wordsOr(t, `notes:${code}`, code, { cells: count })),
  ];
  return [head, ...notes, ...taken, textTable(columns, rows)].join("\n");
}

function takenText(table: InspectedTable, t: Translate): string {
  if (table.confidence === undefined || table.reason === undefined) return t("cli:inspect.given", { as: table.as });
  return t("cli:inspect.taken", { as: table.as, sure: percent(table.confidence), why: reasonWords(table.reason, t) });
}

const constantTexts = ({ constantGuesses = [] }: InspectedTable, t: Translate): readonly string[] =>
  constantGuesses.map(({ field, value, reason }) => t("cli:inspect.constant", { field, value, why: reasonWords(reason, t) }));

const cornerOf = ({ area }: InspectedSheet): string => `${area.firstColumn}${area.firstRow}`;

const placeOf = (file: string, sheet: string | null): string => (sheet === null ? file : `${file} › ${sheet}`);

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const reasonWords = (reason: Reason, t: Translate): string => wordsOr(t, `mapping:reason.${reason.code}`, reason.code, reason.detail);

import { type ExplainedQuery, type Explanation, type FormulaValue, writeFormula } from "../../shared/indices/explain/explanation.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { formatPlain } from "../../shared/messages/format.ts";
import type { Context } from "./context.ts";
import { formatInterval, formatMoney, formatValue } from "./format-value.ts";
import { textTable } from "./text-table.ts";
import { wordsOr } from "./words-or.ts";

/** Rows of an aggregate and row numbers of the files that a reader can take in; JSON has more. */
const SHOWN = 20;

/** From the number to its rows, to read: value, formula, aggregate and its SQL, rows by what became of them. */
export function explainText(explained: Explanation, currency: string, context: Context): string {
  const { t, language } = context;
  const { id, result, slice, formula } = explained;
  const hidden = result.flags.includes("SUPPRESSED");
  const name = wordsOr(t, `cli:index.${id}`, t(`cli:metric.${id}`));
  const where = slice.kind === "all" ? "" : `, ${slice.key ?? t("cli:indices.noKey")}`;
  const value = hidden ? t("cli:indices.hidden") : formatValue(result.value, result.unit, currency, language);
  const ci = hidden || result.ci === null ? "" : ` (${formatInterval(result.ci, result.unit, currency, language)})`;
  const reason = result.reason === null ? "" : `; ${wordsOr(t, `indices:reason.${result.reason}`, result.reason)}`;
  const write = ({ value: number, unit }: FormulaValue, digits: number): string =>
    unit === "money" ? formatMoney(number, currency, language) : formatPlain(number, language, digits);
  const blocks = [
    `${name}${where}: ${value}${ci}, n = ${formatPlain(result.n, language)}${reason}`,
    `${t("cli:explain.formula")}\n  ${wordsOr(t, `cards:formula.${id}`, id)}${
      formula === null || hidden ? "" : `\n  ${writeFormula(formula, write)} = ${value}`
    }`,
    ...(hidden ? [] : explained.queries.map((query) => queryText(query, context))),
    ...explained.sources.map((source) => sourceText(source, context)),
    ...(explained.rowsSql === null ? [] : [`${t("cli:explain.rowsSql")}\n${explained.rowsSql}`]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function queryText({ name, sql, rows, total }: ExplainedQuery, { t, language }: Context): string {
  const names = Object.keys(rows[0] ?? {});
  const isNumber = (column: string): boolean => rows.every((row) => typeof row[column] !== "string" && typeof row[column] !== "boolean");
  const table = textTable(
    names.map((label) => ({ label, align: isNumber(label) ? "right" : "left" })),
    rows.slice(0, SHOWN).map((row) => names.map((column) => cellText(row[column]))),
  );
  const more = total > SHOWN ? [t("cli:explain.more", { count: formatPlain(total - SHOWN, language) })] : [];
  const head = t("cli:explain.aggregate", { name, rows: formatPlain(total, language) });
  return [head, ...(rows.length === 0 ? [] : [table]), ...more, t("cli:explain.sql"), sql].join("\n");
}

const cellText = (value: Row[string] | undefined): string => (value === null || value === undefined ? "-" : String(value));

function sourceText({ file, sheet, as, states }: Explanation["sources"][number], { t, language }: Context): string {
  const columns = [
    { label: t("cli:explain.state"), align: "left" },
    { label: t("cli:inspect.rows"), align: "right" },
    { label: t("cli:explain.numbers"), align: "left" },
  ] as const;
  const lines = states.map(({ state, count, rows }) => [
    wordsOr(t, `indices:row.${state}`, wordsOr(t, `mapping:excluded.${state}`, state)),
    formatPlain(count, language),
    `${rows.slice(0, SHOWN).join(", ")}${count > SHOWN ? ", …" : ""}`,
  ]);
  const head = t("cli:explain.source", { place: sheet === null ? file : `${file} › ${sheet}`, as });
  return states.length === 0 ? head : `${head}\n${textTable(columns, lines)}`;
}

import {
  INDEX_IDS,
  type IndexResult,
  type IndicesOutput,
  METRIC_IDS,
  type SegmentConflict,
  type Slice,
} from "../../shared/indices/index-result.ts";
import { definitionName } from "../../shared/messages/definition-words.ts";
import { formatPlain } from "../../shared/messages/format.ts";
import { linesInForce, referenceName, sourceName } from "../../shared/report/reference-words.ts";
import type { Context } from "./context.ts";
import { formatInterval, formatValue } from "./format-value.ts";
import { type TextColumn, textTable } from "./text-table.ts";
import { wordsOr } from "./words-or.ts";

/** Below this a number is hidden from people (methods.md 0.3.5); JSON and CSV keep it with its flag. */
const HIDDEN = "SUPPRESSED";

/** The eight (and the metrics) as a table to read: value, interval, n, what is the matter; then groups and waves by the eight. */
export function indicesText(output: IndicesOutput, currency: string, context: Context): string {
  const { t } = context;
  const rows = [
    ...INDEX_IDS.map((id) => resultRow(t(`cli:index.${id}`), output.indices[id], currency, context)),
    ...METRIC_IDS.flatMap((id) => {
      const result = output.metrics?.[id];
      return result === undefined ? [] : [resultRow(t(`cli:metric.${id}`), result, currency, context)];
    }),
    ...Object.entries(output.custom ?? {}).map(([id, result]) => resultRow(ownName(id, result), result, currency, context)),
  ];
  const level = INDEX_IDS.map((id) => output.indices[id].ci?.level).find((value) => value !== undefined) ?? 0.95;
  const columns: readonly TextColumn[] = [
    { label: t("cli:indices.index"), align: "left" },
    { label: t("cli:indices.value"), align: "right" },
    { label: t("cli:indices.interval", { level: Math.round(level * 1_000) / 10 }), align: "right" },
    { label: "n", align: "right" },
    { label: t("definitions:title"), align: "left" },
    { label: t("cli:indices.notes"), align: "left" },
  ];
  const blocks = [textTable(columns, rows)];
  if (output.groups !== undefined) blocks.push(sliceTable(t("cli:indices.group"), output.groups, currency, context));
  for (const conflict of output.conflicts ?? []) if (conflict.sure) blocks.push(conflictText(conflict, context));
  if (output.waves !== undefined) blocks.push(sliceTable(t("cli:indices.wave"), output.waves, currency, context));
  const lines = referenceLines(output, currency, context);
  if (lines.length > 0) blocks.push(lines.join("\n"));
  const excluded = output.sources.flatMap((source) => source.excluded).reduce((sum, { count }) => sum + count, 0);
  const rowCount = output.sources.reduce((sum, { rows: count }) => sum + count, 0);
  blocks.push(
    t("cli:indices.sources", { rows: formatPlain(rowCount, context.language), excluded: formatPlain(excluded, context.language) }),
  );
  return `${blocks.join("\n\n")}\n`;
}

/** Lines to look at, each with the number it belongs to and its source; no number above depends on them. */
function referenceLines(output: IndicesOutput, currency: string, { t, language }: Context): readonly string[] {
  const lines = linesInForce(output.settings).map((line) => {
    const results: Readonly<Record<string, IndexResult>> = { ...output.indices, ...output.metrics, ...output.custom };
    const result = results[line.number];
    const ends = [line.value, ...(line.upTo === null ? [] : [line.upTo])].map((value) =>
      formatValue(value, result?.unit ?? "ratio", currency, language),
    );
    const name = `${line.number}, ${referenceName(line, t)}${line.segment === null ? "" : ` (${line.segment})`}`;
    return `  ${t("custom:references.line", { name, value: `${ends.join(" – ")} (${sourceName(line, t)})` })}`;
  });
  return lines.length === 0 ? [] : [t("custom:references"), ...lines];
}

function resultRow(label: string, result: IndexResult, currency: string, context: Context): readonly string[] {
  const hidden = result.flags.includes(HIDDEN);
  return [
    label,
    hidden ? context.t("cli:indices.hidden") : formatValue(result.value, result.unit, currency, context.language),
    hidden || result.ci === null ? "-" : formatInterval(result.ci, result.unit, currency, context.language),
    formatPlain(result.n, context.language),
    definitionName(result, context.t) ?? "-",
    notes(result, context),
  ];
}

/** Two indices that rank the groups in opposite order, how surely, and which assumption explains it. */
function conflictText({ a, b, tau, lo, hi, segments }: SegmentConflict, { t, language }: Context): string {
  const number = (value: number): string => formatPlain(value, language, 2);
  const rank = t("conflicts:rank", { a: t(`cli:index.${a}`), b: t(`cli:index.${b}`) });
  return `${rank}. ${t("conflicts:tau", { tau: number(tau), lo: number(lo), hi: number(hi), count: segments })} ${t(`conflicts:why.${a}.${b}`)}`;
}

function notes(result: IndexResult, { t }: Context): string {
  const needs = result.needs ?? [];
  const reason =
    result.reason === null
      ? []
      : needs.length > 0
        ? [t("cli:indices.needs", { fields: needs.join(", ") })]
        : [wordsOr(t, `indices:reason.${result.reason}`, result.reason)];
  return [...reason, ...result.flags.map((flag) => wordsOr(t, `indices:flag.${flag}`, flag))].join("; ");
}

function sliceTable(label: string, slices: readonly Slice[], currency: string, context: Context): string {
  const { t, language } = context;
  const columns: readonly TextColumn[] = [
    { label, align: "left" },
    { label: "n", align: "right" },
    ...INDEX_IDS.map((id) => ({ label: t(`cli:index.${id}`), align: "right" as const })),
    ...Object.entries(slices[0]?.custom ?? {}).map(([id, result]) => ({ label: ownName(id, result), align: "right" as const })),
  ];
  const rows = slices.map((slice) => [
    slice.key ?? t("cli:indices.noKey"),
    formatPlain(slice.n, language),
    ...[...INDEX_IDS.map((id) => slice.indices[id]), ...Object.values(slice.custom ?? {})].map(({ value, unit, flags }) => {
      return flags.includes(HIDDEN) ? t("cli:indices.hidden") : formatValue(value, unit, currency, language);
    }),
  ]);
  return textTable(columns, rows);
}

/** The name that the user gave an index. */
const ownName = (id: string, { params }: IndexResult): string => (typeof params["name"] === "string" ? params["name"] : id);

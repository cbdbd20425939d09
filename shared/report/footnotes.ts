import type { IndexId, IndexResult } from "../indices/index-result.ts";
import { definitionName } from "../messages/definition-words.ts";
import { definitionWords } from "./definitions.ts";
import { linesInForce, referenceName, sourceName } from "./reference-words.ts";
import { confidence, countWords, formatLevel, hasWords, indexName, type ReportContext, valueWords } from "./report-context.ts";

/** What a slide says below its rule, and where its numbers come from. */
export type Foot = { readonly footnoteLead: string; readonly footnote: string; readonly source: string };

/** Definition, n, what was left out, what the lines are, flags: all that is needed to compute the number again. */
export function indexFoot(context: ReportContext, id: IndexId, extra: readonly string[] = []): Foot {
  const result = context.output.indices[id];
  const { t } = context;
  const sentences = [
    `${t("report:foot.definition", { definition: definitionWords(context, id) })}`,
    nameSentence(context, result),
    countSentence(context, result),
    excludedSentence(context, result),
    intervalSentence(context, id, result),
    ...flagSentences(context, result),
    ...referenceSentences(context, id, result),
    ...extra,
  ].filter((sentence) => sentence !== "");
  return { footnoteLead: indexName(context, id), footnote: sentences.join(" "), source: sourceWords(context, tablesOf(id, result)) };
}

/** Name and version of the definition; nothing where the settings have none. */
function nameSentence({ t }: ReportContext, result: IndexResult): string {
  const name = definitionName(result, t);
  return name === null ? "" : t("definitions:footnote", { definition: name });
}

function countSentence(context: ReportContext, result: IndexResult): string {
  const duplicates = result.params["duplicates"];
  const n = context.t("report:n.equals", { n: countWords(context, result.n) });
  const rule = typeof duplicates === "string" ? `; ${context.t(`report:duplicates.${duplicates}`)}` : "";
  const weights = result.params["weighted"] === true ? `; ${context.t("report:weighted", { n: countWords(context, result.nEff, 1) })}` : "";
  return `${n}${rule}${weights}.`;
}

function excludedSentence(context: ReportContext, { excluded }: IndexResult): string {
  const total = excluded.missing + excluded.outOfRange + excluded.duplicate;
  if (total === 0) return "";
  const kinds = (["missing", "outOfRange", "duplicate"] as const)
    .filter((kind) => excluded[kind] > 0)
    .map((kind) => context.t(`report:excluded.${kind}`, { n: countWords(context, excluded[kind]) }));
  return context.t("report:excluded", { count: total, n: countWords(context, total), kinds: kinds.join(", ") });
}

/** Why a number stands without an interval. */
export const noIntervalWords = (context: ReportContext, id: IndexId): string =>
  context.t(id === "roi" ? "report:foot.noInterval.roi" : "report:foot.noInterval");

function intervalSentence(context: ReportContext, id: IndexId, { ci }: IndexResult): string {
  if (ci === null) return noIntervalWords(context, id);
  return context.t("report:foot.interval", { level: formatLevel(context, ci.level), method: methodWords(context, ci.method) });
}

/** The name of an interval; one without words stays as it is written in the numbers file. */
export const methodWords = (context: ReportContext, method: string): string =>
  hasWords(context, `report:method.${method}`) ? context.t(`report:method.${method}`) : method;

/** Lines that were switched on, each with its source. They are told and change nothing. */
function referenceSentences(context: ReportContext, id: IndexId, result: IndexResult): readonly string[] {
  const lines = linesInForce(context.output.settings).filter(({ number }) => number === id);
  if (lines.length === 0) return [];
  const told = lines.map((line) => {
    const ends = [line.value, ...(line.upTo === null ? [] : [line.upTo])].map((value) => valueWords(context, value, result)).join("\u2013");
    const whom = line.segment === null ? "" : ` ${context.t("custom:references.for")} ${line.segment}`;
    return `${referenceName(line, context.t)}${whom} ${ends} (${sourceName(line, context.t)})`;
  });
  return [`${context.t("custom:references")}: ${told.join("; ")}.`];
}

/** Flags are printed where there are words for them. */
function flagSentences(context: ReportContext, result: IndexResult): readonly string[] {
  return result.flags
    .filter((flag) => hasWords(context, `indices:flag.${flag}`))
    .map((flag) => sentence(context.t(`indices:flag.${flag}`)));
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Said under every comparison. */
export const comparisonSentences = (context: ReportContext): readonly string[] => [
  context.t("report:foot.holm", { p: countWords(context, 1 - confidence(context), 2) }),
  context.t("report:foot.notCause"),
];

const TABLES: Readonly<Record<IndexId, readonly string[]>> = {
  nps: ["answers"],
  csat: ["answers"],
  health: ["accounts", "answers", "tickets"],
  roi: ["cashflows"],
  boxes: ["answers", "accounts"],
  secure: ["answers"],
  cvq: ["outcomes"],
  clv: ["accounts"],
};

/** Only purchases make a CLV without contracts. */
const tablesOf = (id: IndexId, { params }: IndexResult): readonly string[] =>
  id === "clv" && params["method"] === "bgnbd" ? ["transactions"] : TABLES[id];

/** "Source: Aurora.xlsx, Answers, Accounts": files with their sheets, of these tables or of all. */
export function sourceWords(context: ReportContext, tables: readonly string[] | null): string {
  const files = new Map<string, string[]>();
  for (const source of context.output.sources) {
    if (tables !== null && !tables.includes(source.as)) continue;
    const sheets = files.get(source.file) ?? [];
    if (source.sheet !== null && !sheets.includes(source.sheet)) sheets.push(source.sheet);
    files.set(source.file, sheets);
  }
  if (files.size === 0) return "";
  const shown = [...files].map(([file, sheets]) => (tables === null ? [file] : [file, ...sheets]).join(", "));
  return context.t("report:source", { source: shown.join("; ") });
}

import { answered, isDated } from "./column-kind.ts";
import { EXPORT_SHAPES, type ExportName, type ExportShape } from "./export-shapes.ts";
import type { CanonicalTable, Question } from "./fields.ts";
import { foldText } from "./header-words.ts";
import type { RawColumn } from "./raw-table.ts";

/** A table known as the export of a program by its headers. */
export type KnownExport = {
  readonly name: ExportName;
  readonly as: CanonicalTable;
  /** Field → its column, for the fields that the shape names; the questions of a survey are read as in any other. */
  readonly fields: ReadonlyMap<string, RawColumn>;
  /** Column id → the question that the export itself says it holds. */
  readonly questions: ReadonlyMap<string, Question>;
  /** Ids of columns that are no field, whatever their headers say. */
  readonly not: ReadonlySet<string>;
  /** The headers by which it was known, for the reason. */
  readonly headers: readonly string[];
};

/** A header without case, accents, spaces and marks. */
export const headerKey = (header: string): string => foldText(header.replace(/ \(\d+\)$/, "")).replace(/[^a-z0-9]+/g, "");

/** Recognises an export by its set of headers; `null` = none that is known. The order of columns does not matter. */
export function recogniseExport(columns: readonly RawColumn[]): KnownExport | null {
  const byKey = new Map<string, RawColumn>();
  for (const column of columns) if (!byKey.has(headerKey(column.header))) byKey.set(headerKey(column.header), column);
  for (const shape of EXPORT_SHAPES) {
    const found = shape.needs.map((list) => list.find((key) => byKey.has(key)));
    const keys = found.filter((key) => key !== undefined);
    if (keys.length < shape.needs.length || !isTrue(shape, columns, byKey)) continue;
    return known(shape, columns, byKey, keys);
  }
  return null;
}

/** A form is known by little; it must begin with the moment and ask something. */
function isTrue({ name }: ExportShape, columns: readonly RawColumn[], byKey: ReadonlyMap<string, RawColumn>): boolean {
  const [first, ...rest] = columns;
  if (name === "Google Forms")
    return (
      first !== undefined && isDated(first) && rest.some(({ header }) => /\?|\s\S+\s\S+\s/.test(header)) && byKey.get("id") === undefined
    );
  return name !== "Zendesk" || ["via", "assignee", "satisfactionscore", "group", "reopens", "channel"].some((key) => byKey.has(key));
}

function known(
  shape: ExportShape,
  columns: readonly RawColumn[],
  byKey: ReadonlyMap<string, RawColumn>,
  keys: readonly string[],
): KnownExport {
  const fields = new Map<string, RawColumn>();
  for (const [field, headers] of Object.entries(shape.fields)) {
    const column = headers.flatMap((key) => byKey.get(key) ?? []).find((one) => answered(one) > 0);
    if (column !== undefined) fields.set(field, column);
  }
  const monthly = byKey.get("interval")?.profile.top.every(({ value }) => value.toLowerCase() === "month") === true;
  const amount = byKey.get("amount");
  if (shape.name === "Stripe" && shape.as === "accounts" && monthly && amount !== undefined) fields.set("mrr", amount);
  const used = new Set([...fields.values()].map(({ id }) => id));
  const not = (shape.not ?? []).flatMap((key) => byKey.get(key)?.id ?? []).filter((id) => !used.has(id));
  return {
    name: shape.name,
    as: shape.as,
    fields,
    questions: questionsOf(shape, columns, byKey),
    not: new Set(not),
    headers: keys.flatMap((key) => byKey.get(key)?.header ?? []),
  };
}

/** Qualtrics writes `Q1_NPS_GROUP` beside the NPS question `Q1`; Delighted says in a column which kind of survey a score is of. */
function questionsOf(
  { name }: ExportShape,
  columns: readonly RawColumn[],
  byKey: ReadonlyMap<string, RawColumn>,
): ReadonlyMap<string, Question> {
  if (name === "Qualtrics") {
    const groups = columns.flatMap(({ header }) => /^(.+)_NPS_GROUP$/i.exec(header)?.[1] ?? []);
    return new Map(columns.filter(({ header }) => groups.includes(header)).map(({ id }): [string, Question] => [id, "nps"]));
  }
  const score = byKey.get("score");
  const types = byKey.get("surveytype")?.profile.top.map(({ value }) => value.toLowerCase()) ?? [];
  const [only] = types;
  if (name !== "Delighted" || score === undefined || types.length !== 1) return new Map();
  return only === "nps" || only === "csat" || only === "ces" ? new Map([[score.id, only]]) : new Map();
}

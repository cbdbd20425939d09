import { CANONICAL } from "../../../shared/table/fields.ts";
import type { ColumnGuess, TableGuess } from "../../../shared/table/mapping.ts";
import type { MappingQuestion } from "../../../shared/table/mapping-question.ts";
import type { RawColumn, RawTable } from "../../../shared/table/raw-table.ts";
import type { LabelledColumn } from "../labelled.ts";
import { type Audit, type Mistake, NOTHING, type Pair, type Reading } from "./audit-types.ts";

export type Given = { readonly as: NonNullable<TableGuess["as"]>; readonly guess: ColumnGuess; readonly field: string };

/** What the mapping made of a raw column: canonical fields and extra ones. */
export function givenTo({ inferred }: Reading, raw: RawTable, column: RawColumn): readonly Given[] {
  return inferred.guesses
    .filter(({ table, as, reason }) => table === raw.id && as !== null && reason.code !== "hiddenSheet")
    .flatMap(({ as, columns }) =>
      columns.flatMap((guess): Given[] =>
        guess.header === column.header && guess.field !== null && as !== null ? [{ as, guess, field: guess.field }] : [],
      ),
    );
}

export const isField = ({ as, field }: Given): boolean => Object.hasOwn(CANONICAL[as], field);

/** The raw column that stands where the labelled one does. */
export function rawColumn({ raw }: Pair, index: number): RawColumn | undefined {
  return raw?.columns.find(({ letter }) => letter === letterOf(index));
}

const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;

export const askedOf = ({ inferred }: Reading, raw: RawTable, column: RawColumn): readonly MappingQuestion[] =>
  inferred.questions.filter(({ table, header }) => table === raw.id && header === column.header);

/** Is every column what it is, on the scale it has, and was asked what had to be asked? */
export function auditFields(pair: Pair, reading: Reading): Audit {
  const { labelled, raw, file } = pair;
  const mistakes: Mistake[] = [];
  const needless: string[] = [];
  let [fields, fieldsRight, columnsRight] = [0, 0, 0];
  const seen = new Set<string>();
  const guesses = reading.inferred.guesses.filter(({ table }) => table === raw?.id);
  for (const [index, column] of labelled.columns.entries()) {
    const own = rawColumn(pair, index);
    const given = own === undefined || raw === undefined ? [] : givenTo(reading, raw, own).filter(isField);
    const names = given.map(({ as, field }) => `${as}.${field}`);
    for (const name of names) seen.add(name);
    const asked = own === undefined || raw === undefined ? [] : askedOf(reading, raw, own);
    const wrong = wrongOf(
      column,
      names,
      given,
      asked.map(({ kind }) => kind),
    );
    const counts = column.must.length > 0 || names.some((name) => !column.may.includes(name));
    if (counts) fields++;
    if (wrong === null) {
      columnsRight++;
      if (counts) fieldsRight++;
    } else
      mistakes.push({
        ...wrong,
        file: file.name,
        sheet: labelled.sheet,
        column: column.heading,
        reason: wrong.reason || reasonOf(given, guesses, own),
      });
    needless.push(...asked.filter(({ kind }) => kind !== column.ask).map(({ kind }) => `${kind} ${file.name} ${column.heading}`));
  }
  const { known } = file;
  if (known !== undefined && labelled.as.length > 0) {
    fields++;
    const told = guesses.find(({ reason }) => reason.code === "exportTable")?.reason.detail?.["name"];
    if (told === known) fieldsRight++;
    else
      mistakes.push({
        kind: "field",
        file: file.name,
        sheet: labelled.sheet,
        column: "(table)",
        expected: `recognised as ${known}`,
        got: String(told ?? "not recognised"),
        reason: "",
      });
  }
  for (const name of labelled.wants ?? []) {
    fields++;
    if (seen.has(name)) fieldsRight++;
    else mistakes.push({ kind: "field", file: file.name, sheet: labelled.sheet, column: "(any)", expected: name, got: "", reason: "" });
  }
  return { ...NOTHING, fields, fieldsRight, columns: labelled.columns.length, columnsRight, mistakes, needless };
}

type Wrong = Pick<Mistake, "kind" | "expected" | "got" | "reason">;

function wrongOf(column: LabelledColumn, names: readonly string[], given: readonly Given[], asked: readonly string[]): Wrong | null {
  const expected = column.must.join(" + ") || "none";
  const missing = column.must.filter((field) => !names.includes(field));
  const stray = names.filter((name) => !column.must.includes(name) && !column.may.includes(name));
  if (missing.length > 0 || stray.length > 0) return { kind: "field", expected, got: names.join(" + ") || "none", reason: "" };
  if (column.ask !== undefined && !asked.includes(column.ask))
    return { kind: "question", expected: `asks ${column.ask}`, got: asked.join(", ") || "nothing", reason: "" };
  const { scale } = column;
  for (const { guess } of scale === undefined ? [] : given) {
    const got = guess.scale;
    if (scale === undefined || got === undefined) continue;
    const direction = scale.highIs === undefined || got.highIs === scale.highIs || asked.includes("effort");
    const points = (got.min === scale.min && got.max === scale.max) || asked.includes("points");
    if (!direction || !points)
      return { kind: "field", expected: `${expected} ${JSON.stringify(scale)}`, got: JSON.stringify(got), reason: guess.reason.code };
  }
  return null;
}

function reasonOf(given: readonly Given[], guesses: readonly TableGuess[], own: RawColumn | undefined): string {
  if (own === undefined) return "the column is not there";
  const as = guesses.map((guess) => `${guess.as ?? "unknown"} (${guess.reason.code})`).join(" + ") || "no table";
  const why = given.map(({ guess }) => `${guess.reason.code} ${guess.confidence}`).join(", ");
  return `${as}${why === "" ? "" : `: ${why}`}; ${own.type}, ${own.profile.distinct} different of ${own.profile.filled}`;
}

import { type DurationUnit, durationUnit } from "../../../shared/table/duration-unit.ts";
import type { Question } from "../../../shared/table/fields.ts";
import { understandLabels } from "../../../shared/table/labels/read-labels.ts";
import type { NumberShapes } from "../../../shared/table/number-format.ts";
import { type NumberLimits, numberLimits } from "../../../shared/table/number-limits.ts";
import type { ReadingAnswer } from "../../../shared/table/readings.ts";
import { repairId } from "../../../shared/table/repair-codes.ts";
import type { Scale, Scales } from "../../../shared/table/scale.ts";
import { isUnitPrice, quantityColumn } from "../../../shared/table/unit-price.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import { type AnswerTexts, isTurned, writeAnswerLookup } from "./answer-texts.ts";
import { type Cell, type CellReading, type CellRepair, parsedName, textName, trimmed, type Undone, writtenName } from "./cell-reading.ts";
import { cellsSql } from "./cells-sql.ts";
import type { DayTextShapes } from "./day-shapes.ts";
import { readAnswer } from "./read-answer.ts";
import { type DayStyle, dayStyles, dayTextShapes, readDay, type SerialKind, serialKind, writeDayLookup } from "./read-day.ts";
import type { ReadField } from "./read-field.ts";
import { readFlag } from "./read-flag.ts";
import { readText } from "./read-label.ts";
import { type NumberStyle, numberShapes, numberStyles, readNumber } from "./read-number.ts";
import { readPeriod } from "./read-period.ts";
import type { FieldSource, SourcePlan } from "./resolve-mapping.ts";
import { rowsOfWave } from "./rows-of-wave.ts";
import { presentText, type TextState, textStates } from "./text-states.ts";

/** A source whose cells are ready to be read: `from` is a SELECT with `row` and the names that the readings use. */
export type SourceCells = { readonly plan: SourcePlan; readonly fields: readonly ReadField[]; readonly from: string };

/** Looks over all cells of the mapped columns once and decides for every column how it is read. */
export async function sourceCells(store: Store, plan: SourcePlan, scales: Scales): Promise<SourceCells> {
  const odd = await oddKinds(store, plan);
  const cells = plan.fields.map(({ column }, i): Cell => {
    const kinds = odd.get(column.id) ?? [];
    return { i, column, hasText: column.type === "text" || kinds.includes("text"), hasError: kinds.includes("error") };
  });
  const undone =
    (i: number): Undone =>
    (code) =>
      plan.undone.has(repairId(plan.as, code, plan.fields[i]?.field ?? ""));
  const found = await textStates(store, plan, cells);
  const states = new Map(
    [...found].map(([i, { trim, missing }]): readonly [number, TextState] => [
      i,
      { trim: trim && !undone(i)("blanks"), missing: missing !== false && undone(i)("missingWords") ? "empty" : missing },
    ]),
  );
  const numbers = new Map<number, NumberShapes>();
  const days = new Map<number, DayTextShapes>();
  const serials = new Map<number, SerialKind | null>();
  for (const [i, field] of plan.fields.entries()) {
    const cell = cells[i];
    if (cell === undefined) continue;
    const texts = differentTexts(plan, cell, states.get(i));
    // The profile looked at every text: where none looks like a number, an extra column is words.
    const isWords = field.kind === "extra" && cell.column.type === "text" && cell.column.profile.numeric === 0;
    if (cell.hasText && !isWords && ["number", "money", "answer", "extra"].includes(field.kind)) {
      numbers.set(i, await numberShapes(store, texts));
    }
    if (cell.hasText && ["day", "moment", "period"].includes(field.kind)) days.set(i, await dayTextShapes(store, texts));
    if (cell.column.type === "number" && ["day", "moment", "period"].includes(field.kind))
      serials.set(i, await serialOf(store, plan, cell));
  }
  const told = (i: number): ReadingAnswer | undefined =>
    undone(i)("reversedScale") ? "asWritten" : plan.readings.get(plan.fields[i]?.field ?? "");
  const numberStyle = numberStyles(numbers, (i) => {
    const answer = told(i);
    return { decimal: answer === "comma" ? "," : answer === "point" ? "." : null, allPercent: answer === "percent" };
  });
  const dayStyle = dayStyles(days, (i) => (told(i) === "dmy" ? true : told(i) === "mdy" ? false : null));
  const answers = await answerLookups(store, plan, cells, states, numberStyle, scales, told);
  const lookups = await dayLookups(store, plan, cells, states, dayStyle);
  const read = (field: FieldSource, cell: Cell): CellReading => {
    const number = numberStyle.get(cell.i);
    const day = dayStyle.get(cell.i);
    const serial = serials.get(cell.i) ?? null;
    switch (field.kind) {
      case "answer":
        // Kind `answer` stands only with the six questions.
        return readAnswer(
          cell,
          number,
          scales[field.field as Question],
          undone(cell.i)("labelsToScale") ? null : (answers.get(cell.i) ?? null),
          turnedByHeader(cell, scales[field.field as Question], told(cell.i), answers.get(cell.i)),
          undone(cell.i),
        );
      case "number":
      case "money":
        return within(
          readNumber(cell, number, numberKind(field.field), unitOf(cell, told(cell.i)), undone(cell.i)),
          cell,
          numberLimits(plan.as, field.field),
        );
      case "flag":
        return readFlag(cell, field.field, undone(cell.i));
      case "day":
        return readDay(cell, { style: day, serial, lookup: lookups.get(cell.i) }, false, undone(cell.i));
      case "moment":
        return readDay(cell, { style: day, serial, lookup: lookups.get(cell.i) }, true, undone(cell.i));
      case "period":
        return readPeriod(cell, day, serial, undone(cell.i));
      case "id":
      case "label":
      case "text":
        return readText(cell, field.kind === "label" ? told(cell.i) : null);
      case "extra":
        return isNumberColumn(cell, numbers.get(cell.i)) && !undone(cell.i)("numbersFromText")
          ? readNumber(cell, number)
          : readText(cell, told(cell.i));
    }
  };
  const fields = plan.fields.flatMap((field, i): ReadField[] => {
    const cell = cells[i];
    if (cell === undefined) return [];
    const reading = read(field, cell);
    return [
      { ...field, cell, reading: { ...reading, repairs: [...(reading.repairs ?? []), ...textRepairs(cell, field.kind, states.get(i))] } },
    ];
  });
  const priced = timesQuantity(plan, fields, (i) => told(i) === "wholeRow");
  return { plan, fields: priced, from: rowsOfWave(plan, cellsSql(plan, priced, states)) };
}

/**
 * The amount of a transaction whose column holds the price of one piece, times the quantity that the mapping also names. A row without
 * a quantity has no amount.
 */
function timesQuantity(plan: SourcePlan, fields: readonly ReadField[], isWhole: (i: number) => boolean): readonly ReadField[] {
  if (plan.as !== "transactions") return fields;
  const quantity = quantityColumn(fields.map(({ column }) => column));
  const times = fields.find(({ column, reading }) => column.id === quantity?.id && reading.type === "double");
  return fields.map((one) => {
    if (one.field !== "amount" || times === undefined || isWhole(one.cell.i) || !isUnitPrice(one.column.header)) return one;
    return { ...one, reading: { ...one.reading, value: `(${one.reading.value}) * (${times.reading.value})`, code: "unitPrice" } };
  });
}

/** What was done to the texts of a column before they were read. */
function textRepairs(cell: Cell, kind: FieldSource["kind"], state: TextState | undefined): readonly CellRepair[] {
  if (state === undefined) return [];
  const [w, t] = [writtenName(cell), textName(cell)];
  const asWords = kind === "label" || kind === "extra" || kind === "id";
  return [
    ...(state.missing === true
      ? [{ code: "missingWords", when: `${w} is not null and ${t} is null and ${trimmed(w)} <> ''`, before: w, after: "''" } as const]
      : []),
    ...(state.trim && asWords ? [{ code: "blanks", when: `${t} is not null and ${w} <> ${t}`, before: w, after: t } as const] : []),
  ];
}

/** From here on it is cheaper to parse every different date once than every cell. */
const MANY_ROWS = 20_000;

async function dayLookups(
  store: Store,
  plan: SourcePlan,
  cells: readonly Cell[],
  states: ReadonlyMap<number, TextState>,
  styles: ReadonlyMap<number, DayStyle>,
): Promise<ReadonlyMap<number, string>> {
  const lookups = new Map<number, string>();
  for (const [i, style] of styles) {
    const [cell, field] = [cells[i], plan.fields[i]];
    if (cell === undefined || (field?.kind !== "day" && field?.kind !== "moment") || cell.column.type !== "text") continue;
    if (plan.raw.rowCount < MANY_ROWS || style.shapes.total * 4 > plan.raw.rowCount) continue;
    const table = `stage_days_${plan.index}_${i}`;
    await writeDayLookup(store, table, differentTexts(plan, cell, states.get(i)), style, field.kind === "moment");
    lookups.set(i, table);
  }
  return lookups;
}

/** The texts of answer columns that hold more than plain numbers, read as labels. */
async function answerLookups(
  store: Store,
  plan: SourcePlan,
  cells: readonly Cell[],
  states: ReadonlyMap<number, TextState>,
  styles: ReadonlyMap<number, NumberStyle>,
  scales: Scales,
  told: (i: number) => ReadingAnswer | undefined,
): Promise<ReadonlyMap<number, AnswerTexts>> {
  const lookups = new Map<number, AnswerTexts>();
  for (const [i, field] of plan.fields.entries()) {
    const [cell, style] = [cells[i], styles.get(i)];
    if (field.kind !== "answer" || cell === undefined || style === undefined || !cell.hasText) continue;
    if (style.shapes.simple === style.shapes.total) continue;
    const table = `stage_answers_${plan.index}_${i}`;
    const keepsMissing = plan.undone.has(repairId(plan.as, "missingWords", field.field));
    const question = { scale: scales[field.field as Question], column: cell.column, told: told(i), keepsMissing };
    const read = await writeAnswerLookup(store, table, differentTexts(plan, cell, states.get(i)), style, question);
    if (read !== null) lookups.set(i, read);
  }
  return lookups;
}

/** Labels and header decide together; a column of plain numbers has only its header to say that 1 is best. */
function turnedByHeader(cell: Cell, scale: Scale, told: ReadingAnswer | undefined, texts: AnswerTexts | undefined): boolean {
  return texts === undefined ? isTurned(understandLabels([], cell.column.header), scale, told) : texts.reversed;
}

/** Unit of a duration: what a person said, else what the header names, else seconds. */
const unitOf = ({ column }: Cell, told: ReadingAnswer | undefined): DurationUnit =>
  told === "seconds" || told === "minutes" || told === "hours" ? told : (durationUnit(column.header) ?? "seconds");

/** A number with the limits of its field. */
function within(reading: CellReading, cell: Cell, limits: NumberLimits | null): CellReading {
  if (limits === null) return reading;
  const p = parsedName(cell);
  const valid =
    "values" in limits
      ? `${p} in (${limits.values.join(", ")})`
      : `${p} >= ${limits.min}${limits.max === null ? "" : ` and ${p} <= ${limits.max}`}`;
  return { ...reading, outside: `${p} is not null and not (${valid})` };
}

const numberKind = (field: string): "number" | "duration" | "polarity" =>
  field === "polarity" ? "polarity" : field === "handle_seconds" || field === "seconds" ? "duration" : "number";

/** An extra column is a number when every filled cell is one and none begins with a zero that a number would lose. */
function isNumberColumn(cell: Cell, shapes: NumberShapes | undefined): boolean {
  if (cell.column.type !== "number" && cell.column.type !== "text") return false;
  if (shapes === undefined) return !cell.hasText;
  const numeric = shapes.comma + shapes.point + shapes.commaThousand + shapes.pointThousand + shapes.whole;
  return shapes.leadingZero === 0 && numeric === shapes.total && (cell.column.type === "number" || shapes.total > 0);
}

async function oddKinds(store: Store, plan: SourcePlan): Promise<ReadonlyMap<string, readonly string[]>> {
  const columns = plan.fields.filter(({ column }) => column.profile.odd > 0).map(({ column }) => quoteText(column.id));
  if (columns.length === 0) return new Map();
  const rows = await store.all<{ col: string; kind: string }>(
    `select distinct col, kind from ${quoteName(`${plan.raw.id}_odd`)} where col in (${columns.join(", ")})`,
  );
  const kinds = new Map<string, string[]>();
  for (const { col, kind } of rows) kinds.set(col, [...(kinds.get(col) ?? []), kind === "error" ? "error" : "text"]);
  return kinds;
}

/** A SELECT of the different texts `t` of a cell, missing ones left out. */
function differentTexts(plan: SourcePlan, cell: Cell, state: TextState | undefined): string {
  const id = quoteName(cell.column.id);
  const own = cell.column.type === "text" ? [`select distinct ${id} as t from ${quoteName(plan.raw.id)}`] : [];
  const odd =
    cell.column.profile.odd > 0
      ? [`select distinct text as t from ${quoteName(`${plan.raw.id}_odd`)} where col = ${quoteText(cell.column.id)} and kind <> 'error'`]
      : [];
  const texts = [...own, ...odd].join(" union ");
  const trim = state?.trim === true ? `select distinct ${trimmed("t")} as t from (${texts})` : texts;
  return `select t from (select ${state === undefined ? "t" : presentText("t", state)} as t from (${trim})) where t is not null`;
}

async function serialOf(store: Store, plan: SourcePlan, cell: Cell): Promise<SerialKind | null> {
  const id = quoteName(cell.column.id);
  const { lo, hi } = await store.one<{ lo: number | null; hi: number | null }>(
    `select min(${id}) as lo, max(${id}) as hi from ${quoteName(plan.raw.id)}`,
  );
  return lo === null || hi === null ? null : serialKind(lo, hi);
}

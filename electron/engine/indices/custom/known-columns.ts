import type { FormulaName } from "../../../../shared/formula/formula-name.ts";
import { plainName } from "../../../../shared/formula/plain-name.ts";
import { identifier, literal } from "../../../../shared/indices/dialect.ts";
import { FLAG_COLUMNS } from "../../../../shared/indices/frame/account-rows.ts";
import { FRAME_TABLES, type FrameInput, type FrameTable } from "../../../../shared/indices/frame/frame-input.ts";
import { columnOf, OUT_OF_RANGE } from "../../../../shared/table/canonical.ts";
import { fieldKind } from "../../../../shared/table/fields.ts";

/** A column as formulas know it. In its SQL `t` is the row of the canonical table and `f` that of `frame_accounts`. */
export type KnownColumn = {
  readonly table: FrameTable;
  /** Behind the point in a formula. */
  readonly name: string;
  readonly kind: FormulaName["kind"];
  readonly field: string;
  readonly label?: string;
  /** SQL: a double, null where there is no value. */
  readonly value: string;
  /** SQL: answered outside the scale; `null` where there is no scale. */
  readonly outOfRange: string | null;
};

/** A label with more values than this cannot be told apart in formulas: nobody would find the one that is meant. */
const MOST_LABELS = 12;
const STATES = ["active", "atStart", "lost", "ended"] as const;

/** Every column that is a number, or can be taken for one, by table. */
export function knownColumns(input: Pick<FrameInput, "fields" | "types" | "labels">): readonly KnownColumn[] {
  return FRAME_TABLES.flatMap((table) => {
    const taken = new Set<string>();
    const fields = input.fields[table] ?? [];
    const columns = fields.flatMap((field) => columnsOf(input, table, field, taken));
    return table === "accounts" && fields.length > 0 ? [...columns, ...stateColumns(taken)] : columns;
  });
}

function columnsOf(
  { types, labels }: Pick<FrameInput, "types" | "labels">,
  table: FrameTable,
  field: string,
  taken: Set<string>,
): readonly KnownColumn[] {
  const kind = fieldKind(table, field);
  const column = `t.${identifier(columnOf(field))}`;
  const type = types[table]?.[columnOf(field)] ?? "VARCHAR";
  const one = (as: KnownColumn["kind"], value: string, outOfRange: string | null = null): readonly KnownColumn[] => [
    { table, name: freeName(field, taken), kind: as, field, value: `cast(${value} as double)`, outOfRange },
  ];
  if (kind === "answer") return one("answer", `nullif(${column}, ${OUT_OF_RANGE})`, `coalesce(${column} = ${OUT_OF_RANGE}, false)`);
  if (kind === "period") return one("period", "t.period_index");
  if (type === "DOUBLE") return one(kind === "money" ? "money" : "number", column);
  if (type === "BOOLEAN") return one("flag", `case when ${column} then 1 when not ${column} then 0 end`);
  const values = labels[table]?.[columnOf(field)] ?? [];
  if (kind !== "label" || values.length === 0 || values.length > MOST_LABELS) return [];
  return values.map((label) => ({
    table,
    name: freeName(`${field}_is_${label}`, taken),
    kind: "label",
    field,
    label,
    value: `cast(case when ${column} = ${literal(label)} then 1 when ${column} is not null then 0 end as double)`,
    outOfRange: null,
  }));
}

const stateColumns = (taken: Set<string>): readonly KnownColumn[] =>
  STATES.map((state) => ({
    table: "accounts",
    name: freeName(FLAG_COLUMNS[state], taken),
    kind: "state",
    field: state,
    value: `cast(case when f.${FLAG_COLUMNS[state]} then 1 else 0 end as double)`,
    outOfRange: null,
  }));

/** The field as a name of the grammar, with a number behind it where another has that name. */
function freeName(field: string, taken: Set<string>): string {
  const base = plainName(field);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

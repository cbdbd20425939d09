import type { CanonicalFacts } from "../table/canonical.ts";
import type { CanonicalTable } from "../table/fields.ts";
import type { Scales } from "../table/scale.ts";
import type { Span } from "./frame/last-answers.ts";
import type { IndexResult, Unit } from "./index-result.ts";
import type { HealthComponent, Settings } from "./settings.ts";

/** All data at once, each group of `--by`, or each wave of `--wave`. */
export type SliceKind = "all" | "group" | "wave";

/** One row of an aggregate, as the store gives it: numbers, text, booleans or null. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** What the SQL of an index returns for one slice, by the name of the query. */
export type Aggregate = Readonly<Record<string, readonly Row[]>>;

/**
 * Counts and sums by a few keys over a relation of the frame. They add up, so that one pass by group gives the whole too; the
 * whole is the exact sum of its groups, and does not change with them. `slice-sql.ts` makes SQL of it.
 */
export type CellQuery = {
  readonly from: string;
  readonly where?: string;
  /** Name → expression. */
  readonly keys: Readonly<Record<string, string>>;
  /** Name → aggregate: `count`, or a sum of whole numbers or decimals. */
  readonly sums: Readonly<Record<string, string>>;
  /** The name under which `countAnswers` has the same rows, where answers were counted in code. */
  readonly counted?: string;
  /** These rows are not the ones that are counted in code under the name of the query, and so SQL is asked. */
  readonly isSqlOnly?: true;
};

/** A query whose rows do not add up over groups: SQL with a column `slice` for each kind of slice. */
export type SliceQuery = (kind: SliceKind) => string;

/** Choices of method, made once on all the data (cli.md, Groups and waves). */
export type Choices = {
  /** Components of the health score in force; empty when none is mapped. */
  readonly health: readonly HealthComponent[];
  /** `null` when there is neither an answer nor a health score to make boxes from. */
  readonly boxesBy: "nps" | "csat" | "health" | null;
  readonly boxesFrom: "window" | "status";
  readonly clvMethod: "seed" | "retention" | "sbg" | "bgnbd" | null;
};

/** What an index may know besides its aggregate. */
export type IndexContext = {
  readonly settings: Settings;
  readonly fields: CanonicalFacts["fields"];
  readonly scales: Scales;
  readonly periodKind: CanonicalFacts["periodKind"];
  /** Data date in force and the start of the churn window (cli.md, Dates); `null` when nothing is dated. */
  readonly asOf: string | null;
  readonly windowStart: string | null;
  readonly choices: Choices;
  /** How many people the slice at hand could have asked; `null` = not known. */
  readonly population: number | null;
  /** True when `--where` leaves out rows; tables it cannot reach say so. */
  readonly filtered: boolean;
};

/**
 * One index (or supporting metric): the whole truth of its number. `queries` is portable SQL over the frame (see `frame/`), the
 * canonical rows that count, each with its group and wave. `compute` is pure: one slice's
 * rows in, a result out.
 */
export type IndexDefinition<Id extends string = string, A extends Aggregate = Aggregate> = {
  readonly id: Id;
  /** The table whose rows are split by group. */
  table(context: IndexContext): CanonicalTable;
  unit(context: IndexContext): Unit;
  /** Fields (`table.field`) that must be mapped and are not. */
  needs(context: IndexContext): readonly string[];
  /** Whether waves cut this number (cli.md: nps, csat, secure, ces, and cvq by a field of outcomes). */
  readonly byWave: boolean;
  /** `span` is the span of the duplicates rule: all the data, or each wave. */
  queries(context: IndexContext, span: Span): Readonly<Record<keyof A & string, CellQuery | SliceQuery>>;
  compute(aggregate: A, context: IndexContext): IndexResult;
  /** Settings and defaults in force, for a result without data too. */
  params(context: IndexContext): IndexResult["params"];
  /** All keys of `parts`, with what they hold when there is no data. */
  readonly emptyParts: IndexResult["parts"];
  /** An interval that takes a simulation: extra columns to read and what is made of them. Absent = none. */
  readonly simulation?: Simulation;
};

/** Columns of one slice, in the order of the query; `slice` is taken off. */
export type Columns = Readonly<Record<string, readonly (number | null)[]>>;

export type Simulation = {
  /** `null` = no simulation is due under these settings. The rows must come in an order that does not depend on storage. */
  query(context: IndexContext, kind: SliceKind): string | null;
  interval(columns: Columns, result: IndexResult, context: IndexContext): IndexResult;
};

export const hasField = (context: Pick<IndexContext, "fields">, table: CanonicalTable, field: string): boolean =>
  context.fields[table]?.includes(field) === true;

/** The fields of `table` that are not mapped, as `table.field`. */
export const missingFields = (context: IndexContext, table: CanonicalTable, fields: readonly string[]): readonly string[] =>
  fields.filter((field) => !hasField(context, table, field)).map((field) => `${table}.${field}`);

export const isThere = (context: Pick<IndexContext, "fields">, table: CanonicalTable): boolean => context.fields[table] !== undefined;

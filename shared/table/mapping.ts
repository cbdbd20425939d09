import type { CanonicalTable, Question } from "./fields.ts";
import type { IdRule } from "./join-report.ts";
import type { MappingQuestion } from "./mapping-question.ts";
import type { ReadingAnswer } from "./readings.ts";
import type { Scale } from "./scale.ts";

/** What the columns are: the public MAP.json of the command line (cli.md). */
export type Mapping = { readonly tables: readonly TableMapping[] };

export type TableMapping = {
  /** File name without folders; may be left out where there is only one file. */
  readonly file?: string;
  /** Sheet name; left out for files without sheets, or where there is only one. */
  readonly sheet?: string;
  /** First cell of the heading, as in `A20`; only where a sheet holds several tables. */
  readonly at?: string;
  readonly as: CanonicalTable;
  /** Canonical field → header of the source column. Any other key is kept under that name. */
  readonly columns: Readonly<Record<string, string>>;
  readonly scales?: Readonly<Partial<Record<Question, Scale>>>;
  /** How fields are read whose cells fit more than one reading; left out, the column decides. */
  readonly readings?: Readonly<Record<string, ReadingAnswer>>;
  /** Fields with the same value in every row, as `wave` where the sheet's name says it. */
  readonly constants?: Readonly<Record<string, string>>;
  /**
   * How customer ids are made equal; left out, the data decide, and `CanonicalFacts.joins` says what they decided. Customers are
   * the same in all tables: where several tables say `ids`, a rule holds that all of them name.
   */
  readonly ids?: readonly IdRule[];
  /** Ids of repairs that were taken back (`CanonicalFacts.repairs`). */
  readonly undone?: readonly string[];
  /** Ids of repairs that are off until a person asks for them (`dropRepeatedRows`). */
  readonly done?: readonly string[];
};

/** A code for why something was taken for what it is; words under `reason.<code>` in `messages/`. */
export type Reason = {
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** One guess about a column: what it was taken for, how sure (0–1) and why. */
export type ColumnGuess = {
  readonly header: string;
  /** Canonical field or extra name; `null` = not used. */
  readonly field: string | null;
  readonly confidence: number;
  readonly reason: Reason;
  readonly scale?: Scale;
};

/** A guess that a field is the same in every row, as the wave that a sheet's name says. */
export type ConstantGuess = { readonly field: string; readonly value: string; readonly confidence: number; readonly reason: Reason };

/** What was inferred about one raw table. `as: null` = not a table the indices know. */
export type TableGuess = {
  readonly table: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly as: CanonicalTable | null;
  readonly confidence: number;
  readonly reason: Reason;
  readonly columns: readonly ColumnGuess[];
  /** First cell of its heading, where its sheet holds several tables. */
  readonly at?: string;
  readonly constants?: readonly ConstantGuess[];
  /** What its columns leave open; not there where nothing is. */
  readonly questions?: readonly MappingQuestion[];
};

/** The guesses and the same as a mapping that can be saved, edited and passed back. */
export type InferredMapping = {
  readonly mapping: Mapping;
  readonly guesses: readonly TableGuess[];
  /** What the data leave open, of all tables. */
  readonly questions: readonly MappingQuestion[];
};

import type { IndicesSource } from "../../shared/indices/index-result.ts";
import type { Imported } from "../../shared/ipc/contract.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import { guessOfEntry } from "../../shared/table/guess-of-entry.ts";
import type { ColumnGuess, ConstantGuess, Mapping, Reason, TableGuess, TableMapping } from "../../shared/table/mapping.ts";
import type { RawColumn, RawTable } from "../../shared/table/raw-table.ts";

/** A table of the mapping in force with the notes of how it was inferred; without the notes it is a table of MAP.json. */
export type InspectedTable = TableMapping & {
  readonly confidence?: number;
  readonly reason?: Reason;
  readonly guesses?: readonly ColumnGuess[];
  /** Why its `constants` are what they are. */
  readonly constantGuesses?: readonly ConstantGuess[];
  /** What has two readings and should be asked; a person answers in `readings`. */
  readonly questions?: TableGuess["questions"];
};

export type InspectedSheet = {
  readonly file: string;
  readonly sheet: string | null;
  readonly hidden: boolean;
  readonly rows: number;
  readonly headerRow: number;
  /** Where the table stands on its sheet, whether the reading of the file says so, and the title above it. */
  readonly area: RawTable["area"];
  readonly areaChosen: boolean;
  readonly title?: string;
  readonly cells: RawTable["cells"];
  readonly columns: readonly Omit<RawColumn, "id">[];
  readonly notes: readonly { readonly code: string; readonly count: number }[];
  /** The canonical tables that it fills; none = not used. */
  readonly as: readonly string[];
  /** Why it is not used. */
  readonly reason?: Reason;
};

/**
 * The output of `octad inspect --json`. `tables` is MAP.json with notes: the whole file can be saved, edited and passed back as
 * --map.
 */
export type InspectOutput = {
  readonly schema: "octad.inspect/1";
  readonly files: readonly string[];
  readonly tables: readonly InspectedTable[];
  readonly sheets: readonly InspectedSheet[];
  readonly sources: readonly IndicesSource[];
  readonly customers: number;
  readonly latestDay: string | null;
  readonly readings: CanonicalFacts["readings"];
  /** How the customers of the sources meet; `left` and `right` are places in `sources`. */
  readonly joins: CanonicalFacts["joins"];
  /** What was done to cells; a person takes one back by its id in `undone` of its table. `source` is a place in `sources`. */
  readonly repairs: CanonicalFacts["repairs"];
  /** The customers that every file brought to a table, and how many an earlier file had brought. */
  readonly arrivals: NonNullable<CanonicalFacts["arrivals"]>;
};

/** Puts together what was found in the files, what it was taken for, and what of it can be used. */
export function inspectOutput(imported: Imported, mapping: Mapping, facts: CanonicalFacts, inferred: boolean): InspectOutput {
  const guesses = inferred ? imported.guesses : [];
  return {
    schema: "octad.inspect/1",
    files: [...new Set(imported.tables.map(({ file }) => file))],
    tables: mapping.tables.map((table) => annotate(table, guesses)),
    sheets: imported.tables.map((table) => {
      const guess = guesses.find(({ table: id }) => id === table.id);
      const as = facts.sources.filter((source) => source.table === table.id).map((source) => source.as);
      return {
        file: table.file,
        sheet: table.sheet,
        hidden: table.hidden,
        rows: table.rowCount,
        headerRow: table.headerRow,
        area: table.area,
        areaChosen: table.areaChosen,
        ...(table.title !== undefined && { title: table.title }),
        cells: table.cells,
        columns: table.columns.map(({ id: _id, ...column }) => column),
        notes: table.notes,
        as: [...new Set(as)],
        ...(guess !== undefined && as.length === 0 && { reason: guess.reason }),
      };
    }),
    sources: facts.sources.map(({ file, sheet, as, rows, used, excluded }) => ({ file, sheet, as, rows, used, excluded })),
    customers: facts.customers,
    latestDay: facts.latestDay,
    readings: facts.readings,
    joins: facts.joins,
    repairs: facts.repairs,
    arrivals: facts.arrivals ?? [],
  };
}

function annotate(table: TableMapping, guesses: readonly TableGuess[]): InspectedTable {
  const guess = guessOfEntry(table, guesses);
  if (guess === undefined) return table;
  const { confidence, reason, columns, constants, questions } = guess;
  return {
    ...table,
    confidence,
    reason,
    guesses: columns,
    ...(constants !== undefined && { constantGuesses: constants }),
    ...(questions !== undefined && { questions }),
  };
}

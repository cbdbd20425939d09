import type { RawType } from "../../../shared/table/raw-table.ts";
import { quoteText, type Store } from "../store.ts";

/** A column of a Parquet file as SQL over its rows. */
export type ParquetColumn = {
  readonly index: number;
  readonly header: string;
  readonly type: RawType;
  readonly value: string;
  /** SQL: the text of a cell that `value` cannot hold; `null` where it holds all. */
  readonly oddText: string | null;
  /** A text that may be read as a value, as in every other format. */
  readonly readable: boolean;
  readonly nested: boolean;
};

/** A Parquet file as SQL: its columns are called `p0`, `p1` … whatever they are called in the file, `place` is the row from 0. */
export type ParquetRelation = { readonly relation: string; readonly all: number; readonly columns: readonly ParquetColumn[] };

/** The columns of a file in the types of the store; numbers that a double cannot hold make their whole column text. */
export async function parquetColumns(store: Store, path: string, most: number): Promise<ParquetRelation> {
  const described = await store.all<{ name: string; type: string }>(
    `select column_name as name, column_type as type from (describe select * from read_parquet(${quoteText(path)}))`,
  );
  const names = described.map((_, index) => `p${index}`).join(", ");
  // The row's place comes as a column of its own, which a file may have already.
  const taken = described.some(({ name }) => name.toLowerCase() === "file_row_number");
  const rows = taken
    ? `(select *, row_number() over () - 1 from read_parquet(${quoteText(path)}))`
    : `read_parquet(${quoteText(path)}, file_row_number = true)`;
  const relation = `(select * from ${rows} as t(${names}, place))`;
  const read = described.slice(0, most);
  const losing = await losesDigits(store, relation, read);
  const columns = read.map(({ name, type }, index) => (losing.has(index) ? asText(index, name) : planned(index, name, type)));
  return { relation, all: described.length, columns };
}

function planned(index: number, header: string, type: string): ParquetColumn {
  const cell = `p${index}`;
  const base = { index, header, readable: false, nested: false };
  if (/\[\d*\]$|^(?:STRUCT|MAP|UNION|VARIANT)/.test(type)) {
    return { ...base, type: "text", value: `to_json(${cell})::varchar`, oddText: null, nested: true };
  }
  // The shortest decimal that is the value, as every tool shows it: a float of 0.1 is not 0.10000000149.
  if (type === "FLOAT") return number(base, cell, `${cell}::varchar::double`, true);
  if (type === "DOUBLE") return number(base, cell, cell, true);
  if (WHOLE.has(type) || type.startsWith("DECIMAL")) return number(base, cell, `${cell}::double`, false);
  if (type === "BOOLEAN") return { ...base, type: "boolean", value: cell, oddText: null };
  if (type === "DATE") return { ...base, type: "day", ...inCalendar(cell, cell) };
  if (type.startsWith("TIMESTAMP")) {
    const clock = type === "TIMESTAMP" ? cell : `make_timestamp(epoch_us(${cell}))`;
    return { ...base, type: "moment", ...inCalendar(cell, clock) };
  }
  if (type === "BLOB") return { ...base, type: "text", value: `coalesce(try(decode(${cell})), ${cell}::varchar)`, oddText: null };
  return { ...asText(index, header), readable: type === "VARCHAR" };
}

const WHOLE: ReadonlySet<string> = new Set(
  "TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT".split(" "),
);

/** White space alone is an empty cell, as in every other format. */
const asText = (index: number, header: string): ParquetColumn => {
  const cell = `p${index}::varchar`;
  const value = `case when trim(${cell}, ' \t\r\n\u00a0') <> '' then ${cell} end`;
  return { index, header, type: "text", value, oddText: null, readable: false, nested: false };
};

function number(
  base: Pick<ParquetColumn, "index" | "header" | "readable" | "nested">,
  cell: string,
  value: string,
  open: boolean,
): ParquetColumn {
  if (!open) return { ...base, type: "number", value, oddText: null };
  return {
    ...base,
    type: "number",
    value: `case when isfinite(${cell}) then ${value} end`,
    oddText: `case when not isfinite(${cell}) then ${cell}::varchar end`,
  };
}

/** Years of four digits; infinity and the years before and after stay texts. */
function inCalendar(cell: string, value: string): Pick<ParquetColumn, "value" | "oddText"> {
  const inside = `isfinite(${cell}) and year(${cell}) between 1 and 9999`;
  return { value: `case when ${inside} then ${value} end`, oddText: `case when not (${inside}) then ${cell}::varchar end` };
}

/** Columns asked for in one query. */
const AT_ONCE = 100;

/** Columns of numbers of which a double would lose a digit. */
async function losesDigits(store: Store, relation: string, columns: readonly { readonly type: string }[]): Promise<ReadonlySet<number>> {
  const doubtful = columns.flatMap(({ type }, index) => {
    const width = /^DECIMAL\((\d+),/.exec(type)?.[1];
    return (width === undefined ? /^U?(?:BIGINT|HUGEINT)$/.test(type) : Number(width) > 15) ? [{ cell: `p${index}`, index, type }] : [];
  });
  const losing = new Set<number>();
  for (let at = 0; at < doubtful.length; at += AT_ONCE) {
    const some = doubtful.slice(at, at + AT_ONCE);
    // The doubled value, cast back, is the same number or it has lost something; what no cast takes has too.
    const counts = some.map(
      ({ cell, type }) => `count_if(${cell} is not null and try_cast(${cell}::double as ${type}) is distinct from ${cell}) as ${cell}`,
    );
    const lost = await store.one<Record<string, number>>(`select ${counts.join(", ")} from ${relation}`);
    for (const { cell, index } of some) if ((lost[cell] ?? 0) > 0) losing.add(index);
  }
  return losing;
}

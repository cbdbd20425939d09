import { DuckDBDataChunk, INTEGER, SMALLINT } from "@duckdb/node-api";
import { codedAnswers, slotCount } from "../../../shared/indices/frame/answer-codes.ts";
import { type CodedMoney, MONEY_PARTS } from "../../../shared/indices/frame/answer-tally.ts";
import { type AnswerCounts, countAnswers, type LastAnswers } from "../../../shared/indices/frame/count-answers.ts";
import { type FrameInput, has, isThere } from "../../../shared/indices/frame/frame-input.ts";
import { secureItems } from "../../../shared/indices/frame/secure-items.ts";
import type { Question } from "../../../shared/table/fields.ts";
import type { Store } from "../store.ts";

/** Rows of one chunk of DuckDB. */
const CHUNK = 2_048;

/** Reads the answers in codes and counts them (count-answers.ts). */
export async function readCounts(
  store: Store,
  input: FrameInput,
  questions: readonly Question[],
  withSecure: boolean,
): Promise<AnswerCounts> {
  const sql = codedAnswers(input, questions, withSecure);
  const rows = await readInto(store, sql, {
    customer: Int32Array,
    ord: Int32Array,
    slot: Int32Array,
    scores: Int32Array,
    items: Int32Array,
  });
  const highest = rows.customer.reduce((most, own) => (own > most ? own : most), -1);
  const secure = withSecure ? secureItems(input) : null;
  const money = withSecure ? await readMoney(store, input, highest + 1) : null;
  return countAnswers(rows, { questions, secure, slots: slotCount(input), customers: highest + 1, money });
}

/** Sums of whole units below 2^53 are exact; larger money (`null`) is added up by SQL. */
async function readMoney(store: Store, input: FrameInput, customers: number): Promise<CodedMoney | null> {
  const isMapped = isThere(input, "accounts") && (has(input, "accounts", "revenue") || has(input, "accounts", "mrr"));
  const money = new Float64Array(customers * MONEY_PARTS);
  if (!isMapped || !has(input, "answers", "customer_id")) return money;
  const { small } = await store.one<{ small: boolean }>(
    "select coalesce(sum(revenue) < 4e15 and sum(revenue_square) < 4e15 and count(*) < 4000000, true) as small from frame_accounts",
  );
  if (!small) return null;
  const one = (condition: string): string => `cast(case when ${condition} then 1 else 0 end as double)`;
  const split = (name: string, digits: number): string =>
    `coalesce(cast(floor(${name}) as double), cast(0 as double)) as ${name}_units, coalesce(round(cast(${name} - floor(${name}) as double) * cast(${10 ** digits} as double)), cast(0 as double)) as ${name}_rest`;
  const found = await readInto(
    store,
    `select customer, ${one("revenue is not null")} as paying, ${split("revenue", 9)}, ${split("revenue_square", 6)}, ${one("negative_revenue")} as negative
     from frame_accounts where customer < ${customers}`,
    {
      customer: Int32Array,
      paying: Float64Array,
      revenue_units: Float64Array,
      revenue_rest: Float64Array,
      revenue_square_units: Float64Array,
      revenue_square_rest: Float64Array,
      negative: Float64Array,
    },
  );
  const { customer, ...parts } = found;
  Object.values(parts).forEach((values, part) => {
    for (let row = 0; row < customer.length; row += 1) money[(customer[row] ?? 0) * MONEY_PARTS + part] = values[row] ?? 0;
  });
  return money;
}

type Columns = Readonly<Record<string, Int32ArrayConstructor | Float64ArrayConstructor>>;
type Read<C extends Columns> = { readonly [Name in keyof C]: InstanceType<C[Name]> };

/** Columns of numbers without nulls, in the order of the query. */
async function readInto<C extends Columns>(store: Store, sql: string, columns: C): Promise<Read<C>> {
  const chunks = (await (await store.connection.run(sql)).fetchAllChunks()).filter(({ rowCount }) => rowCount > 0);
  const total = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const entries = Object.entries(columns).map(([name, make], column) => {
    const values = new make(total);
    let at = 0;
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(column);
      const count = vector.itemCount;
      // The query coalesces its numbers: the column has no nulls and is of the kind of its array.
      for (let row = 0; row < count; row += 1) values[at + row] = vector.getItem(row) as number;
      at += count;
    }
    return [name, values];
  });
  // Every column was filled with an array of its own kind.
  return Object.fromEntries(entries) as Read<C>;
}

/** The table that `lastOfCustomer` makes in SQL: customer, answer, ord. */
export async function writeLast(store: Store, table: string, { ord, codes }: LastAnswers): Promise<void> {
  await store.run(`create or replace temp table ${table} (customer integer, answer smallint, ord integer)`);
  const appender = await store.connection.createAppender(table, "main", "temp");
  try {
    const customers: number[] = [];
    for (let customer = 0; customer < ord.length; customer += 1) if ((ord[customer] ?? -1) >= 0) customers.push(customer);
    for (let from = 0; from < customers.length; from += CHUNK) {
      const own = customers.slice(from, from + CHUNK);
      const chunk = DuckDBDataChunk.create([INTEGER, SMALLINT, INTEGER], own.length);
      chunk.setColumnValues(0, own);
      chunk.setColumnValues(
        1,
        own.map((customer) => (codes[customer] ?? 0) - 128),
      );
      chunk.setColumnValues(
        2,
        own.map((customer) => ord[customer] ?? -1),
      );
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** One DuckDB database of the engine. All SQL of the product goes through here. */
export class Store {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.connection = connection;
  }

  /**
   * Opens a database in memory, or in a file where `path` is given. `threads` and `memoryLimitMb` are DuckDB's own limits.
   */
  static async open(options: { path?: string; threads?: number; memoryLimitMb?: number } = {}): Promise<Store> {
    const config: Record<string, string> = {
      preserve_insertion_order: "true",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    };
    if (options.threads !== undefined) config["threads"] = String(options.threads);
    if (options.memoryLimitMb !== undefined) config["memory_limit"] = `${options.memoryLimitMb}MB`;
    const instance = await DuckDBInstance.create(options.path ?? ":memory:", config);
    return new Store(instance, await instance.connect());
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** All rows as plain objects: numbers (also of BIGINT and DECIMAL), text, booleans, null; days as YYYY-MM-DD. */
  async all<Row extends object>(sql: string): Promise<Row[]> {
    const reader = await this.connection.runAndReadAll(sql);
    const names = reader.deduplicatedColumnNames();
    return reader.getRows().map((values) => {
      const row: Record<string, unknown> = Object.create(null);
      values.forEach((value, index) => {
        row[names[index] ?? `c${index}`] = plain(value);
      });
      // The caller names the shape of the query it wrote itself.
      return row as Row;
    });
  }

  /** The first row; throws when there is none. */
  async one<Row extends object>(sql: string): Promise<Row> {
    const [row] = await this.all<Row>(sql);
    if (row === undefined) throw new Error(`Store.one requires a row: ${sql}`);
    return row;
  }

  close(): void {
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

/** An SQL identifier or text literal, quoted so that no header or value can leave it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return value;
  if ("toDouble" in value && typeof value.toDouble === "function") return value.toDouble();
  if ("items" in value && Array.isArray(value.items)) return value.items.map(plain);
  if ("entries" in value && typeof value.entries === "object" && value.entries !== null && !Array.isArray(value.entries)) {
    return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, plain(entry)]));
  }
  return String(value);
}

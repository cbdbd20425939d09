import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Job } from "../../shared/progress.ts";

/** From so many columns on, looking for a better plan takes longer than a better plan saves. */
const MANY_COLUMNS = 200;

/** How often a running query asks whether anybody still wants it. */
const CANCEL_EVERY_MS = 100;

/** One DuckDB database of the engine. All SQL of the product goes through here. */
export class Store {
  readonly connection: DuckDBConnection;
  /** The store's own folder: the only one that its SQL can read or write, gone when the store is closed. */
  readonly scratch: string;
  readonly #instance: DuckDBInstance;
  readonly #owner: boolean;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, scratch: string, owner: boolean) {
    this.#instance = instance;
    this.connection = connection;
    this.scratch = scratch;
    this.#owner = owner;
  }

  /**
   * Opens a database in memory, or in a file where `path` is given. `threads` and `memoryLimitMb` are DuckDB's own limits.
   * Its SQL reaches no file but those in `scratch` (made below the system's folder for temporary files, or in `folder`).
   */
  static async open(options: { path?: string; threads?: number; memoryLimitMb?: number; folder?: string } = {}): Promise<Store> {
    const scratch = mkdtempSync(join(options.folder ?? tmpdir(), "octad-"));
    const config: Record<string, string> = {
      preserve_insertion_order: "true",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      temp_directory: join(scratch, "spill"),
    };
    if (options.threads !== undefined) config["threads"] = String(options.threads);
    if (options.memoryLimitMb !== undefined) config["memory_limit"] = `${options.memoryLimitMb}MB`;
    try {
      const instance = await DuckDBInstance.create(options.path ?? ":memory:", config);
      const connection = await instance.connect();
      // In this order: once external access is off the list of folders cannot be changed, and nothing can once it is locked.
      await connection.run(`set allowed_directories = [${quoteText(scratch)}]`);
      await connection.run("set enable_external_access = false");
      await connection.run("set lock_configuration = true");
      return new Store(instance, connection, scratch, true);
    } catch (error) {
      rmSync(scratch, { recursive: true, force: true });
      throw error;
    }
  }

  /** The same database through a connection of its own, so that interrupting it stops nobody else. Close it when done. */
  async fork(): Promise<Store> {
    return new Store(this.#instance, await this.#instance.connect(), this.scratch, false);
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /**
   * Runs a statement that computes so many columns. DuckDB looks for what their expressions have in common in the square of their
   * number, 20 s for 2,000; very many are computed as they are written.
   */
  async runOver(columns: number, sql: string): Promise<void> {
    if (columns < MANY_COLUMNS) return this.run(sql);
    await this.run("pragma disable_optimizer");
    try {
      await this.run(sql);
    } finally {
      await this.run("pragma enable_optimizer");
    }
  }

  /** Waits for work on this connection, and interrupts its query as soon as the job is cancelled. */
  async watched<T>(job: Job, work: () => Promise<T>): Promise<T> {
    job.checkpoint();
    let cancelled: { readonly error: unknown } | null = null;
    const timer = setInterval(() => {
      try {
        if (cancelled === null) job.checkpoint();
      } catch (error) {
        cancelled = { error };
        this.connection.interrupt();
      }
    }, CANCEL_EVERY_MS);
    try {
      return await work();
    } catch (error) {
      // The interrupted query's own error says less than why it was interrupted.
      const reason = cancelled as { readonly error: unknown } | null;
      throw reason === null ? error : reason.error;
    } finally {
      clearInterval(timer);
    }
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
    if (!this.#owner) return;
    this.#instance.closeSync();
    rmSync(this.scratch, { recursive: true, force: true });
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

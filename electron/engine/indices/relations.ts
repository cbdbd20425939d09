import { standaloneSql } from "../../../shared/indices/dialect.ts";
import type { Store } from "../store.ts";
import { RawRows } from "./raw-rows.ts";
import { readColumns } from "./read-columns.ts";

type Definition = { readonly statements: readonly string[]; readonly key: string; readonly version: number };
/** `made` is there until it is. */
type Standing = { readonly version: number; made: Promise<void> | null };

/**
 * The relations of a frame by name. Each is made when a query first asks for it, and again when its own SQL or that of a relation
 * which it reads has changed; what nobody reads costs nothing.
 */
export class Relations {
  readonly #store: Store;
  /** In an order in which each reads only those before it. */
  readonly #definitions = new Map<string, Definition>();
  readonly #standing = new Map<string, Standing>();
  #versions = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Says of which statements a relation is made. What it reads must have been put before. */
  put(name: string, statements: readonly string[]): void {
    const before = this.#definitions.get(name);
    this.#definitions.delete(name);
    const key = JSON.stringify([statements, this.#readBy(statements).map((read) => [read, this.#definitions.get(read)?.version])]);
    if (before?.key !== key) this.#versions += 1;
    this.#definitions.set(name, before?.key === key ? before : { statements, key, version: this.#versions });
  }

  /** Makes what the queries read, as far as it does not stand. */
  async prepare(...queries: readonly string[]): Promise<void> {
    for (const name of this.#readBy(queries)) await this.#make(name);
  }

  /** The rows of a query over relations. */
  async all<Row extends object>(sql: string): Promise<Row[]> {
    if (!this.#isPrepared(sql)) await this.prepare(sql);
    return this.#store.all<Row>(sql);
  }

  /** The same as columns, without an object for any value. */
  async raw(sql: string): Promise<RawRows> {
    if (!this.#isPrepared(sql)) await this.prepare(sql);
    return RawRows.read(this.#store, sql);
  }

  /** The same as plain arrays of numbers. */
  async numbers(sql: string): ReturnType<typeof readColumns> {
    if (!this.#isPrepared(sql)) await this.prepare(sql);
    return readColumns(this.#store, sql);
  }

  /**
   * The same query without the relations: what it reads stands in front of it as named parts, so that it runs on the canonical
   * tables alone. `before` are statements that make other relations (the codes of groups and waves).
   */
  standalone(sql: string, before: readonly string[] = []): string {
    const own = this.#readBy([sql]).flatMap((name) => this.#definitions.get(name)?.statements ?? []);
    return standaloneSql(sql, [...before, ...own]);
  }

  /** Names of the relations that statements read, also through others, in the order in which they can be made. */
  #readBy(statements: readonly string[]): readonly string[] {
    const texts = [...statements];
    const found: string[] = [];
    for (const [name, definition] of [...this.#definitions].reverse()) {
      if (!texts.some((text) => text.includes(name))) continue;
      found.unshift(name);
      texts.push(...definition.statements);
    }
    return found;
  }

  #isPrepared(sql: string): boolean {
    return this.#readBy([sql]).every((name) => {
      const standing = this.#standing.get(name);
      return standing?.made === null && standing.version === this.#definitions.get(name)?.version;
    });
  }

  async #make(name: string): Promise<void> {
    const definition = this.#definitions.get(name);
    if (definition === undefined) return;
    const before = this.#standing.get(name);
    if (before?.version === definition.version) return before.made ?? undefined;
    const made = this.#run(definition.statements);
    const standing: Standing = { version: definition.version, made };
    this.#standing.set(name, standing);
    await made;
    standing.made = null;
  }

  async #run(statements: readonly string[]): Promise<void> {
    for (const sql of statements) await this.#store.run(sql);
  }
}

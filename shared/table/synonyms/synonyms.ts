import type { Phrase } from "../match-header.ts";

/**
 * Phrases that headers use for canonical fields, in one language. Keys are `table.field`, or `*.field` where the words are the
 * same in every table that has the field. The order tells which is the more usual.
 */
export type Synonyms = Readonly<Record<string, readonly Phrase[]>>;

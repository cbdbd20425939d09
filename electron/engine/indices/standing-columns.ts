import type { AccountColumns } from "../../../shared/indices/frame/account-rows.ts";
import type { AnswerColumns } from "../../../shared/indices/frame/answer-columns.ts";
import type { OutcomeColumns } from "../../../shared/indices/frame/outcome-rows.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import type { ColumnFacts } from "./column-facts.ts";
import { Memo, Memos } from "./memo.ts";
import { PerTables } from "./per-tables.ts";

/**
 * Columns of the canonical tables beside the store (performance.md 3), filled when the tables are built (fill-columns.ts). Those of
 * answers are the same whatever is asked; those of accounts and outcomes hang on definitions and filters, not on how the rows are
 * cut. Of a million answers they take about 20 MB, and 2 MB more for every field that answers were cut by.
 */
export type StandingColumns = {
  readonly known: Memo<ColumnFacts>;
  readonly answers: Memo<AnswerColumns>;
  /** Group and wave codes of every answer by field; −1 = none. */
  readonly codes: Memos<Int16Array>;
  /** Calendar waves of every answer by kind; −1 = undated. */
  readonly calendar: Memos<Int32Array>;
  readonly accounts: Memo<AccountColumns>;
  readonly outcomes: Memo<OutcomeColumns>;
};

const standing = new PerTables(
  (): StandingColumns => ({
    known: new Memo(),
    answers: new Memo(),
    codes: new Memos(),
    calendar: new Memos(),
    accounts: new Memo(),
    outcomes: new Memo(),
  }),
);

/** Of the tables that stand now: a new set of canonical tables forgets what was read of those before. */
export const columnsOf = (store: Store, facts: CanonicalFacts): StandingColumns => standing.of(store, facts);

/** Forgets the columns, for example when the reading of one was broken off. */
export const forgetColumns = (store: Store): void => standing.forget(store);

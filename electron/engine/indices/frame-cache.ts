import type { AccountRows } from "../../../shared/indices/frame/account-rows.ts";
import type { AnswerRows } from "../../../shared/indices/frame/answer-rows.ts";
import type { CountedCells } from "../../../shared/indices/frame/cells.ts";
import type { AnswerCounts } from "../../../shared/indices/frame/count-answers.ts";
import type { AccountBoxes } from "../../../shared/indices/frame/count-boxes.ts";
import type { countOutcomes } from "../../../shared/indices/frame/count-outcomes.ts";
import type { OutcomeRows } from "../../../shared/indices/frame/outcome-rows.ts";
import type { HealthScores } from "../../../shared/indices/frame/score-health.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { Memo, Memos } from "./memo.ts";
import { PerTables } from "./per-tables.ts";
import { Relations } from "./relations.ts";
import type { SliceKeys } from "./slice-keys.ts";

/**
 * What stands of the frame in a store and beside it, and of which inputs it was made: relations in SQL, columns that were read, and
 * what was counted. What has the same inputs is used as it stands, so that a changed setting remakes only what depends on it. A new
 * set of canonical tables forgets all.
 */
export type FrameCache = {
  readonly store: Store;
  readonly facts: CanonicalFacts;
  readonly relations: Relations;
  /** Keys of groups and waves, by what they were made of. */
  readonly keys: Map<string, SliceKeys>;
  /** Group codes by customer, as the accounts say. */
  readonly members: Memo<Int16Array>;
  /** Customers that the filter leaves. */
  readonly passing: Memo<Uint8Array>;
  readonly answers: Memo<AnswerRows>;
  readonly accounts: Memo<AccountRows>;
  readonly outcomes: Memo<OutcomeRows>;
  readonly answerCounts: Memo<AnswerCounts>;
  /** Last answers by customer that SQL has found, by relation. */
  readonly last: Memos<Uint8Array>;
  readonly scores: Memo<HealthScores>;
  readonly boxes: Memo<AccountBoxes>;
  readonly outcomeCells: Memo<ReturnType<typeof countOutcomes>>;
  /** Customers by their scores in two waves, by question. */
  readonly paired: Memos<readonly Row[]>;
  /** Cells by index and query. */
  readonly cells: Memos<CountedCells | null>;
};

const caches = new PerTables(
  (store, facts): FrameCache => ({
    store,
    facts,
    relations: new Relations(store),
    keys: new Map(),
    members: new Memo(),
    passing: new Memo(),
    answers: new Memo(),
    accounts: new Memo(),
    outcomes: new Memo(),
    answerCounts: new Memo(),
    last: new Memos(),
    scores: new Memo(),
    boxes: new Memo(),
    outcomeCells: new Memo(),
    paired: new Memos(),
    cells: new Memos(),
  }),
);

export const frameCache = (store: Store, facts: CanonicalFacts): FrameCache => caches.of(store, facts);

/** Forgets every frame, for example when a query of one was broken off. */
export const forgetFrames = (store: Store): void => caches.forget(store);

const queues = new WeakMap<Store, Promise<unknown>>();

/** One frame stands in a store at a time: whoever needs another waits for those before to end. */
export async function alone<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const before = queues.get(store) ?? Promise.resolve();
  const own = before.then(work, work);
  queues.set(
    store,
    own.catch(() => undefined),
  );
  return own;
}

import type { AccountRows } from "../../../shared/indices/frame/account-rows.ts";
import type { AnswerRows } from "../../../shared/indices/frame/answer-rows.ts";
import { type FrameInput, has, hasFrame, isThere } from "../../../shared/indices/frame/frame-input.ts";
import type { OutcomeRows } from "../../../shared/indices/frame/outcome-rows.ts";
import { SECURE_ITEMS } from "../../../shared/indices/frame/secure-items.ts";
import { readAccounts, readMembers } from "./read-accounts.ts";
import { readAnswers } from "./read-answers.ts";
import { cvqWeights, readOutcomes } from "./read-outcomes.ts";
import type { Members, StandingFrame } from "./standing-frame.ts";

/** The rows of a frame that are counted in code; `null` = there are none, or SQL counts them. */
export type FrameReading = {
  readonly answers: Promise<AnswerRows | null>;
  readonly accounts: Promise<AccountRows | null>;
  readonly outcomes: Promise<OutcomeRows | null>;
};

const NONE = Promise.resolve(null);

/** Begins to read them all, as far as they do not stand. */
export function readFrame(frame: StandingFrame): FrameReading {
  const { cache, input, plan, rows } = frame;
  const { asOf, by } = input;
  const columns = [...plan.questions, ...(plan.hasSecure ? SECURE_ITEMS : [])];
  const saidByAccounts = by !== null && has(input, "accounts", by);
  const members: Members = () => (saidByAccounts ? cache.members.of({ asOf, by }, () => readMembers(frame)) : NONE);
  return {
    answers: plan.isCoded ? cache.answers.of({ rows, columns }, () => readAnswers(frame, columns, members)) : NONE,
    accounts: countsAccounts(input)
      ? cache.accounts.of({ ...rows, wave: null, health: plan.health }, () => readAccounts(frame, members))
      : NONE,
    outcomes: hasFrame(input, "outcomes")
      ? cache.outcomes.of({ rows, weights: cvqWeights(input) }, () => readOutcomes(frame, members))
      : NONE,
  };
}

/** Whether accounts are counted in code. Large amounts stand in wide decimals, which SQL adds up. */
const countsAccounts = (input: FrameInput): boolean => isThere(input, "accounts") && input.isSmallMoney && !imputesByText(input);

/** Medians by a segment that is no ENUM: SQL tells its texts apart. */
const imputesByText = (input: FrameInput): boolean =>
  input.settings.health.missing === "segmentMedian" &&
  has(input, "accounts", "segment") &&
  input.labels.accounts?.["segment"] === undefined;

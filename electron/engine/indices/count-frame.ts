import { codeCounts, groupCells, NO_CELLS } from "../../../shared/indices/frame/cells.ts";
import { countAnswers } from "../../../shared/indices/frame/count-answers.ts";
import { countOutcomes } from "../../../shared/indices/frame/count-outcomes.ts";
import { type FrameInput, type FrameTable, has, hasFrame, isThere, slotCount } from "../../../shared/indices/frame/frame-input.ts";
import { SECURE_ITEMS, secureItems } from "../../../shared/indices/frame/secure-items.ts";
import type { Choices } from "../../../shared/indices/index-definition.ts";
import { choicesInSql, type IsAnswered } from "./choices.ts";
import { countAccounts } from "./count-accounts.ts";
import type { FrameCache } from "./frame-cache.ts";
import type { FramePlan } from "./frame-relations.ts";
import { readAnswers } from "./read-answers.ts";
import { readAccounts, readMembers, readOutcomes } from "./read-frames.ts";
import { type FrameCounts, type Members, type StandingFrame, standingFrame } from "./standing-frame.ts";

type Counted = { readonly counts: FrameCounts; readonly choices: Choices };

/** Reads the relations into columns, counts them, and makes the choices of method on the way. */
export async function countFrame(cache: FrameCache, input: FrameInput, plan: FramePlan): Promise<Counted> {
  const { asOf, by } = input;
  const frame = standingFrame(cache, input, plan);
  const saidByAccounts = by !== null && has(input, "accounts", by);
  const members: Members = async () => (saidByAccounts ? cache.members.of({ asOf, by }, () => readMembers(frame)) : null);
  // At once, so that the store works on one query while the columns of another are counted.
  const [customers, outcomes] = await Promise.all([countCustomers(frame, members), countRecords(frame, members)]);
  const { cells, groups, waves } = customers.counts;
  return {
    counts: { cells: new Map([...cells, ...outcomes.cells]), groups: new Map([...groups, ...outcomes.groups]), waves },
    choices: customers.choices,
  };
}

/** Whether accounts are counted in code. Large amounts stand in wide decimals, which SQL adds up. */
export const countsAccounts = (input: FrameInput): boolean => isThere(input, "accounts") && input.isSmallMoney && !imputesByText(input);

/** Medians by a segment that is no ENUM: SQL tells its texts apart. */
const imputesByText = (input: FrameInput): boolean =>
  input.settings.health.missing === "segmentMedian" &&
  has(input, "accounts", "segment") &&
  input.labels.accounts?.["segment"] === undefined;

/** Answers and accounts; the money behind answers and the answers behind boxes make them one. */
async function countCustomers(frame: StandingFrame, members: Members): Promise<Counted> {
  const { cache, input, plan, rows } = frame;
  const { questions, hasSecure, health } = plan;
  const columns = [...questions, ...(hasSecure ? SECURE_ITEMS : [])];
  const reading = plan.isCoded ? cache.answers.of({ rows, columns }, () => readAnswers(frame, columns, members)) : null;
  const accountsRead = countsAccounts(input)
    ? cache.accounts.of({ ...rows, wave: null, health }, () => readAccounts(frame, members))
    : Promise.resolve(null);
  const answers = await reading;
  const secure = hasSecure ? secureItems(input) : null;
  const answered =
    answers &&
    (await cache.answerCounts.of({ rows, questions, secure, health }, () =>
      countAnswers(answers, { questions, secure, slots: slotCount(input), accounts: accountsRead }),
    ));
  const accounts = await accountsRead;
  const isAnswered: IsAnswered = answered && ((question) => (answered.cells.get(`${question} kept`)?.all.length ?? 0) > 0);
  const found = accounts && (await countAccounts(frame, accounts, answered, isAnswered));
  const groups = new Map<FrameTable, ReadonlyMap<number, number>>();
  // Without accounts the answers say how many customers a group has, which SQL counts.
  if (answers !== null && accounts !== null) groups.set("answers", codeCounts(answers.group, slotCount(input)));
  if (accounts !== null) groups.set("accounts", codeCounts(accounts.group, slotCount(input)));
  return {
    counts: { cells: new Map([...(answered?.cells ?? []), ...(found?.cells ?? [])]), groups, waves: answered?.byWave ?? null },
    choices: found?.choices ?? (await choicesInSql(frame, isAnswered)),
  };
}

async function countRecords(frame: StandingFrame, members: Members): Promise<Pick<FrameCounts, "cells" | "groups">> {
  const { cache, input, rows } = frame;
  if (!hasFrame(input, "outcomes")) return { cells: new Map(), groups: new Map() };
  const { durationRef, intensityMax, exponents } = input.settings.cvq;
  const weights = { durationRef, intensityMax, exponents };
  const outcomes = await cache.outcomes.of({ rows, weights }, () => readOutcomes(frame, members));
  const { records, sums, negatives } = await cache.outcomeCells.of({ rows, weights }, () => countOutcomes(outcomes, slotCount(input)));
  // Nothing can be compared without the three; SQL need not be asked.
  const canShift = ["wave", "customer_id", "outcome"].every((field) => has(input, "outcomes", field));
  return {
    cells: new Map([
      ["cvq records", records],
      ["cvq sums", sums],
      ...(negatives === null ? [] : [["cvq negatives", negatives] as const]),
      ...(canShift ? [] : [["cvq shift", groupCells(NO_CELLS)] as const]),
    ]),
    groups: new Map([["outcomes", codeCounts(outcomes.group, slotCount(input))]]),
  };
}

import { codeCounts, groupCells, NO_CELLS } from "../../../shared/indices/frame/cells.ts";
import { countAnswers } from "../../../shared/indices/frame/count-answers.ts";
import { countOutcomes } from "../../../shared/indices/frame/count-outcomes.ts";
import { type FrameInput, type FrameTable, has, slotCount } from "../../../shared/indices/frame/frame-input.ts";
import { secureItems } from "../../../shared/indices/frame/secure-items.ts";
import type { Choices } from "../../../shared/indices/index-definition.ts";
import { choicesInSql, type IsAnswered } from "./choices.ts";
import { countAccounts } from "./count-accounts.ts";
import type { FrameCache } from "./frame-cache.ts";
import type { FramePlan } from "./frame-relations.ts";
import { type FrameReading, readFrame } from "./read-frame.ts";
import { cvqWeights } from "./read-outcomes.ts";
import { type FrameCounts, type StandingFrame, standingFrame } from "./standing-frame.ts";

type Counted = { readonly counts: FrameCounts; readonly choices: Choices };

/** Reads the relations into columns, counts them, and makes the choices of method on the way. */
export async function countFrame(cache: FrameCache, input: FrameInput, plan: FramePlan): Promise<Counted> {
  const frame = standingFrame(cache, input, plan);
  // At once, so that the store works on one query while the columns of another are counted.
  const reading = readFrame(frame);
  const [customers, outcomes] = await Promise.all([countCustomers(frame, reading), countRecords(frame, reading)]);
  const { cells, groups, waves } = customers.counts;
  return {
    counts: { cells: new Map([...cells, ...outcomes.cells]), groups: new Map([...groups, ...outcomes.groups]), waves },
    choices: customers.choices,
  };
}

/** Answers and accounts; the money behind answers and the answers behind boxes make them one. */
async function countCustomers(frame: StandingFrame, reading: FrameReading): Promise<Counted> {
  const { cache, input, plan, rows } = frame;
  const { questions, hasSecure, health } = plan;
  const answers = await reading.answers;
  const secure = hasSecure ? secureItems(input) : null;
  const answered =
    answers &&
    (await cache.answerCounts.of({ rows, questions, secure, health }, () =>
      countAnswers(answers, { questions, secure, slots: slotCount(input), accounts: reading.accounts }),
    ));
  const accounts = await reading.accounts;
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

async function countRecords(frame: StandingFrame, reading: FrameReading): Promise<Pick<FrameCounts, "cells" | "groups">> {
  const { cache, input, rows } = frame;
  const outcomes = await reading.outcomes;
  if (outcomes === null) return { cells: new Map(), groups: new Map() };
  const weights = cvqWeights(input);
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

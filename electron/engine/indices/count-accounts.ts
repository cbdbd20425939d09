import type { AccountRows } from "../../../shared/indices/frame/account-rows.ts";
import { NO_ANSWER, validAnswer } from "../../../shared/indices/frame/answer-rows.ts";
import { canUseWindow } from "../../../shared/indices/frame/boxes-frame.ts";
import type { Cells, CountedCells } from "../../../shared/indices/frame/cells.ts";
import type { AnswerCounts } from "../../../shared/indices/frame/count-answers.ts";
import {
  type AccountBoxes,
  anyAtStart,
  boxesByAnswer,
  boxesByHealth,
  boxesCells,
  strataCells,
} from "../../../shared/indices/frame/count-boxes.ts";
import { bandCells, rankCells } from "../../../shared/indices/frame/count-health.ts";
import { marginCells } from "../../../shared/indices/frame/count-margins.ts";
import { has, slotCount } from "../../../shared/indices/frame/frame-input.ts";
import { componentQuestion, isLastAnswer } from "../../../shared/indices/frame/health-frame.ts";
import { lastAtStartView, lastOfCustomerView } from "../../../shared/indices/frame/last-answers.ts";
import { type HealthScores, scoreHealth } from "../../../shared/indices/frame/score-health.ts";
import type { Choices } from "../../../shared/indices/index-definition.ts";
import type { Question } from "../../../shared/table/fields.ts";
import { canBox, chooseBoxes, chooseChurn, chooseClv, type IsAnswered } from "./choices.ts";
import { putBoxes } from "./frame-relations.ts";
import { readLast } from "./read-accounts.ts";
import type { StandingFrame } from "./standing-frame.ts";

type CountedAccounts = { readonly cells: Cells; readonly choices: Choices };

/** Health, boxes and margins of the accounts. `answered` has the last answers of customers; where it has none, SQL finds them. */
export async function countAccounts(
  frame: StandingFrame,
  accounts: AccountRows,
  answered: AnswerCounts | null,
  isAnswered: IsAnswered,
): Promise<CountedAccounts> {
  const { cache, input, plan, rows } = frame;
  const { health } = plan;
  const { settings, scales } = input;
  const slots = slotCount(input);
  const clvMethod = chooseClv(input);
  const cells = new Map<string, CountedCells>();
  const put = async (name: string, of: object, make: () => CountedCells | null): Promise<void> => {
    const counted = await cache.cells.of(name, { rows, health, of }, make);
    if (counted !== null) cells.set(name, counted);
  };
  await put("clv margins", { clvMethod }, () => marginCells(accounts, clvMethod, has(input, "accounts", "variable_cost"), slots));

  const scoring = { settings: settings.health, isCoded: plan.isCoded };
  const scores = health.length === 0 ? null : await cache.scores.of({ rows, health, scoring }, () => score(frame, accounts, answered));
  if (scores !== null) {
    await put("health bands", scoring, () => bandCells(accounts, scores, slots));
    await put("health ranks", scoring, () => rankCells(accounts, scores, slots));
  }

  const boxesBy = await chooseBoxes(frame, isAnswered);
  if (!canBox(input, boxesBy, health))
    return { cells, choices: { health, boxesBy, boxesFrom: settings.boxes.churnFrom ?? "status", clvMethod } };
  putBoxes(cache.relations, input, boxesBy);
  const cuts = boxesBy === "health" ? scoring : { nps: settings.nps, csat: settings.csat, scales };
  const boxes = await cache.boxes.of({ rows, health, boxesBy, cuts }, () => boxesOf(frame, accounts, boxesBy, answered, scores));
  await put("boxes customers", { boxesBy, cuts }, () => boxesCells(accounts, boxes, slots));
  await put("boxes strata", { boxesBy, cuts }, () => strataCells(accounts, boxes, slots));
  return { cells, choices: { health, boxesBy, boxesFrom: chooseChurn(input, boxesBy, anyAtStart(accounts, boxes)), clvMethod } };
}

async function score(frame: StandingFrame, accounts: AccountRows, answered: AnswerCounts | null): Promise<HealthScores> {
  const { health } = frame.plan;
  const columns = health.map(async (component, at): Promise<Float64Array> => {
    const question = componentQuestion(component.field);
    const values = accounts.health[at] ?? new Float64Array(0);
    if (question === null || !isLastAnswer(component)) return values;
    const last = await lastAnswers(frame, question, answered);
    return answersOf(accounts, last);
  });
  return scoreHealth({ ...accounts, health: await Promise.all(columns) }, health, frame.input.settings.health);
}

/** The answer of each account's customer; NaN = none. */
function answersOf({ customer }: AccountRows, codes: Uint8Array): Float64Array {
  const answers = new Float64Array(customer.length).fill(Number.NaN);
  for (let row = 0; row < answers.length; row += 1) {
    const own = customer[row] ?? 0;
    if (own < codes.length) answers[row] = validAnswer(codes[own] ?? NO_ANSWER);
  }
  return answers;
}

async function boxesOf(
  frame: StandingFrame,
  accounts: AccountRows,
  boxesBy: NonNullable<Choices["boxesBy"]>,
  answered: AnswerCounts | null,
  scores: HealthScores | null,
): Promise<AccountBoxes> {
  if (boxesBy === "health") {
    if (scores === null) throw new Error("boxesOf requires scores");
    return boxesByHealth(scores);
  }
  const last = await lastAnswers(frame, boxesBy, answered);
  const atStart = canUseWindow(frame.input) ? await answersAtStart(frame, boxesBy, answered) : undefined;
  return boxesByAnswer(frame.input, boxesBy, accounts, last, atStart);
}

/** Codes of the last answers by customer. */
const lastAnswers = async (frame: StandingFrame, question: Question, answered: AnswerCounts | null): Promise<Uint8Array> =>
  answered?.last.get(question) ?? lastInSql(frame, lastOfCustomerView(question));

const answersAtStart = async (frame: StandingFrame, question: Question, answered: AnswerCounts | null): Promise<Uint8Array> =>
  answered?.atStart.get(question) ?? lastInSql(frame, lastAtStartView(question));

const lastInSql = (frame: StandingFrame, view: string): Promise<Uint8Array> =>
  frame.cache.last.of(view, frame.rows, () => readLast(frame, view));

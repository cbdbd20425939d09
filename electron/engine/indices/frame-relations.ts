import { createTable } from "../../../shared/indices/dialect.ts";
import { accountsSelect } from "../../../shared/indices/frame/accounts-frame.ts";
import { answersSelect, commentsSelect, touchesSelect } from "../../../shared/indices/frame/answers-frame.ts";
import { boxesSelect, canUseWindow, startOfWindow } from "../../../shared/indices/frame/boxes-frame.ts";
import { cashflowsFrame, ticketsFrame, transactionsFrame } from "../../../shared/indices/frame/customer-frames.ts";
import { type FrameInput, has, hasFrame, isThere } from "../../../shared/indices/frame/frame-input.ts";
import { membersSelect } from "../../../shared/indices/frame/group-sql.ts";
import { componentQuestion, healthSelect } from "../../../shared/indices/frame/health-frame.ts";
import { eventsFrame, invitationsFrame, tasksFrame } from "../../../shared/indices/frame/journey-frames.ts";
import {
  keptAnswers,
  keptSecure,
  keptView,
  lastAnswers,
  lastAtStartView,
  lastOfCustomer,
  lastOfCustomerOn,
  lastOfCustomerView,
  lastOfWaves,
  lastTable,
  type Span,
} from "../../../shared/indices/frame/last-answers.ts";
import { movementsFrame } from "../../../shared/indices/frame/movements-frame.ts";
import { outcomeSums, outcomeSumsTable, outcomesSelect } from "../../../shared/indices/frame/outcome-records.ts";
import { relation } from "../../../shared/indices/frame/relation.ts";
import { secureMoney, secureMoneyTable } from "../../../shared/indices/frame/secure-money.ts";
import { answeringSelect } from "../../../shared/indices/frame/where-sql.ts";
import type { Choices } from "../../../shared/indices/index-definition.ts";
import type { HealthComponent } from "../../../shared/indices/settings.ts";
import type { Question } from "../../../shared/table/fields.ts";
import type { Relations } from "./relations.ts";

export type BoxesBy = NonNullable<Choices["boxesBy"]>;

/** What a frame is made for. */
export type FramePlan = {
  /** Questions whose last answers are kept. */
  readonly questions: readonly Question[];
  readonly hasSecure: boolean;
  readonly health: readonly HealthComponent[];
  /** Answers are counted in code (answer-rows.ts): SQL hardly reads them, and so nothing of them is stored. */
  readonly isCoded: boolean;
};

/**
 * The relations that the SQL of indices reads, most of them views: what every query needs is read once, into columns
 * (read-frame.ts).
 */
export function putRelations(relations: Relations, input: FrameInput, plan: FramePlan): void {
  const { by } = input;
  const put = (name: string, statements: readonly string[]): void => relations.put(name, statements);
  if (isThere(input, "accounts")) {
    if (by !== null && has(input, "accounts", by)) put("frame_members", relation("frame_members", membersSelect(input), false));
    // A look at every customer's answers is too much for every reader.
    const answering = answeringSelect(input);
    if (answering !== null) put("frame_answering", [createTable("frame_answering", answering)]);
    put("frame_accounts", relation("frame_accounts", accountsSelect(input), false));
  }
  if (isThere(input, "answers")) {
    put("frame_answers", relation("frame_answers", answersSelect(input), !plan.isCoded));
    putAnswers(put, input, plan);
  }
  if (has(input, "answers", "comment")) put("frame_comments", relation("frame_comments", commentsSelect(input), false));
  if (has(input, "answers", "touchpoint")) put("frame_touches", relation("frame_touches", touchesSelect(input), false));
  if (isThere(input, "transactions")) put("frame_transactions", [transactionsFrame(input)]);
  if (isThere(input, "tickets")) put("frame_tickets", [ticketsFrame(input)]);
  if (hasFrame(input, "movements")) put("frame_movements", [movementsFrame(input)]);
  if (isThere(input, "invitations")) put("frame_invitations", [invitationsFrame(input)]);
  if (isThere(input, "tasks")) put("frame_tasks", [tasksFrame(input)]);
  if (isThere(input, "events")) put("frame_events", [eventsFrame(input)]);
  if (hasFrame(input, "cashflows")) put("frame_cashflows", [cashflowsFrame(input)]);
  if (hasFrame(input, "outcomes")) {
    put("frame_outcomes", relation("frame_outcomes", outcomesSelect(input), false));
    for (const kind of ["all", "group", "wave"] as const) put(outcomeSumsTable(kind), [outcomeSums(kind)]);
  }
  if (plan.health.length > 0) put("frame_health", relation("frame_health", healthSelect(input, plan.health), false));
}

/** The boxes, once it is known what they are made by. */
export const putBoxes = (relations: Relations, input: FrameInput, boxesBy: BoxesBy): void =>
  relations.put("frame_boxes", relation("frame_boxes", boxesSelect(input, boxesBy), false));

/** Which answers count, for every question, over all the data and, with waves, in each wave. */
function putAnswers(put: Relations["put"], input: FrameInput, { questions, hasSecure, health, isCoded }: FramePlan): void {
  const { wave, settings } = input;
  // Waves first: the last answer of everything is the last of a customer's waves.
  const spans: readonly Span[] = wave === null ? ["overall"] : ["by_wave", "overall"];
  for (const span of spans) {
    if (settings.duplicates !== "all" && (questions.length > 0 || hasSecure)) {
      const fromWaves = !isCoded && span === "overall" && wave !== null;
      const last = fromWaves ? lastOfWaves(questions, hasSecure) : lastAnswers(input, span, questions, hasSecure, !isCoded);
      put(lastTable(span), last);
    }
    for (const question of questions) put(keptView(question, span), [keptAnswers(input, question, span)]);
    if (!hasSecure) continue;
    put(keptView("secure", span), [keptSecure(input, span)]);
    put(secureMoneyTable(span), secureMoney(input, span, !isCoded));
  }
  if (!has(input, "answers", "customer_id")) return;
  for (const question of new Set([...questions, ...health.flatMap(({ field }) => componentQuestion(field) ?? [])])) {
    put(lastOfCustomerView(question), [lastOfCustomer(input, question)]);
    if (canUseWindow(input)) put(lastAtStartView(question), [lastOfCustomerOn(input, question, startOfWindow(input))]);
  }
}

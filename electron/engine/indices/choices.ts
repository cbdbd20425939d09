import { canUseWindow, WINDOW_USED } from "../../../shared/indices/frame/boxes-frame.ts";
import { type FrameInput, has, isThere, questionsOf } from "../../../shared/indices/frame/frame-input.ts";
import type { Choices } from "../../../shared/indices/index-definition.ts";
import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import { type BoxesBy, putBoxes } from "./frame-relations.ts";
import type { StandingFrame } from "./standing-frame.ts";

/** Whether a question has a valid answer, where answers were counted. */
export type IsAnswered = ((question: BoxesBy) => boolean) | null;

/** nps if that has a valid answer, else csat, else health (cli.md, boxes). */
export async function chooseBoxes(frame: StandingFrame, answered: IsAnswered): Promise<Choices["boxesBy"]> {
  const { input, plan } = frame;
  if (input.settings.boxes.by !== null) return input.settings.boxes.by;
  for (const question of ["nps", "csat"] as const) {
    if (!questionsOf(input).includes(question)) continue;
    if (answered === null ? await isAnswered(frame, question) : answered(question)) return question;
  }
  return plan.health.some(({ field }) => !field.startsWith("answers.")) ? "health" : null;
}

async function isAnswered({ cache }: StandingFrame, question: BoxesBy): Promise<boolean> {
  const rows = await cache.relations.all(`select 1 as one from frame_answers where ${question} <> ${OUT_OF_RANGE} limit 1`);
  return rows.length > 0;
}

/** Whether boxes can be made at all. */
export const canBox = (input: FrameInput, boxesBy: Choices["boxesBy"], health: Choices["health"]): boxesBy is BoxesBy =>
  boxesBy === "health" ? health.length > 0 : boxesBy !== null && has(input, "answers", boxesBy) && has(input, "answers", "customer_id");

/** The churn window where somebody who was there at its start had answered by then, else the status. */
export function chooseChurn(input: FrameInput, boxesBy: BoxesBy, anyAtStart: boolean): Choices["boxesFrom"] {
  if (boxesBy === "health") return "status";
  return input.settings.boxes.churnFrom ?? (canUseWindow(input) && anyAtStart ? "window" : "status");
}

/** The choices of a frame whose accounts are not read into columns. */
export async function choicesInSql(frame: StandingFrame, answered: IsAnswered): Promise<Choices> {
  const { cache, input, plan } = frame;
  const { settings } = input;
  const clvMethod = chooseClv(input);
  if (!isThere(input, "accounts")) return { health: [], boxesBy: settings.boxes.by, boxesFrom: "status", clvMethod };
  const boxesBy = await chooseBoxes(frame, answered);
  if (!canBox(input, boxesBy, plan.health))
    return { health: plan.health, boxesBy, boxesFrom: settings.boxes.churnFrom ?? "status", clvMethod };
  putBoxes(cache.relations, input, boxesBy);
  const [found] = await cache.relations.all<{ n: number }>(WINDOW_USED);
  return { health: plan.health, boxesBy, boxesFrom: chooseChurn(input, boxesBy, (found?.n ?? 0) > 0), clvMethod };
}

/** retention where losses and money are known, else bgnbd, else seed (cli.md, clv). */
export function chooseClv(input: FrameInput): Choices["clvMethod"] {
  if (input.settings.clv.method !== null) return input.settings.clv.method;
  const any = (...fields: readonly string[]): boolean => fields.some((field) => has(input, "accounts", field));
  if (any("end_date", "churned") && any("mrr", "revenue")) return "retention";
  if (isThere(input, "transactions")) return "bgnbd";
  return any("revenue") ? "seed" : null;
}

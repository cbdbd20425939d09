import { addMonths } from "../../../shared/calendar.ts";
import { accountsFrame } from "../../../shared/indices/frame/accounts-frame.ts";
import { answersFrame } from "../../../shared/indices/frame/answers-frame.ts";
import { boxesFrame, canUseWindow, startOfWindow, WINDOW_USED } from "../../../shared/indices/frame/boxes-frame.ts";
import { cashflowsFrame, ticketsFrame, transactionsFrame } from "../../../shared/indices/frame/customer-frames.ts";
import { type FrameInput, has, hasFrame, isThere, questionsOf } from "../../../shared/indices/frame/frame-input.ts";
import { canGroup, membersSql } from "../../../shared/indices/frame/group-sql.ts";
import { componentQuestion, healthComponents, healthFrame } from "../../../shared/indices/frame/health-frame.ts";
import {
  keptAnswers,
  keptSecure,
  lastAnswers,
  lastOfCustomer,
  lastOfCustomerOn,
  lastOfWaves,
  lastQuestions,
  type Span,
} from "../../../shared/indices/frame/last-answers.ts";
import { outcomeRecords, outcomeSums } from "../../../shared/indices/frame/outcome-records.ts";
import { SECURE_ITEMS } from "../../../shared/indices/frame/secure-items.ts";
import { secureMoney } from "../../../shared/indices/frame/secure-money.ts";
import type { Choices, IndexContext, SliceKind } from "../../../shared/indices/index-definition.ts";
import type { Job } from "../../../shared/progress.ts";
import { type CanonicalFacts, OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { forgetFrames, frameCache } from "./frame-cache.ts";

type Maker = (name: string, inputs: unknown, make: () => readonly string[]) => Promise<void>;

/**
 * Builds what stands between the canonical tables and the indices, as far as it does not stand yet, and makes the choices of
 * method on the way. Every table is remade only when its own inputs changed.
 */
export async function buildFrames(store: Store, facts: CanonicalFacts, input: FrameInput, metrics: boolean, job: Job): Promise<Choices> {
  const keys = frameCache(store, facts).inputs;
  const ensure: Maker = async (name, inputs, make) => {
    const key = JSON.stringify(inputs);
    if (keys.get(name) === key) return;
    keys.delete(name);
    for (const sql of make()) await store.watched(job, () => store.run(sql));
    keys.set(name, key);
  };
  try {
    return await build(store, input, metrics, ensure);
  } catch (error) {
    forgetFrames(store);
    throw error;
  }
}

async function build(store: Store, input: FrameInput, metrics: boolean, ensure: Maker): Promise<Choices> {
  const { settings, asOf, by, wave, conditions } = input;
  const rows = { asOf, conditions };
  const grouped = { ...rows, by };
  const sliced = { ...grouped, wave };
  const state = { ...grouped, window: input.windowStart };

  if (isThere(input, "accounts")) {
    if (by !== null && has(input, "accounts", by)) await ensure("members", { asOf, by }, () => [membersSql(input)]);
    await ensure("accounts", state, () => [accountsFrame(input)]);
  }
  const weighted = has(input, "answers", "weight");
  if (isThere(input, "answers")) {
    await ensure("answers", sliced, () => [answersFrame(input)]);
    await buildAnswers(input, metrics, sliced, state, ensure);
  }
  if (isThere(input, "transactions")) await ensure("transactions", grouped, () => [transactionsFrame(input)]);
  if (isThere(input, "tickets")) await ensure("tickets", grouped, () => [ticketsFrame(input)]);
  if (hasFrame(input, "outcomes")) {
    const { lambda: _, ...weights } = settings.cvq;
    const records = { sliced, weights };
    await ensure("outcomes", records, () => [outcomeRecords(input)]);
    const kinds: readonly SliceKind[] = [
      "all",
      ...(by === null ? [] : (["group"] as const)),
      ...(wave === null ? [] : (["wave"] as const)),
    ];
    for (const kind of kinds) await ensure(`outcome sums ${kind}`, records, () => outcomeSums(kind));
  }
  if (hasFrame(input, "cashflows")) await ensure("cashflows", { by }, () => [cashflowsFrame(input)]);

  const clvMethod = chooseClv(input);
  const none: Choices = { health: [], boxesBy: null, boxesFrom: "status", clvMethod };
  if (!isThere(input, "accounts")) return { ...none, boxesBy: settings.boxes.by };

  const health = healthComponents(input);
  const lastOf = { sliced, weighted };
  for (const question of new Set(health.flatMap(({ field }) => componentQuestion(field) ?? []))) {
    await ensure(`last ${question}`, lastOf, () => [lastOfCustomer(input, question)]);
  }
  const healthInputs = { state, sliced, health, settings: settings.health, scales: input.scales };
  if (health.length > 0) await ensure("health", healthInputs, () => [healthFrame(input, health)]);

  const boxesBy = await chooseBoxes(store, input, health);
  if (boxesBy === null || (boxesBy === "health" && health.length === 0) || !canBox(input, boxesBy)) {
    return { health, boxesBy, boxesFrom: settings.boxes.churnFrom ?? "status", clvMethod };
  }
  if (boxesBy !== "health") {
    await ensure(`last ${boxesBy}`, lastOf, () => [lastOfCustomer(input, boxesBy)]);
    if (canUseWindow(input)) {
      await ensure(`start ${boxesBy}`, { sliced, window: input.windowStart }, () => [
        lastOfCustomerOn(input, boxesBy, startOfWindow(input)),
      ]);
    }
  }
  const cuts = boxesBy === "health" ? healthInputs : { cuts: boxesBy === "nps" ? settings.nps : settings.csat, scales: input.scales };
  await ensure("boxes", { boxesBy, state, sliced, cuts }, () => [boxesFrame(input, boxesBy)]);
  return { health, boxesBy, boxesFrom: await chooseChurn(store, input, boxesBy), clvMethod };
}

/** Which answers count, for every question that is asked for, over all the data and, with waves, in each wave. */
async function buildAnswers(input: FrameInput, metrics: boolean, sliced: object, state: object, ensure: Maker): Promise<void> {
  // Waves first: the last answer of everything is the last of a customer's waves.
  const spans: readonly Span[] = input.wave === null ? ["overall"] : ["by_wave", "overall"];
  const { duplicates } = input.settings;
  const questions = lastQuestions(input).filter((question) => question !== "ces" || metrics);
  const isSecure = SECURE_ITEMS.every((item) => has(input, "answers", item));
  const secure = isSecure ? { top: input.settings.secure.top, scales: SECURE_ITEMS.map((item) => input.scales[item]) } : null;
  const last = { sliced, questions, secure };
  for (const span of spans) {
    // The last answer of a customer is what boxes and health go by, whatever the duplicates rule.
    if ((questions.length > 0 || isSecure) && (span === "overall" || duplicates !== "all")) {
      const fromWaves = span === "overall" && input.wave !== null && duplicates !== "all";
      await ensure(`last ${span}`, { last, fromWaves }, () => [
        fromWaves ? lastOfWaves(questions, isSecure) : lastAnswers(input, span, questions, isSecure),
      ]);
    }
    for (const question of questions)
      await ensure(`kept ${question} ${span}`, { last, duplicates }, () => [keptAnswers(input, question, span)]);
    if (!isSecure) continue;
    await ensure(`kept secure ${span}`, { last, duplicates }, () => [keptSecure(input, span)]);
    await ensure(`secure money ${span}`, { last, duplicates, state }, () => [secureMoney(input, span)]);
  }
}

const canBox = (input: FrameInput, boxesBy: "nps" | "csat" | "health"): boolean =>
  boxesBy === "health" || (has(input, "answers", boxesBy) && has(input, "answers", "customer_id"));

/** nps if that has a valid answer, else csat, else health (cli.md, boxes). */
async function chooseBoxes(store: Store, input: FrameInput, health: Choices["health"]): Promise<Choices["boxesBy"]> {
  if (input.settings.boxes.by !== null) return input.settings.boxes.by;
  for (const question of ["nps", "csat"] as const) {
    if (!questionsOf(input).includes(question)) continue;
    const { n } = await store.one<{ n: number }>(
      `select count(*) as n from (select 1 from frame_answers where ${question} <> ${OUT_OF_RANGE} limit 1) a`,
    );
    if (n > 0) return question;
  }
  return health.some(({ field }) => !field.startsWith("answers.")) ? "health" : null;
}

async function chooseChurn(store: Store, input: FrameInput, boxesBy: "nps" | "csat" | "health"): Promise<Choices["boxesFrom"]> {
  if (boxesBy === "health") return "status";
  if (input.settings.boxes.churnFrom !== null) return input.settings.boxes.churnFrom;
  if (!canUseWindow(input)) return "status";
  return (await store.one<{ n: number }>(WINDOW_USED)).n > 0 ? "window" : "status";
}

/** retention where losses and money are known, else bgnbd, else seed (cli.md, clv). */
function chooseClv(input: FrameInput): Choices["clvMethod"] {
  if (input.settings.clv.method !== null) return input.settings.clv.method;
  const any = (...fields: readonly string[]): boolean => fields.some((field) => has(input, "accounts", field));
  if (any("end_date", "churned") && any("mrr", "revenue")) return "retention";
  if (isThere(input, "transactions")) return "bgnbd";
  return any("revenue") ? "seed" : null;
}

/** Start of the churn window: asOf minus its months. */
export const windowStartOf = (asOf: string | null, months: number): string | null => (asOf === null ? null : addMonths(asOf, -months));

/** Whether rows of an index can be told apart by the group field. */
export const groupable = (context: Pick<IndexContext, "fields">, by: string, table: Parameters<typeof canGroup>[2]): boolean =>
  canGroup(context.fields, by, table);

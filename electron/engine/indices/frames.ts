import { addMonths } from "../../../shared/calendar.ts";
import { accountsFrame, smallMoneyQuery } from "../../../shared/indices/frame/accounts-frame.ts";
import { canCode } from "../../../shared/indices/frame/answer-codes.ts";
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
import type { Question } from "../../../shared/table/fields.ts";
import type { Store } from "../store.ts";
import { readCounts, writeLast } from "./coded-answers.ts";
import { type FrameCache, forgetFrames, frameCache } from "./frame-cache.ts";

type Maker = (name: string, inputs: unknown, make: () => readonly string[] | Promise<void>) => Promise<void>;

/**
 * Builds what stands between the canonical tables and the indices, as far as it does not stand yet, and makes the choices of
 * method on the way. Every table is remade only when its own inputs changed.
 */
export async function buildFrames(store: Store, facts: CanonicalFacts, input: FrameInput, metrics: boolean, job: Job): Promise<Choices> {
  const cache = frameCache(store, facts);
  const keys = cache.inputs;
  const ensure: Maker = async (name, inputs, make) => {
    const key = JSON.stringify(inputs);
    if (keys.get(name) === key) return;
    keys.delete(name);
    const made = make();
    if (made instanceof Promise) await made;
    else for (const sql of made) await store.watched(job, () => store.run(sql));
    keys.set(name, key);
  };
  try {
    return await build(store, cache, input, metrics, ensure, job);
  } catch (error) {
    forgetFrames(store);
    throw error;
  }
}

async function build(store: Store, cache: FrameCache, input: FrameInput, metrics: boolean, ensure: Maker, job: Job): Promise<Choices> {
  const { settings, asOf, by, wave, conditions } = input;
  const isCoded = isThere(input, "answers") && canCode(input);
  const rows = { asOf, conditions };
  const grouped = { ...rows, by };
  const sliced = { ...grouped, wave };
  const state = { ...grouped, window: input.windowStart };

  if (isThere(input, "accounts")) {
    if (by !== null && has(input, "accounts", by)) await ensure("members", { asOf, by }, () => [membersSql(input)]);
    await ensure("accounts", state, async () => {
      const { small } = await store.one<{ small: boolean }>(smallMoneyQuery(input));
      await store.watched(job, () => store.run(accountsFrame(input, small)));
    });
  }
  const weighted = has(input, "answers", "weight");
  if (isThere(input, "answers")) {
    await ensure("answers", { sliced, isCoded }, () => answersFrame(input, !isCoded));
    await buildAnswers(store, cache, input, metrics, isCoded, sliced, state, ensure, job);
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
  const lastOf = { sliced, weighted, isCoded };
  const ensureLast = (question: Question): Promise<void> =>
    ensure(`last ${question}`, lastOf, () => {
      const own = cache.counts?.last.get(question);
      return own === undefined ? [lastOfCustomer(input, question)] : writeLast(store, `last_${question}_of_customer`, own);
    });
  for (const question of new Set(health.flatMap(({ field }) => componentQuestion(field) ?? []))) {
    await ensureLast(question);
  }
  const healthInputs = { state, sliced, health, settings: settings.health, scales: input.scales };
  if (health.length > 0) await ensure("health", healthInputs, () => [healthFrame(input, health)]);

  const boxesBy = await chooseBoxes(store, cache, input, health);
  if (boxesBy === null || (boxesBy === "health" && health.length === 0) || !canBox(input, boxesBy)) {
    return { health, boxesBy, boxesFrom: settings.boxes.churnFrom ?? "status", clvMethod };
  }
  if (boxesBy !== "health") {
    await ensureLast(boxesBy);
    if (canUseWindow(input)) {
      await ensure(`start ${boxesBy}`, { lastOf, window: input.windowStart }, () => {
        const own = cache.counts?.atStart.get(boxesBy);
        return own === undefined
          ? [lastOfCustomerOn(input, boxesBy, startOfWindow(input))]
          : writeLast(store, `last_${boxesBy}_at_start`, own);
      });
    }
  }
  const cuts = boxesBy === "health" ? healthInputs : { cuts: boxesBy === "nps" ? settings.nps : settings.csat, scales: input.scales };
  await ensure("boxes", { boxesBy, state, sliced, cuts }, () => [boxesFrame(input, boxesBy)]);
  return { health, boxesBy, boxesFrom: await chooseChurn(store, input, boxesBy), clvMethod };
}

/** Which answers count, for every question that is asked for, over all the data and, with waves, in each wave. */
async function buildAnswers(
  store: Store,
  cache: FrameCache,
  input: FrameInput,
  metrics: boolean,
  isCoded: boolean,
  sliced: object,
  state: object,
  ensure: Maker,
  job: Job,
): Promise<void> {
  // Waves first: the last answer of everything is the last of a customer's waves.
  const spans: readonly Span[] = input.wave === null ? ["overall"] : ["by_wave", "overall"];
  const { duplicates } = input.settings;
  const questions = lastQuestions(input).filter((question) => question !== "ces" || metrics);
  const isSecure = SECURE_ITEMS.every((item) => has(input, "answers", item));
  const secure = isSecure ? { top: input.settings.secure.top, scales: SECURE_ITEMS.map((item) => input.scales[item]) } : null;
  const last = { sliced, isCoded, questions, secure };
  if (!isCoded) {
    cache.counts = null;
    cache.inputs.delete("counts");
  } else {
    await ensure("counts", { last, state }, async () => {
      cache.counts = await store.watched(job, () => readCounts(store, input, questions, isSecure));
    });
    // Everything was counted, unless the money is too large for it.
    if (!isSecure || cache.counts?.cells.has("money secure")) return;
  }
  for (const span of spans) {
    // The last answer of a customer is what boxes and health go by, whatever the duplicates rule.
    if ((questions.length > 0 || isSecure) && (span === "overall" || duplicates !== "all")) {
      const fromWaves = !isCoded && span === "overall" && input.wave !== null && duplicates !== "all";
      await ensure(`last ${span}`, { last, fromWaves }, () =>
        fromWaves ? lastOfWaves(questions, isSecure) : lastAnswers(input, span, questions, isSecure, !isCoded),
      );
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
async function chooseBoxes(store: Store, cache: FrameCache, input: FrameInput, health: Choices["health"]): Promise<Choices["boxesBy"]> {
  if (input.settings.boxes.by !== null) return input.settings.boxes.by;
  for (const question of ["nps", "csat"] as const) {
    if (!questionsOf(input).includes(question)) continue;
    const counted = cache.counts?.cells.get(`kept ${question}`);
    if (counted !== undefined) {
      if (counted.all.length > 0) return question;
      continue;
    }
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

import type { Question } from "../../table/fields.ts";
import { type AccountRows, numberOfCustomers } from "./account-rows.ts";
import { questionChannel, secureChannel } from "./answer-channel.ts";
import type { AnswerRows } from "./answer-rows.ts";
import type { Cells, CountedCells } from "./cells.ts";
import { questionCells, secureCells } from "./channel-cells.ts";
import { type CaseMoney, caseMoney, secureMoneyCells } from "./count-secure-money.ts";
import { SECURE_ITEMS, type SecureItem } from "./secure-items.ts";
import { visitAnswers } from "./visit-answers.ts";

export type CountPlan = {
  readonly questions: readonly Question[];
  /** The items of secure; `null` where they are not mapped. */
  readonly secure: readonly SecureItem[] | null;
  /** Number of group codes. */
  readonly slots: number;
  /** Whose money stands behind secure cases; `null` = nobody's is added up here. The store may still be reading them. */
  readonly accounts: Promise<AccountRows | null>;
};

/** By question, the code of the last valid answer of each customer; `NO_ANSWER` = none. */
export type LastAnswers = ReadonlyMap<Question, Uint8Array>;

export type AnswerCounts = {
  readonly cells: Cells;
  /** Different customers by code of a wave; a row without customer is one. */
  readonly byWave: ReadonlyMap<number, number>;
  readonly last: LastAnswers;
  /** As it stood at the start of the window. */
  readonly atStart: LastAnswers;
};

/** Two questions with more combinations of answers are counted one after the other. */
const MOST_PAIRS = 4_096;

/**
 * What `last-answers.ts` says in SQL, by the same rules, in a pass over columns of whole numbers: rows by value, the last valid answers
 * of customers over all the data and in each wave, and the money behind secure cases.
 */
export async function countAnswers(rows: AnswerRows, { questions, secure, slots, accounts }: CountPlan): Promise<AnswerCounts> {
  const { waveCodes } = rows;
  const customers = numberOfCustomers(rows.customer);
  const none = new Uint8Array(rows.customer.length);
  const columnOf = columnsOf(rows, none);
  const cases = secure === null ? null : secureChannel(SECURE_ITEMS.map(columnOf), secure);
  const money = cases === null ? null : await moneyOf(accounts);
  const cells = new Map<string, CountedCells>();
  const [last, atStart] = [new Map<Question, Uint8Array>(), new Map<Question, Uint8Array>()];
  const byWave = new Map<number, number>();
  // Two questions at a time, and secure with the first two.
  for (let at = 0; at === 0 || at < questions.length; ) {
    const pair = questionChannel([columnOf(questions[at]), columnOf(questions[at + 1])]);
    const isPair = pair.marks.length <= MOST_PAIRS;
    const asked = questions.slice(at, at + (isPair ? 2 : 1));
    const channel = isPair ? pair : questionChannel([columnOf(questions[at]), none]);
    const isFirst = at === 0;
    const withCases = isFirst ? cases : null;
    const third = withCases ?? secureChannel([none, none, none], []);
    const found = visitAnswers(rows, { questions: channel, secure: third, slots, customers, money: isFirst ? money : null });
    for (const [place, question] of asked.entries()) {
      for (const [name, counted] of questionCells(found.questions, channel, place, waveCodes)) cells.set(`${question} ${name}`, counted);
      last.set(question, found.last[place] ?? none);
      atStart.set(question, found.atStart[place] ?? none);
    }
    if (isFirst) for (const [place, code] of waveCodes.entries()) byWave.set(code, found.byWave[place] ?? 0);
    if (withCases !== null) {
      for (const [name, counted] of secureCells(found.secure, withCases, secure ?? [], waveCodes)) cells.set(`secure ${name}`, counted);
      if (money !== null) cells.set("secure money", secureMoneyCells(money, found, slots, waveCodes));
    }
    at += Math.max(1, asked.length);
  }
  return { cells, byWave, last, atStart };
}

const columnsOf =
  ({ questions }: Pick<AnswerRows, "questions">, none: Uint8Array) =>
  (question: Question | undefined): Uint8Array =>
    question === undefined ? none : (questions.get(question) ?? none);

/** Numbers the answers that are counted together, and the money behind them: what hangs on columns alone is made once, with them. */
export function prepareCounts(
  rows: AnswerRows,
  { questions, secure }: Pick<CountPlan, "questions" | "secure">,
  accounts: AccountRows | null,
): void {
  const columnOf = columnsOf(rows, new Uint8Array(0));
  for (let at = 0; at + 1 < questions.length; at += 2) questionChannel([columnOf(questions[at]), columnOf(questions[at + 1])]);
  if (secure === null) return;
  secureChannel(SECURE_ITEMS.map(columnOf), secure);
  if (accounts !== null) caseMoney(accounts);
}

async function moneyOf(accounts: CountPlan["accounts"]): Promise<CaseMoney | null> {
  const found = await accounts;
  return found && caseMoney(found);
}

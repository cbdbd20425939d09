import { OUT_OF_RANGE } from "../../table/canonical.ts";
import type { Question } from "../../table/fields.ts";
import { createView, divideWhole, exactSum } from "../dialect.ts";
import { type FrameInput, has, questionsOf } from "./frame-input.ts";
import { relation } from "./relation.ts";
import { secureItems, secureSettled, secureTop } from "./secure-items.ts";

/**
 * Which answers count (methods.md 0.3.3), per question, after invalid ones are set aside, over the span of the number: all the
 * data (`last_overall`), or one wave (`last_by_wave`).
 *
 * The last answer of a customer is found by one plain maximum: each answer is stamped with its place in time above its group
 * and its value, (ord·G + grp)·256 + answer + 128, and the greatest stamp is the last answer with its group. One pass over a
 * million rows does all questions; no join leads back. Answers without customer are each their own.
 */
export type Span = "overall" | "by_wave";

const VALUES = 256;
/** Three answers in one number, and above them whether all are at the top. */
const TRIPLES = VALUES ** 3;
const CASES = TRIPLES * 2;
const isAnswer = (column: string): string => `${column} <> ${OUT_OF_RANGE}`;

/** Number of group codes: the keys and "no key". */
const groupCount = (input: Pick<FrameInput, "groups">): number => input.groups + 1;

const stamp = (input: FrameInput, value: string, values: number): string =>
  `(cast(ord as bigint) * ${groupCount(input)} + grp) * ${values} + ${value}`;

const positive = (input: Pick<FrameInput, "fields">): string => (has(input, "answers", "weight") ? "weight > 0" : "true");

export const lastTable = (span: Span): string => `last_${span}`;

/** Questions whose last answers are kept: all but the items of secure, which count together. */
export const lastQuestions = (input: Pick<FrameInput, "fields">): readonly Question[] =>
  questionsOf(input).filter((question) => question === "nps" || question === "csat" || question === "ces");

export function lastAnswers(
  input: FrameInput,
  span: Span,
  questions: readonly Question[],
  withSecure: boolean,
  isStored: boolean,
): readonly string[] {
  const stamps = questions.map((question) => ({
    name: question,
    value: stamp(input, `cast(${question} as bigint) + 128`, VALUES),
    counts: isAnswer(question),
  }));
  const select = perCustomer([...stamps, ...(withSecure ? [secureStamp(input)] : [])], span, positive(input));
  return relation(lastTable(span), select, isStored);
}

/**
 * The same for secure: the last row that settles the case, its three items packed into the stamp (127 = not answered), and above
 * them whether all are at the top.
 */
function secureStamp(input: FrameInput) {
  const items = secureItems(input);
  const packed = items.map(({ name }, at) => `(cast(coalesce(${name}, 127) as bigint) + 128) * ${VALUES ** (2 - at)}`);
  const top = `case when ${secureTop(items)} then ${TRIPLES} else 0 end`;
  return { name: "secure", value: stamp(input, [...packed, top].join(" + "), CASES), counts: secureSettled(items) };
}

/** The last of everything from the last of each wave, which is much less to look through than all answers. */
export function lastOfWaves(questions: readonly Question[], withSecure: boolean): readonly string[] {
  const names = [...questions, ...(withSecure ? ["secure"] : [])];
  const best = names.map((name) => `max(${name}) as ${name}`);
  const from = `from ${lastTable("by_wave")}`;
  return relation(
    lastTable("overall"),
    `select ${["customer", ...best].join(", ")} ${from} where customer is not null group by customer
     union all select ${["customer", ...names].join(", ")} ${from} where customer is null`,
    true,
  );
}

/** Answers in no wave stand there too, under no wave: `lastOfWaves` needs them. */
function perCustomer(
  stamps: readonly { readonly name: string; readonly value: string; readonly counts: string }[],
  span: Span,
  condition: string,
): string {
  const key = span === "overall" ? "customer" : "customer, wave";
  const best = stamps.map(({ name, value, counts }) => `max(${value}) filter (where ${counts}) as ${name}`);
  const own = stamps.map(({ name, value, counts }) => `case when ${counts} then ${value} end as ${name}`);
  return `select ${[key, ...best].join(", ")} from frame_answers where customer is not null and ${condition} group by ${key}
    union all select ${[key, ...own].join(", ")} from frame_answers where customer is null and ${condition}`;
}

const answerOf = (column: string): string => `${column} % ${VALUES} - 128`;
const groupOfStamp = (input: FrameInput, column: string, values: number): string =>
  `cast(${divideWhole(column, values)} % ${groupCount(input)} as smallint)`;
const ordOf = (input: FrameInput, column: string, values: number): string => divideWhole(column, values * groupCount(input));

/** The view of the answers to a question that count: customer, grp or wave, answer, and weight where mapped. */
export const keptView = (question: string, span: Span): string => `kept_${question}_${span}`;

export function keptAnswers(input: FrameInput, question: Question, span: Span): string {
  const name = keptView(question, span);
  const weighted = has(input, "answers", "weight");
  if (input.settings.duplicates === "all") {
    const rows = `from frame_answers where ${isAnswer(question)} and ${positive(input)}${span === "by_wave" ? " and wave is not null" : ""}`;
    return createView(name, `select customer, ord, grp, wave, ${question} as answer${weighted ? ", weight" : ""} ${rows}`);
  }
  const from = `from ${lastTable(span)} k`;
  const slice = span === "overall" ? `${groupOfStamp(input, `k.${question}`, VALUES)} as grp` : "k.wave";
  if (input.settings.duplicates === "meanPerCustomer") {
    const mean = meanAnswers(input, [question], span, isAnswer(question));
    const own = `cast(${answerOf(`k.${question}`)} as double)`;
    const columns = [`k.customer`, slice, `coalesce(m.${question}, ${own}) as answer`, ...(weighted ? [weightOf("m.weight")] : [])];
    return createView(
      name,
      `select ${columns.join(", ")} ${from} left join (${mean}) m on ${sameSpan(span)}${weightJoin(input, `k.${question}`, VALUES)} where k.${question} is not null${inWave(span)}`,
    );
  }
  const columns = ["k.customer", slice, `cast(${answerOf(`k.${question}`)} as smallint) as answer`, ...(weighted ? ["a.weight"] : [])];
  return createView(
    name,
    `select ${columns.join(", ")} ${from}${weightJoin(input, `k.${question}`, VALUES)} where k.${question} is not null${inWave(span)}`,
  );
}

/**
 * The view of the secure cases that count: customer, grp or wave, weight where mapped, and either the three items (null = not
 * answered) or, for last answers, the three in one number (`triple`) and `is_top`, which are many times faster to count.
 */
export function keptSecure(input: FrameInput, span: Span): string {
  const items = secureItems(input);
  const names = items.map(({ name }) => name);
  const view = keptView("secure", span);
  const weighted = has(input, "answers", "weight");
  if (input.settings.duplicates === "all") {
    const clean = names.map((name) => `nullif(${name}, ${OUT_OF_RANGE}) as ${name}`);
    const rows = `from frame_answers where ${secureSettled(items)} and ${positive(input)}${span === "by_wave" ? " and wave is not null" : ""}`;
    return createView(view, `select customer, ord, grp, wave, ${[...clean, ...(weighted ? ["weight"] : [])].join(", ")} ${rows}`);
  }
  const from = `from ${lastTable(span)} k`;
  const slice = span === "overall" ? `${groupOfStamp(input, "k.secure", CASES)} as grp` : "k.wave";
  const triple = `cast(k.secure % ${TRIPLES} as integer)`;
  const weightFrom = weightJoin(input, "k.secure", CASES);
  if (input.settings.duplicates === "meanPerCustomer") {
    const mean = meanAnswers(input, names, span, secureSettled(items));
    const own = names.map((_, at) => `cast(${itemOfTriple(triple, at)} as double)`);
    const columns = names.map((name, at) => `case when m.known then m.${name} else ${own[at]} end as ${name}`);
    const list = ["k.customer", slice, ...columns, ...(weighted ? [weightOf("m.weight")] : [])];
    return createView(
      view,
      `select ${list.join(", ")} ${from} left join (${mean}) m on ${sameSpan(span)}${weightFrom} where k.secure is not null${inWave(span)}`,
    );
  }
  const top = `(k.secure % ${CASES} >= ${TRIPLES}) as is_top`;
  const list = ["k.customer", slice, `${triple} as triple`, top, ...(weighted ? ["a.weight"] : [])];
  return createView(view, `select ${list.join(", ")} ${from}${weightFrom} where k.secure is not null${inWave(span)}`);
}

/** One item of a triple; null where it was not answered. */
const itemOfTriple = (triple: string, at: number): string =>
  `nullif(nullif(${divideWhole(triple, VALUES ** (2 - at))} % ${VALUES} - 128, 127), ${OUT_OF_RANGE})`;

/** The same of a triple that was read: where SQL has counted by it. */
export const itemsOfTriple = (triple: number): readonly (number | null)[] =>
  [VALUES ** 2, VALUES, 1].map((place) => {
    const answer = (Math.floor(triple / place) % VALUES) - 128;
    return answer === 127 || answer === OUT_OF_RANGE ? null : answer;
  });

/** Whether the view of secure cases holds triples instead of items. */
export const holdsTriples = ({ settings }: Pick<FrameInput, "settings">): boolean => settings.duplicates === "lastPerCustomer";

/** Means of a customer's valid answers; the weight of the mean is the mean of the weights. Whole sums, so rows may come in any order. */
function meanAnswers(input: FrameInput, names: readonly string[], span: Span, counts: string): string {
  const key = span === "overall" ? "customer" : "customer, wave";
  const means = names.map(
    (name) =>
      `cast(sum(${name}) filter (where ${isAnswer(name)}) as double) / nullif(count(*) filter (where ${isAnswer(name)}), 0) as ${name}`,
  );
  const weight = has(input, "answers", "weight") ? [`cast(${exactSum("weight")} as double) / count(*) as weight`] : [];
  return `select ${[key, "true as known", ...means, ...weight].join(", ")} from frame_answers
    where customer is not null and ${counts} and ${positive(input)} group by ${key}`;
}

const inWave = (span: Span): string => (span === "by_wave" ? " and k.wave is not null" : "");

const sameSpan = (span: Span): string => `m.customer = k.customer${span === "overall" ? "" : " and m.wave = k.wave"}`;
const weightJoin = (input: FrameInput, column: string, values: number): string =>
  has(input, "answers", "weight") ? ` left join frame_answers a on a.ord = ${ordOf(input, column, values)}` : "";
const weightOf = (mean: string): string => `coalesce(${mean}, a.weight) as weight`;

/** The view of the last valid answer of each customer, whatever its weight: what boxes and health go by. */
export function lastOfCustomer(input: FrameInput, question: Question): string {
  return createView(lastOfCustomerView(question), lastBy(input, question, "true"));
}

export const lastOfCustomerView = (question: Question): string => `last_${question}_of_customer`;

/** The same as it stood on a day; undated answers had no known day. */
export function lastOfCustomerOn(input: FrameInput, question: Question, day: string): string {
  return createView(lastAtStartView(question), lastBy(input, question, `day <= ${day}`));
}

export const lastAtStartView = (question: Question): string => `last_${question}_at_start`;

function lastBy(input: FrameInput, question: Question, condition: string): string {
  const best = `max(${stamp(input, `cast(${question} as bigint) + 128`, VALUES)})`;
  return `select customer, cast(${answerOf("best")} as smallint) as answer, ${ordOf(input, "best", VALUES)} as ord from (
    select customer, ${best} as best from frame_answers where customer is not null and ${isAnswer(question)} and ${condition} group by customer) s`;
}

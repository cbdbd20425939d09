import { answered, isNumeric } from "./column-kind.ts";
import { detectScale, type ScaleGuess, wholeValues } from "./detect-scale.ts";
import { EFFORT, effortDirection } from "./effort-direction.ts";
import type { Question } from "./fields.ts";
import { headerWords } from "./header-words.ts";
import type { Reason } from "./mapping.ts";
import { bestMatch } from "./match-header.ts";
import type { RawColumn } from "./raw-table.ts";
import { DEFAULT_SCALES, type Scale } from "./scale.ts";
import { plainPhrase } from "./synonyms/phrases-of.ts";
import { GENERIC_ANSWER, NOT_AN_ANSWER, OVERALL, QUESTION_PHRASES, type QuestionFamily } from "./synonyms/questions.ts";

export type QuestionGuess = {
  readonly question: Question;
  readonly column: RawColumn;
  readonly confidence: number;
  readonly reason: Reason;
  readonly scale: Scale;
};

type Candidate = {
  readonly family: QuestionFamily;
  readonly column: RawColumn;
  readonly words: readonly string[];
  readonly score: number;
  readonly scale: ScaleGuess;
  /** The header is a canonical field name and nothing else. */
  readonly named: Question | null;
};

const NAMES: Readonly<Record<string, Question>> = {
  nps: "nps",
  csat: "csat",
  ces: "ces",
  sat: "sat",
  recommend: "recommend",
  repurchase: "repurchase",
};

const FAMILIES = Object.keys(QUESTION_PHRASES) as readonly QuestionFamily[];
const PHRASES = new Map(FAMILIES.map((family) => [family, QUESTION_PHRASES[family].map(plainPhrase)]));

/** Which end of an effort scale the answers themselves say is easy. */
export type DirectionSeen = (column: RawColumn) => "easy" | "hard" | null;

/** Which columns hold answers on a scale, and to which question: by the words of the header and the numbers below it. */
export function guessQuestions(columns: readonly RawColumn[], seen: DirectionSeen = () => null): readonly QuestionGuess[] {
  const candidates = columns.flatMap((column) => candidateOf(column) ?? []);
  const taken = new Map<Question, QuestionGuess>();
  const used = new Set<string>();
  const give = (question: Question, candidate: Candidate | undefined): void => {
    if (candidate === undefined || taken.has(question)) return;
    taken.set(question, guessOf(question, candidate, seen));
    used.add(candidate.column.id);
  };
  const free = (family: QuestionFamily): readonly Candidate[] =>
    candidates.filter((one) => one.family === family && !used.has(one.column.id)).sort((a, b) => b.score - a.score);

  for (const candidate of candidates) if (candidate.named !== null) give(candidate.named, candidate);
  give(
    "nps",
    free("recommend").find((one) => one.scale.scale.max === 10),
  );
  give(
    "recommend",
    free("recommend").find((one) => !one.words.includes("nps")),
  );
  give("ces", free("effort")[0]);
  give("repurchase", free("repurchase")[0]);
  const secure = taken.has("recommend") && taken.has("repurchase");
  const satisfied = free("satisfaction");
  if (secure) give("sat", satisfied.find((one) => one.words.some((word) => OVERALL.has(word))) ?? satisfied[0]);
  // One satisfaction column in a survey that also asks for recommendation and repurchase is both things.
  give("csat", free("satisfaction")[0] ?? (secure ? satisfied[0] : undefined));
  for (const guess of genericAnswers(
    columns.filter(({ id }) => !used.has(id)),
    taken.size === 0,
  )) {
    if (!taken.has(guess.question)) taken.set(guess.question, guess);
  }
  return [...taken.values()];
}

function candidateOf(column: RawColumn): Candidate | null {
  const words = headerWords(column.header);
  if (!isNumeric(column) || answered(column) === 0) return null;
  const named = words.length === 1 ? (NAMES[words[0] ?? ""] ?? null) : null;
  let best: { family: QuestionFamily; score: number } | null = null;
  for (const family of FAMILIES) {
    const { score } = bestMatch(words, PHRASES.get(family) ?? []);
    // A whole question in the header has many words beside those that tell.
    const fair = score > 0 && words.length >= 5 ? Math.max(score, 0.85) : score;
    if (fair > (best?.score ?? 0)) best = { family, score: fair };
  }
  if (best === null || words.some((word) => NOT_AN_ANSWER.has(word) && words.length <= 4)) return null;
  const scale = best.family === "recommend" ? recommendScale(column, words, named) : detectScale(column, usualScale(best.family));
  if (scale === null || (scale.scale.max === 1 && best.family !== "satisfaction")) return null;
  return { family: best.family, column, words, score: best.score, scale, named };
}

const usualScale = (family: QuestionFamily): Scale => (family === "effort" ? { min: 1, max: 7 } : DEFAULT_SCALES.csat);

/** Recommendation is asked on 0–10 (NPS) or on a short scale (secure customers); answers above 7 tell the first. */
function recommendScale(column: RawColumn, words: readonly string[], named: Question | null): ScaleGuess | null {
  const { counts, total } = wholeValues(column);
  let high = 0;
  for (const [value, count] of counts) if (value > 7 && value <= 10) high += count;
  const isNps = named === "nps" || words.includes("nps") || words.includes("promoter");
  if (isNps || high > (total >= 30 ? 0.03 * total : 0)) return detectScale(column, DEFAULT_SCALES.nps);
  return detectScale(column, DEFAULT_SCALES.recommend);
}

function guessOf(question: Question, { column, words, score, scale, named }: Candidate, seen: DirectionSeen): QuestionGuess {
  const base = named === question ? 0.98 : Math.min(0.95, score);
  const confidence = round(base * (scale.from === "default" ? 0.95 : 1) * (scale.inside < 0.97 ? 0.95 : 1));
  if (question !== "ces") {
    const code = named === question ? "headerExact" : "questionWords";
    return { question, column, confidence, reason: { code, detail: scaleDetail(scale.scale) }, scale: scale.scale };
  }
  const direction = effortDirection(words, column.header, scale.scale, seen(column));
  return {
    question,
    column,
    confidence: round(confidence * EFFORT[direction.code].sure),
    reason: { code: direction.code, detail: scaleDetail(scale.scale) },
    scale: { ...scale.scale, highIs: EFFORT[direction.code].highIs },
  };
}

/** Columns named "Score" or "Q1": the scale alone tells, and only a little. */
function genericAnswers(columns: readonly RawColumn[], alone: boolean): readonly QuestionGuess[] {
  return columns.flatMap((column): QuestionGuess[] => {
    const words = headerWords(column.header).filter((word) => !/^\d+$/.test(word));
    if (!words.every((word) => GENERIC_ANSWER.has(word) || /^q\d*[a-z]?$/.test(word)) || !isNumeric(column)) return [];
    const found = detectScale(column, DEFAULT_SCALES.csat);
    if (found === null || found.inside < 0.9) return [];
    const question: Question | null =
      found.scale.max === 10 ? "nps" : found.scale.max === 5 ? "csat" : found.scale.max === 7 ? "ces" : null;
    if (question === null || (found.scale.max === 10 && found.scale.min === 1)) return [];
    const scale = question === "ces" ? { ...found.scale, highIs: "easy" as const } : found.scale;
    return [{ question, column, confidence: alone ? 0.5 : 0.4, reason: { code: "valuesOnly", detail: scaleDetail(found.scale) }, scale }];
  });
}

const scaleDetail = (scale: Scale): Readonly<Record<string, number>> => ({ min: scale.min, max: scale.max });
const round = (value: number): number => Math.round(value * 100) / 100;

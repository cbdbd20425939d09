import { answered, isNumeric } from "./column-kind.ts";
import { type Concept, readHeader, speaksOf } from "./concepts/read-header.ts";
import { detectScale, type ScaleGuess, wholeValues } from "./detect-scale.ts";
import { EFFORT, effortDirection } from "./effort-direction.ts";
import type { Question } from "./fields.ts";
import { headerWords } from "./header-words.ts";
import { type LabelFacts, labelledColumn } from "./labels/labelled-column.ts";
import { understandLabels } from "./labels/read-labels.ts";
import type { Reason } from "./mapping.ts";
import { bestMatch } from "./match-header.ts";
import type { RawColumn } from "./raw-table.ts";
import { DEFAULT_SCALES, type Scale } from "./scale.ts";
import { plainPhrase } from "./synonyms/phrases-of.ts";
import { GENERIC_ANSWER, NOT_AN_ANSWER, OVERALL, QUESTION_PHRASES, type QuestionFamily, RATED, RATING } from "./synonyms/questions.ts";

export type QuestionGuess = {
  readonly question: Question;
  readonly column: RawColumn;
  readonly confidence: number;
  readonly reason: Reason;
  readonly scale: Scale;
  /** How the words of the column were read; not there where its cells are plain numbers. */
  readonly labels?: LabelFacts;
  /** The numbers run against the words of their ends and are turned when read. */
  readonly turned?: true;
};

type Candidate = {
  readonly labels: LabelFacts | null;
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

const FAMILY_OF: Readonly<Record<Question, QuestionFamily>> = {
  nps: "recommend",
  csat: "satisfaction",
  ces: "effort",
  sat: "satisfaction",
  recommend: "recommend",
  repurchase: "repurchase",
};

const FAMILIES = Object.keys(QUESTION_PHRASES) as readonly QuestionFamily[];
const PHRASES = new Map(FAMILIES.map((family) => [family, QUESTION_PHRASES[family].map(plainPhrase)]));

/** Which end of an effort scale the answers themselves say is easy. */
export type DirectionSeen = (column: RawColumn) => "easy" | "hard" | null;

/** Every different text of a column with its count, where the profile does not list them all. */
export type TextsOf = (column: RawColumn) => RawColumn["profile"]["top"] | undefined;

/** Which columns hold answers on a scale, and to which question: by the words of the header and the numbers below it. */
export function guessQuestions(
  sources: readonly RawColumn[],
  seen: DirectionSeen = () => null,
  texts: TextsOf = () => undefined,
  told: ReadonlyMap<string, Question> = new Map(),
): readonly QuestionGuess[] {
  const read = sources.map((source) => labelledColumn(source, texts(source)));
  const columns = read.map(({ column }) => column);
  const labels = new Map(read.map(({ column, labels: facts }) => [column.id, facts]));
  const source = new Map(sources.map((column) => [column.id, column]));
  const candidates = columns.flatMap((column) => candidateOf(column, labels.get(column.id) ?? null, told.get(column.id) ?? null) ?? []);
  const taken = new Map<Question, QuestionGuess>();
  const used = new Set<string>();
  const give = (question: Question, candidate: Candidate | undefined): void => {
    if (candidate === undefined || taken.has(question)) return;
    const likes = candidates.filter((one) => one.family === candidate.family && one.named === null && !used.has(one.column.id));
    taken.set(question, oneOfSeveral(guessOf(question, candidate, seen), candidate, likes));
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
  const satisfied = free("satisfaction").toSorted((a, b) => wholeness(b) - wholeness(a));
  if (secure) give("sat", satisfied[0]);
  // One satisfaction column in a survey that also asks for recommendation and repurchase is both things.
  give("csat", satisfied.find(({ column }) => !used.has(column.id)) ?? (secure ? satisfied[0] : undefined));
  for (const guess of genericAnswers(
    columns.filter(({ id }) => !used.has(id)),
    taken.size === 0,
    labels,
  )) {
    if (!taken.has(guess.question)) taken.set(guess.question, guess);
  }
  return [...taken.values()].map((guess) => ({ ...guess, column: source.get(guess.column.id) ?? guess.column }));
}

/** The same question about several things ("Satisfaction – delivery", "Satisfaction – support") and none about the whole. */
function oneOfSeveral(guess: QuestionGuess, candidate: Candidate, likes: readonly Candidate[]): QuestionGuess {
  const { column, score, named } = candidate;
  const others = likes.filter(
    (one) => one.column.id !== column.id && one.score === score && one.scale.scale.max === guess.scale.max,
  ).length;
  if (others === 0 || named !== null || score === 1 || wholeness(candidate) > 0) return guess;
  return { ...guess, confidence: Math.min(guess.confidence, 0.6), reason: { code: "oneOfSeveral", detail: { count: others + 1 } } };
}

function candidateOf(column: RawColumn, labels: LabelFacts | null, told: Question | null): Candidate | null {
  const words = headerWords(column.header);
  if (!isNumeric(column) || answered(column) === 0) return null;
  const alone = words.length === 1 ? (NAMES[words[0] ?? ""] ?? null) : null;
  // "Recommend" alone may be either question about it: answers up to ten are those of NPS.
  const named = told ?? (alone === "recommend" && recommendScale(column, words, alone)?.scale.max === 10 ? null : alone);
  let best: { family: QuestionFamily; score: number } | null = told === null ? null : { family: FAMILY_OF[told], score: 1 };
  const said = familiesOf(column.header);
  for (const family of FAMILIES) {
    const listed = bestMatch(words, PHRASES.get(family) ?? []).score;
    const score = listed === 0 && said.has(family) ? 0.8 : listed;
    // A whole question in the header has many words beside those that tell.
    const fair = score > 0 && words.length >= 5 ? Math.max(score, 0.85) : score;
    if (fair > (best?.score ?? 0)) best = { family, score: fair };
  }
  if (best === null || words.some((word) => NOT_AN_ANSWER.has(word) && words.length <= 4)) return null;
  const scale =
    scaleOfWords(labels) ??
    (best.family === "recommend" ? recommendScale(column, words, named) : detectScale(column, usualScale(best.family)));
  if (scale === null || (scale.scale.max === 1 && best.family !== "satisfaction")) return null;
  return { family: best.family, column, labels, words, score: best.score, scale, named };
}

/** How much a header speaks of the whole: 2 = it says so, 1 = it names nothing else, 0 = it may name a part. */
function wholeness({ words, column }: Candidate): number {
  if (words.some((word) => OVERALL.has(word)) || speaksOf(column.header, ["OVERALL"])) return 2;
  const plain = readHeader(column.header).every(({ concepts, ornament }) => ornament || WHOLE.some((concept) => concepts.has(concept)));
  return plain ? 1 : 0;
}

const WHOLE: readonly Concept[] = ["SATISFACTION", "RATING", "CUSTOMER", "SURVEY"];

/** Which questions the words of a header speak of. */
function familiesOf(header: string): ReadonlySet<QuestionFamily> {
  const has = (...concepts: readonly Concept[]): boolean => speaksOf(header, concepts);
  const found = new Set<QuestionFamily>();
  if (has("NPS", "RECOMMEND")) found.add("recommend");
  if (has("SATISFACTION")) found.add("satisfaction");
  if (has("EFFORT", "EASE", "DIFFICULT")) found.add("effort");
  const again = has("REPURCHASE") || (has("BUY", "ORDER") && has("AGAIN"));
  const asked = header.includes("?") || header.trim().split(/\s+/).length >= 5 || has("LIKELY");
  const staying = (has("RENEW") && asked) || (has("STAY") && has("CUSTOMER", "LIKELY", "MONTH") && asked);
  if (again || staying) found.add("repurchase");
  // "Review stars", "Conversation rating": what is rated, and the rating.
  const words = headerWords(header);
  if (words.length <= 4 && words.some((word) => RATED.has(word)) && words.some((word) => RATING.has(word))) found.add("satisfaction");
  return found;
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

/** Words that make a ladder tell the scale: it has as many points as rungs. */
function scaleOfWords(labels: LabelFacts | null): ScaleGuess | null {
  return labels?.scale === undefined || labels.scale === null ? null : { scale: labels.scale, from: "values", inside: 1 };
}

/** What words add to a guess: the labels at the ends, and how sure their number of rungs is. */
function withLabels(guess: QuestionGuess, labels: LabelFacts | null): QuestionGuess {
  const falls = labels === null ? understandLabels([], guess.column.header).falling : labels.falling;
  const turned = falls === true && guess.question !== "ces" ? ({ turned: true } as const) : {};
  if (labels === null) return "turned" in turned ? { ...guess, ...turned, reason: reversedReason(guess.scale) } : guess;
  const sure = labels.ladder === null || labels.ladder.sure;
  const code = guess.reason.code.startsWith("effort")
    ? guess.reason.code
    : labels.ladder === null
      ? "labelNumbers"
      : sure
        ? "labelWords"
        : "labelWordsGuess";
  const reason: Reason = { code, detail: { ...scaleDetail(guess.scale), low: labels.low, high: labels.high } };
  const confidence = sure ? guess.confidence : Math.min(guess.confidence, 0.6);
  return { ...guess, ...turned, confidence, reason: "turned" in turned ? reversedReason(guess.scale) : reason, labels };
}

const reversedReason = (scale: Scale): Reason => ({ code: "reversedScale", detail: scaleDetail(scale) });

function guessOf(question: Question, candidate: Candidate, seen: DirectionSeen): QuestionGuess {
  return withLabels(plainGuess(question, candidate, seen), candidate.labels);
}

function plainGuess(question: Question, { column, labels, words, score, scale, named }: Candidate, seen: DirectionSeen): QuestionGuess {
  const base = named === question ? 0.98 : Math.min(0.95, score);
  const confidence = round(base * (scale.from === "default" ? 0.95 : 1) * (scale.inside < 0.97 ? 0.95 : 1));
  if (question !== "ces") {
    const code = named === question ? "headerExact" : "questionWords";
    return { question, column, confidence, reason: { code, detail: scaleDetail(scale.scale) }, scale: scale.scale };
  }
  const direction = labelDirection(labels) ?? effortDirection(words, column.header, scale.scale, seen(column));
  return {
    question,
    column,
    confidence: round(confidence * EFFORT[direction.code].sure),
    reason: { code: direction.code, detail: scaleDetail(scale.scale) },
    scale: { ...scale.scale, highIs: EFFORT[direction.code].highIs },
  };
}

/** Words of ease beside numbers say which end is easy; words of ease alone are read with easy on top. */
function labelDirection(labels: LabelFacts | null): { readonly code: keyof typeof EFFORT } | null {
  if (labels?.family !== "ease") return null;
  return { code: labels.falling === true ? "effortHardLabels" : "effortEasyLabels" };
}

/** Columns named "Score" or "Q1": the scale alone tells, and only a little; words of satisfaction or ease tell more. */
function genericAnswers(
  columns: readonly RawColumn[],
  alone: boolean,
  labels: ReadonlyMap<string, LabelFacts | null>,
): readonly QuestionGuess[] {
  return columns.flatMap((column): QuestionGuess[] => {
    const words = headerWords(column.header).filter((word) => !/^\d+$/.test(word));
    if (!words.every((word) => GENERIC_ANSWER.has(word) || /^q\d*[a-z]?$/.test(word)) || !isNumeric(column)) return [];
    const facts = labels.get(column.id) ?? null;
    const found = scaleOfWords(facts) ?? detectScale(column, DEFAULT_SCALES.csat);
    if (found === null || found.inside < 0.9) return [];
    if (facts !== null && (facts.family === "satisfaction" || facts.family === "ease")) {
      const asked = facts.family === "ease" ? ("ces" as const) : ("csat" as const);
      const said = labelDirection(facts);
      const reason: Reason = { code: said?.code ?? "labelWords", detail: scaleDetail(found.scale) };
      const scaled = said === null ? found.scale : { ...found.scale, highIs: EFFORT[said.code].highIs };
      return [withLabels({ question: asked, column, confidence: 0.75, reason, scale: scaled }, facts)];
    }
    const question: Question | null =
      found.scale.max === 10 ? "nps" : found.scale.max === 5 ? "csat" : found.scale.max === 7 ? "ces" : null;
    if (question === null || (found.scale.max === 10 && found.scale.min === 1)) return [];
    const scale = question === "ces" ? { ...found.scale, highIs: "easy" as const } : found.scale;
    return [{ question, column, confidence: alone ? 0.5 : 0.4, reason: { code: "valuesOnly", detail: scaleDetail(found.scale) }, scale }];
  });
}

const scaleDetail = (scale: Scale): Readonly<Record<string, number>> => ({ min: scale.min, max: scale.max });
const round = (value: number): number => Math.round(value * 100) / 100;

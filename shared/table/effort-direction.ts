import { speaksOf } from "./concepts/read-header.ts";
import { foldText } from "./header-words.ts";
import type { Scale } from "./scale.ts";
import { EASY_WORDS, HARD_WORDS } from "./synonyms/questions.ts";

/** What is known of the direction of an effort question, by the code of its reason. */
export const EFFORT = {
  effortEasy: { highIs: "easy", sure: 1 },
  effortHard: { highIs: "hard", sure: 1 },
  effortEasyLabels: { highIs: "easy", sure: 1 },
  effortHardLabels: { highIs: "hard", sure: 1 },
  effortEasySeen: { highIs: "easy", sure: 0.95 },
  effortHardSeen: { highIs: "hard", sure: 0.95 },
  effortEasyGuess: { highIs: "easy", sure: 0.8 },
} as const;

/**
 * Which end is easy: what the header says of its ends or asks for; where it only names the score, what the answers say (the
 * satisfied found it easy); else high is easy, as a guess.
 */
export function effortDirection(
  words: readonly string[],
  header: string,
  scale: Scale,
  seen: "easy" | "hard" | null,
): { readonly code: keyof typeof EFFORT } {
  const has = (stems: readonly string[]): boolean => words.some((word) => stems.some((stem) => word.startsWith(stem)));
  const topWord = new RegExp(`${scale.max}\\s*[=:]?\\s*(?:very |tres |molto |foarte )?([a-z]+)`).exec(foldText(header))?.[1] ?? "";
  if (EASY_WORDS.some((stem) => topWord.startsWith(stem))) return { code: "effortEasy" };
  if (HARD_WORDS.some((stem) => topWord.startsWith(stem)) || topWord === "high") return { code: "effortHard" };
  if (has(EASY_WORDS)) return { code: "effortEasy" };
  const plain = words.filter((word) => !/^\d+$/.test(word));
  const scoreName =
    plain.some((word) => ["ces", "score", "customer", "client", "cliente", "clientului"].includes(word)) ||
    (plain.length <= 4 && speaksOf(header, ["RATING", "CUSTOMER"]));
  if ((scoreName || plain.length <= 3) && seen !== null) return { code: seen === "easy" ? "effortEasySeen" : "effortHardSeen" };
  return { code: has(HARD_WORDS) && !scoreName ? "effortHard" : "effortEasyGuess" };
}

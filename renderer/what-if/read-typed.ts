import { parseLever } from "../../shared/scenario/parse-lever.ts";
import { type PhraseRead, readPhrase } from "../../shared/scenario/phrases/read-phrase.ts";
import type { Baseline } from "../../shared/scenario/scenario.ts";
import type { State } from "../store/state.ts";

/** What a typed lever is read by: the segments of the baseline, the data date, the language of the window. */
export type TypedContext = {
  readonly baseline: Baseline;
  readonly asOf: string | null;
  readonly language: State["preferences"]["language"];
};

export const asOfOf = ({ facts, history }: State): string | null => history.present.settings.asOf ?? facts?.value.latestDay ?? null;

/** Reads what was typed as canonical text, else as a phrase; `null` where nothing was. */
export function readTyped(text: string, { baseline, asOf, language }: TypedContext): PhraseRead | null {
  if (text.trim() === "") return null;
  const segments = baseline.segments.flatMap(({ key }) => (key === null ? [] : [key]));
  const canonical = parseLever(text);
  if (canonical.ok && (canonical.value.segment === null || segments.includes(canonical.value.segment)))
    return { kind: "lever", lever: canonical.value };
  return readPhrase(text, { language, segments, asOf });
}

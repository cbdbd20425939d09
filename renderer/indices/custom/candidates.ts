import { AGGREGATES, SCALAR_FUNCTIONS } from "../../../shared/formula/formula.ts";
import type { FormulaName } from "../../../shared/formula/formula-name.ts";
import type { Translate } from "../../../shared/messages/translate.ts";
import { fieldWords } from "../field-words.ts";

/** Something that can be put into a formula, with what it means. */
export type Candidate = { readonly insert: string; readonly name: string; readonly meaning: string };

/** Functions first, as they are few, then the names of the data and of other numbers. */
export function candidates(names: readonly FormulaName[], t: Translate): readonly Candidate[] {
  const functions = [...AGGREGATES, ...Object.keys(SCALAR_FUNCTIONS)].map((name) => ({
    insert: `${name}(`,
    name: `${name}( )`,
    meaning: t(`custom:does.${name}`),
  }));
  return [...functions, ...names.map((name) => ({ insert: name.name, name: name.name, meaning: meaningOf(name, t) }))];
}

function meaningOf({ kind, of, label }: FormulaName, t: Translate): string {
  switch (kind) {
    case "label":
      return t("custom:kind.label", { field: fieldWords(of, t), label: label ?? "" });
    case "state":
      return t("custom:kind.state", { state: t(`custom:state.${of}`) });
    case "index":
    case "metric":
      return t(`custom:kind.${kind}`, { name: t(`indices:${of}.name`) });
    case "custom":
      return t("custom:kind.custom", { name: label ?? of });
    default: {
      const words = fieldWords(of, t);
      return words === of ? t(`custom:kind.${kind}`) : `${words} – ${t(`custom:kind.${kind}`)}`;
    }
  }
}

/** The word that ends at the caret: what a person is about to write. */
export const wordBefore = (text: string, caret: number): string => /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(text.slice(0, caret))?.[0] ?? "";

/** What begins with the word, then what holds it. */
export function matching(all: readonly Candidate[], word: string): readonly Candidate[] {
  const sought = word.toLowerCase();
  const place = ({ name, meaning }: Candidate): number => {
    const at = name.toLowerCase().indexOf(sought);
    if (at === 0) return 0;
    if (at > 0) return 1;
    return meaning.toLowerCase().includes(sought) ? 2 : 3;
  };
  return all
    .map((candidate) => ({ candidate, at: place(candidate) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ candidate }) => candidate);
}

/** The text with the word at the caret replaced, and where the caret stands then. */
export function inserted(text: string, caret: number, insert: string): { readonly text: string; readonly caret: number } {
  const from = caret - wordBefore(text, caret).length;
  return { text: text.slice(0, from) + insert + text.slice(caret), caret: from + insert.length };
}

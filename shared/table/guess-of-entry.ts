import type { TableGuess, TableMapping } from "./mapping.ts";

/** What was guessed about an entry of the mapping, where a table has several uses: of a table listed once a wave, that of its wave. */
export function guessOfEntry(entry: TableMapping, guesses: readonly TableGuess[]): TableGuess | undefined {
  const fitting = guesses.filter(
    (guess) =>
      guess.as === entry.as &&
      (entry.file ?? guess.file) === guess.file &&
      (entry.sheet ?? guess.sheet) === guess.sheet &&
      (entry.at === undefined || guess.at === undefined || entry.at === guess.at),
  );
  const constants = Object.entries(entry.constants ?? {});
  const same = fitting.find(
    (guess) =>
      (guess.constants ?? []).length === constants.length &&
      (guess.constants ?? []).every(({ field, value }) => constants.some(([name, text]) => name === field && text === value)),
  );
  const used = new Set(Object.values(entry.columns));
  return same ?? fitting.find((guess) => guess.columns.some(({ header, field }) => field !== null && used.has(header))) ?? fitting[0];
}

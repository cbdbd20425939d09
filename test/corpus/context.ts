import { createDraw, type Draw } from "../../samples/draw.ts";
import type { Format } from "./labelled.ts";
import { type Language, type Vocabulary, wordsOf } from "./words/all-words.ts";
import type { Words } from "./words/words.ts";
import { type Hand, handOf } from "./writing.ts";

/** Somebody a row is about. */
export type Person = {
  /** 0 for the first customer of the workbook. */
  readonly number: number;
  /** How well it all went for them: standard normal. */
  readonly mood: number;
};

/** What the columns of one sheet share. */
export type Context = {
  readonly draw: Draw;
  readonly language: Language;
  readonly words: Words;
  readonly hand: Hand;
  /** Sheets have cells of their own kinds, JSON lines some, text files none. */
  readonly medium: "sheet" | "json" | "text";
  readonly people: readonly Person[];
  /** How customers are numbered. */
  readonly idForm: IdForm;
};

export type IdForm = "prefixed" | "plain" | "zeros" | "country" | "long";
const ID_FORMS: readonly IdForm[] = ["prefixed", "plain", "zeros", "country", "long", "prefixed"];

export function createContext(seed: number, language: Language, format: Format, rows: number, vocabulary: Vocabulary): Context {
  const draw = createDraw(seed);
  return {
    draw,
    language,
    words: wordsOf(language, vocabulary),
    hand: handOf(draw, language),
    medium: format === "csv" ? "text" : format === "jsonl" ? "json" : "sheet",
    people: peopleOf(draw, rows),
    idForm: draw.pick(ID_FORMS),
  };
}

export const peopleOf = (draw: Draw, rows: number): readonly Person[] =>
  Array.from({ length: rows }, (_, number) => ({ number, mood: draw.normal() }));

/** Rows of another sheet about the same customers: each is there about as often as `perPerson` says. */
export function visitsOf({ draw, people }: Context, rows: number): readonly Person[] {
  return Array.from({ length: rows }, () => {
    const person = draw.pick(people);
    return { number: person.number, mood: 0.7 * person.mood + 0.7 * draw.normal() };
  });
}

export function idText(form: IdForm, number: number): string {
  const n = 1007 + number * 3;
  switch (form) {
    case "prefixed":
      return `C-${String(n).padStart(5, "0")}`;
    case "plain":
      return String(40_000 + n);
    case "zeros":
      return String(n).padStart(7, "0");
    case "country":
      return `${["FR", "IT", "RO", "DE"][number % 4]}-${n}-${"ABCD"[(number * 7) % 4]}`;
    case "long":
      return `${30_010_000_000 + n * 17}`;
  }
}

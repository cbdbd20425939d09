import type { Draw } from "../../samples/draw.ts";
import type { Words } from "./words/words.ts";
import { type Concept, listOf } from "./words/words.ts";

/** Picks a heading for a concept that the sheet does not have yet, and now and then spoils it as people do. */
export function headingFor(draw: Draw, words: Words, concept: Concept, taken: Set<string>): string {
  const known = listOf(words.headings[concept]);
  const start = draw.below(known.length);
  for (let at = 0; at < known.length; at++) {
    const heading = spoiled(draw, known[(start + at) % known.length] ?? "");
    const key = heading.trim().toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return heading;
  }
  const last = `${known[0] ?? ""} ${taken.size}`;
  taken.add(last.toLowerCase());
  return last;
}

function spoiled(draw: Draw, heading: string): string {
  const chance = draw.uniform();
  const isQuestion = heading.length > 30;
  if (chance < 0.06) return heading.toLowerCase();
  if (chance < 0.12) return heading.toUpperCase();
  if (chance < 0.16) return ` ${heading} `;
  if (chance < 0.19 && heading.includes(" ")) return heading.replace(" ", "\n");
  if (chance < 0.24 && isQuestion) return `Q${1 + draw.below(20)}. ${heading}`;
  if (chance < 0.28 && !isQuestion) return withTypo(draw, heading);
  if (chance < 0.33 && !isQuestion) return snake(heading);
  if (chance < 0.36) return withoutAccents(heading);
  return heading;
}

/** Two letters swapped, one lost or one twice, in a long word. */
function withTypo(draw: Draw, heading: string): string {
  const words = [...heading.matchAll(/\p{L}{8,}/gu)];
  if (words.length === 0) return heading;
  const word = draw.pick(words);
  const text = word[0];
  const at = 2 + draw.below(text.length - 4);
  const way = draw.below(3);
  const wrong =
    way === 0
      ? text.slice(0, at) + (text[at + 1] ?? "") + (text[at] ?? "") + text.slice(at + 2)
      : way === 1
        ? text.slice(0, at) + text.slice(at + 1)
        : text.slice(0, at) + (text[at] ?? "") + text.slice(at);
  return heading.slice(0, word.index) + wrong + heading.slice(word.index + text.length);
}

const withoutAccents = (heading: string): string => heading.normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** As a program's column: `date_de_reponse`. */
const snake = (heading: string): string =>
  withoutAccents(heading)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "") || heading;

import { type Concept, single, stems } from "./lexicon.ts";

const NOTHING: ReadonlySet<Concept> = new Set();
const known = new Map<string, readonly ReadonlySet<Concept>[]>();

export const isSingle = (word: string): boolean => single.has(word);

/** What a word speaks of: one set for each part of a compound; none where it is not known. */
export function conceptsOf(word: string): readonly ReadonlySet<Concept>[] {
  const ready = known.get(word);
  if (ready !== undefined) return ready;
  const whole = plainConcepts(word, word.length);
  // Two words of the lists in one are a compound; what else follows a stem by a few letters is its ending.
  const made =
    asOne(plainConcepts(word, 3)) ??
    (word.length >= 8 ? splitWith(word, 0, 3, 4) : null) ??
    asOne(word.length >= 8 && !/\d/.test(word) ? nearTo(word, 0, true) : NOTHING) ??
    asOne(plainConcepts(word, 4, 6)) ??
    (word.length >= 7 ? splitWith(word, 2, 3) : null) ??
    fuzzy(word) ??
    partly(word) ??
    asOne(whole) ??
    [];
  known.set(word, made);
  return made;
}

const asOne = (concepts: ReadonlySet<Concept>): readonly ReadonlySet<Concept>[] | null => (concepts.size > 0 ? [concepts] : null);

/** The last word of a compound says what the whole is; with it the first, where that is known. What stands between is not understood. */
function partly(word: string): readonly ReadonlySet<Concept>[] | null {
  if (word.length < 9) return null;
  for (let at = 3; at <= word.length - 5; at++) {
    const tail = word.slice(at);
    const last = ENDING.test(tail) ? NOTHING : plainConcepts(tail, tail.length >= 7 ? 2 : 0);
    if (last.size === 0) continue;
    const head = [...Array(at - 3).keys()].map((cut) => plainConcepts(word.slice(0, at - cut), 1)).find((concepts) => concepts.size > 0);
    return head === undefined ? [NOTHING, last] : [head, NOTHING, last];
  }
  return null;
}

/** By the word itself or a stem; `slack` = how many letters may follow a stem, `long` = one of six letters and more. */
function plainConcepts(word: string, slack: number, long = slack): ReadonlySet<Concept> {
  const found = new Set<Concept>(single.get(word) ?? (word.length > 4 && word.endsWith("s") ? single.get(word.slice(0, -1)) : undefined));
  for (const { stem, concept } of stems.get(word.slice(0, 3)) ?? [])
    if (word.startsWith(stem) && word.length - stem.length <= (stem.length >= 5 ? long : slack)) found.add(concept);
  return found;
}

/** The parts of a compound, every one of which is known; `slack` = letters that may follow a stem within it. */
function splitWith(word: string, slack: number, depth: number, least = 2): readonly ReadonlySet<Concept>[] | null {
  let best: readonly ReadonlySet<Concept>[] | null = null;
  for (let length = word.length - 2; length >= least; length--) {
    const head = word.slice(0, length);
    if (length < 3 && head !== "id") continue;
    const first = plainConcepts(head, slack);
    if (first.size === 0) continue;
    for (const link of ["", "s", "n", "en", "es"]) {
      if (!word.slice(length).startsWith(link)) continue;
      const tail = tailOf(word.slice(length + link.length), depth - 1);
      if (tail !== null && (best === null || tail.length + 1 < best.length)) best = [first, ...tail];
    }
  }
  return best;
}

/** Endings of nouns, which are no words although some look like one. */
const ENDING =
  /^(?:action|accion|azion|acao|acoes|ation|acion|atie|atii|ungen|ung|keit|heit|idade|idad|iv[aoe]|able|abile|ment|ende?$|age$|gen$|ate$|ante|ors?$)/;

function tailOf(rest: string, depth: number): readonly ReadonlySet<Concept>[] | null {
  if ((rest.length < 4 && !SHORT_TAILS.has(rest)) || ENDING.test(rest)) return null;
  const whole = plainConcepts(rest, rest.length >= 10 ? 6 : rest.length >= 6 ? 4 : 2);
  if (whole.size > 0) return [whole];
  return depth > 1 && rest.length >= 6 ? (splitWith(rest, 0, depth) ?? splitWith(rest, 2, depth)) : null;
}

const SHORT_TAILS: ReadonlySet<string> = new Set(["id", "nr", "no", "tag", "typ", "art", "num", "dat", "mrr", "nps"]);

/** The shortest word in which a slip of the finger is looked for. */
export const LONG_ENOUGH = 6;

/** Concepts of words that differ by one letter, one missing, one more or two swapped. */
function fuzzy(word: string): readonly ReadonlySet<Concept>[] | null {
  if (word.length < LONG_ENOUGH || /\d/.test(word)) return null;
  const close = nearTo(word, 4);
  if (close.size > 0) return [close];
  const parts = word.length >= 10 ? misspeltParts(word) : null;
  if (parts !== null) return parts;
  const far = nearTo(word, 9);
  return far.size > 0 ? [far] : null;
}

/** The first letter is seldom wrong, but may have changed places with the second. */
const beginsAlike = (a: string, b: string): boolean => a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);

/** A slip within a stem: one letter less or more at its end is another word. */
const isSlip = (start: string, stem: string, sameLetters: boolean): boolean =>
  !stem.startsWith(start) && !start.startsWith(stem) && isNear(start, stem, sameLetters || stem.length === LONG_ENOUGH);

/** `more` = how many letters of an ending may follow a stem. */
function nearTo(word: string, more = 4, sameLetters = false): ReadonlySet<Concept> {
  const found = new Set<Concept>();
  for (const [one, concepts] of single)
    if (
      one.length > LONG_ENOUGH &&
      beginsAlike(one, word) &&
      !one.startsWith(word) &&
      !word.startsWith(one) &&
      isNear(word, one, sameLetters)
    )
      for (const concept of concepts) found.add(concept);
  for (const list of stems.values())
    for (const { stem, concept } of list)
      if (
        stem.length >= LONG_ENOUGH &&
        beginsAlike(stem, word) &&
        word.length - stem.length <= Math.min(more, stem.length) &&
        [-1, 0, 1].some((slip) => isSlip(word.slice(0, stem.length + slip), stem, sameLetters))
      )
        found.add(concept);
  return found;
}

/** A compound with a slip in one of its two parts. */
function misspeltParts(word: string): readonly ReadonlySet<Concept>[] | null {
  for (let length = word.length - 4; length >= 4; length--) {
    const [head, rest] = [word.slice(0, length), word.slice(length).replace(/^s(?=[bcdfgklmnprtvwz])/, "")];
    const [first, second] = [plainConcepts(head, 2), ENDING.test(rest) ? NOTHING : plainConcepts(rest, 2, 6)];
    if (first.size > 0 && second.size === 0 && rest.length >= LONG_ENOUGH && !ENDING.test(rest)) {
      const near = nearTo(rest);
      if (near.size > 0) return [first, near];
    }
    if (second.size > 0 && first.size === 0 && head.length >= LONG_ENOUGH) {
      const near = nearTo(head);
      if (near.size > 0) return [near, second];
    }
  }
  return null;
}

/** At most one letter lost, added, changed (unless `sameLetters`), or two neighbours swapped. */
export function isNear(a: string, b: string, sameLetters = false): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    (!sameLetters && restA.slice(1) === restB.slice(1)) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

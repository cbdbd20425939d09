import { CODE_PAGES, type CodePage, characterOf } from "./csv-code-pages.ts";

/** Where a byte from 80 on can stand: before a vowel, before another letter, before none, or behind a digit. */
const PLACES_EACH = 4;
const BEHIND_DIGIT = 3;

/** Bytes from 80 on, and where they stand: `counts[(byte − 128) × 4 + place]`. */
export class LetterTally {
  readonly counts = new Float64Array(128 * PLACES_EACH);

  add(bytes: Uint8Array): void {
    const counts = this.counts;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < 128) continue;
      const before = (bytes[at - 1] ?? 0) - 48;
      const place = before >= 0 && before <= 9 ? BEHIND_DIGIT : (FOLLOWERS[bytes[at + 1] ?? 0] ?? 2);
      const slot = (byte - 128) * PLACES_EACH + place;
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }

  of(byte: number): number {
    const slot = (byte - 128) * PLACES_EACH;
    return this.counts.subarray(slot, slot + PLACES_EACH).reduce((sum, count) => sum + count, 0);
  }
}

/** 0 = a vowel, 1 = another letter (a byte from C0 on is one in all three code pages), 2 = no letter. */
const FOLLOWERS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xc0) return 1;
  const letter = String.fromCharCode(byte | 32);
  return "aeiouy".includes(letter) ? 0 : /[a-z]/.test(letter) && byte >= 65 ? 1 : 2;
});

/**
 * How often, of a hundred letters beyond the basic 26, each is met in running text of a language (rounded, own counts over short
 * samples); only the order of magnitude matters.
 */
const LANGUAGES: Readonly<Record<"western" | "eastern", readonly string[]>> = {
  western: [
    "\u00e9:55 \u00e8:10 \u00e0:12 \u00ea:7 \u00e7:4 \u00f4:4 \u00ee:2 \u00fb:2 \u00f9:1.5 \u00e2:2 \u00eb:1 \u00ef:1 \u0153:1", // French
    "\u00e0:25 \u00e8:30 \u00ec:8 \u00f2:12 \u00f9:12 \u00e9:6", // Italian
    "\u00e4:28 \u00f6:17 \u00fc:40 \u00df:12 \u00e9:1", // German
    "\u00e1:20 \u00e9:15 \u00ed:25 \u00f3:28 \u00fa:6 \u00f1:10 \u00fc:1 \u00bf:2 \u00a1:1", // Spanish
    "\u00e3:24 \u00e7:17 \u00e1:14 \u00e9:14 \u00ed:10 \u00f3:7 \u00ea:6 \u00e2:2 \u00f5:5 \u00fa:3 \u00e0:3 \u00f4:2", // Portuguese
    "\u00e5:20 \u00e4:25 \u00f6:15 \u00f8:15 \u00e6:12 \u00e9:2", // Swedish, Norwegian, Danish
    "\u00eb:40 \u00e9:35 \u00ef:15 \u00f6:5 \u00fc:3 \u00e8:2", // Dutch
    "\u00f0:20 \u00fe:8 \u00e1:15 \u00ed:15 \u00f3:8 \u00f6:12 \u00fa:5 \u00fd:4 \u00e6:10 \u00e9:3", // Icelandic
  ],
  eastern: [
    "\u0103:40 \u00ee:18 \u00e2:10 \u015f:16 \u0163:16", // Romanian
    "\u0105:14 \u0119:14 \u00f3:10 \u0142:25 \u017c:12 \u015b:10 \u0107:6 \u0144:5 \u017a:1", // Polish
    "\u00ed:17 \u00e1:16 \u00e9:9 \u011b:9 \u0159:8 \u0161:6 \u010d:7 \u017e:8 \u00fd:7 \u016f:4 \u00fa:2 \u010f:0.4 \u0165:0.5 \u0148:0.5", // Czech
    "\u00e1:15 \u00ed:10 \u00e9:8 \u010d:10 \u0161:8 \u017e:9 \u00fd:8 \u00fa:8 \u013e:4 \u0165:6 \u0148:2 \u010f:2 \u00f4:1.5 \u00e4:1", // Slovak
    "\u00e1:30 \u00e9:32 \u00f6:10 \u0151:9 \u00f3:9 \u00ed:6 \u00fc:6 \u00fa:4 \u0171:2", // Hungarian
    "\u010d:30 \u0161:30 \u017e:20 \u0107:15 \u0111:8", // Croatian, Slovene
  ],
};

/** Where letters stand that the code pages confuse: shares before a vowel, before another letter, at the end of a word. */
const PLACES: Readonly<Record<string, readonly [number, number, number]>> = {
  "\u00e3": [0.82, 0.03, 0.15],
  "\u00f5": [0.97, 0.01, 0.02],
  "\u0103": [0.03, 0.6, 0.37],
  "\u015f": [0.45, 0.3, 0.25],
  "\u0163": [0.75, 0.08, 0.17],
  "\u00ee": [0.02, 0.96, 0.02],
  "\u00fe": [0.85, 0.14, 0.01],
  "\u00e8": [0.02, 0.5, 0.48],
  "\u00e0": [0.02, 0.1, 0.88],
  "\u00ec": [0.02, 0.18, 0.8],
  "\u00f2": [0.02, 0.18, 0.8],
  "\u00f9": [0.02, 0.18, 0.8],
  "\u010d": [0.5, 0.2, 0.3],
  "\u00e6": [0.05, 0.85, 0.1],
  "\u0107": [0.2, 0.1, 0.7],
  "\u0105": [0.02, 0.6, 0.38],
  "\u0119": [0.02, 0.55, 0.43],
  "\u00ea": [0.01, 0.9, 0.09],
  "\u00f1": [0.97, 0.01, 0.02],
  "\u0144": [0.03, 0.72, 0.25],
  "\u00f8": [0.03, 0.9, 0.07],
  "\u0159": [0.7, 0.2, 0.1],
  "\u011b": [0.02, 0.6, 0.38],
  "\u016f": [0.02, 0.7, 0.28],
  "\u0153": [0.9, 0.08, 0.02],
  "\u017c": [0.7, 0.2, 0.1],
};
const EVEN = [1 / 3, 1 / 3, 1 / 3] as const;
/** Signs between, before and behind words. */
const BEHIND = [0.005, 0.005, 0.99] as const;
/** Of letters, and of signs, those that stand right behind a digit. */
const DIGIT_BEFORE = { letter: 0.002, sign: 0.5 } as const;

/** Signs that stand in text of any language, before the next letter too where they are marks of quotation. */
const OPENING = new Set("\u2018\u2019\u201c\u201e\u00ab\u2039\u00ad");
const SIGNS = new Set(
  "\u20ac\u201d\u201a\u00bb\u203a\u2026\u2013\u2014\u2022\u2122\u00a0\u00a3\u00a7\u00a9\u00ae\u00b0\u00b2\u00b3\u00ba\u00aa\u00b5\u00b7\u00bd\u00bc\u00be\u00d7\u00b1",
);
const SIGN = 0.01;
/** A letter or sign that the language does not have, and a byte that means nothing. */
const STRANGE = 1e-4;
const NOTHING = 1e-8;
/** Share of a letter that is a capital. */
const CAPITAL = 0.12;

/** Nothing told, Windows-1252 is what spreadsheets of western Europe write, and the others must be said by letters. */
const BEFORE: Readonly<Record<CodePage, number>> = { "windows-1252": 0, "iso-8859-15": -1, "windows-1250": -1.5 };

export type JudgedLetters = {
  readonly page: CodePage;
  /** By how much its logarithmic likelihood is above the next one's that reads these bytes otherwise; 0 = nothing tells. */
  readonly margin: number;
};

type Model = { readonly page: CodePage; readonly logs: Float64Array };

/** Which code page makes most of the bytes letters as some language of Europe has them, and where it has them. */
export function judgeLetters(tally: LetterTally): JudgedLetters {
  const scores = CODE_PAGES.map((page) => {
    const best = Math.max(...MODELS.filter((model) => model.page === page).map(({ logs }) => score(tally, logs)));
    return { page, score: BEFORE[page] + best };
  }).toSorted((a, b) => b.score - a.score);
  const [first] = scores;
  if (first === undefined) throw new Error("judgeLetters requires code pages");
  const other = scores.slice(1).find(({ page }) => readOtherwise(tally, first.page, page));
  return { page: first.page, margin: other === undefined ? Number.POSITIVE_INFINITY : first.score - other.score };
}

const readOtherwise = (tally: LetterTally, a: CodePage, b: CodePage): boolean =>
  Array.from({ length: 128 }, (_, index) => 128 + index).some(
    (byte) => tally.of(byte) > 0 && characterOf(a, byte) !== characterOf(b, byte),
  );

function score({ counts }: LetterTally, logs: Float64Array): number {
  let sum = 0;
  for (let slot = 0; slot < counts.length; slot++) if (counts[slot] !== 0) sum += (counts[slot] ?? 0) * (logs[slot] ?? 0);
  return sum;
}

const MODELS: readonly Model[] = CODE_PAGES.flatMap((page) => {
  const languages = LANGUAGES[page === "windows-1250" ? "eastern" : "western"].map(sharesOf);
  // A list of names mixes languages.
  const mixed = new Map<string, number>();
  for (const shares of languages)
    for (const [letter, share] of shares) mixed.set(letter, (mixed.get(letter) ?? 0) + share / languages.length);
  return [...languages, mixed].map((shares) => ({ page, logs: logsOf(page, shares) }));
});

function sharesOf(text: string): ReadonlyMap<string, number> {
  const parts = text.split(" ").map((part) => part.split(":"));
  return new Map(parts.map(([letter = "", percent]) => [letter, Number(percent) / 100]));
}

function logsOf(page: CodePage, shares: ReadonlyMap<string, number>): Float64Array {
  const logs = new Float64Array(128 * PLACES_EACH);
  for (let index = 0; index < 128; index++) {
    const character = characterOf(page, 128 + index);
    const small = character.toLowerCase();
    const letter = (shares.get(small) ?? 0) * (small === character ? 1 : CAPITAL);
    const sign = OPENING.has(character) || SIGNS.has(character) ? SIGN : 0;
    const share = character === "\ufffd" ? NOTHING : Math.max(letter, sign, STRANGE);
    const isSign = SIGNS.has(character);
    const places = PLACES[small] ?? (isSign ? BEHIND : EVEN);
    const all = [...places, isSign ? DIGIT_BEFORE.sign : DIGIT_BEFORE.letter];
    for (const [place, part] of all.entries()) logs[index * PLACES_EACH + place] = Math.log(share * part);
  }
  return logs;
}

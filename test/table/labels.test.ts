import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelNumbers, ladderIn, understandLabels } from "../../shared/table/labels/read-labels.ts";
import type { Scale } from "../../shared/table/scale.ts";

/** Labels from the best to the worst, and what a column of them is read as. */
function read(
  text: string,
  scale?: Scale,
): { numbers: readonly (number | undefined)[]; unknown: readonly string[]; sure: boolean | undefined } {
  const texts = text.split("|").map((one) => one.trim());
  const column = understandLabels(texts);
  const ladder = ladderIn(column);
  const points = ladder?.points ?? 5;
  const numbers = labelNumbers(column, scale ?? (points === 2 ? { min: 0, max: 1 } : { min: 1, max: points }));
  return { numbers: texts.map((one) => numbers.get(one)), unknown: column.unknown, sure: ladder?.sure };
}

const LADDERS: readonly (readonly [string, number, string])[] = [
  ["English satisfaction", 5, "Very satisfied|Satisfied|Neither satisfied nor dissatisfied|Dissatisfied|Very dissatisfied"],
  ["English satisfaction of four", 4, "Very satisfied|Fairly satisfied|Not very satisfied|Not at all satisfied"],
  ["English satisfaction of three", 3, "Satisfied|Neutral|Dissatisfied"],
  [
    "English agreement of seven",
    7,
    "Strongly agree|Agree|Somewhat agree|Neither agree nor disagree|Somewhat disagree|Disagree|Strongly disagree",
  ],
  ["English likelihood of one side", 5, "Extremely likely|Very likely|Somewhat likely|Not so likely|Not at all likely"],
  ["English intention", 5, "Definitely|Probably|Might or might not|Probably not|Definitely not"],
  ["English ease", 5, "Very easy|Easy|Neither easy nor difficult|Difficult|Very difficult"],
  ["English effort", 5, "Very low effort|Low effort|Neutral|High effort|Very high effort"],
  ["English frequency", 5, "Always|Often|Sometimes|Rarely|Never"],
  ["English quality", 5, "Excellent|Very good|Good|Fair|Poor"],
  ["French satisfaction of four", 4, "Très satisfait|Plutôt satisfait|Plutôt pas satisfait|Pas du tout satisfait"],
  ["French agreement", 5, "Tout à fait d'accord|D’accord|Ni d'accord ni pas d'accord|Pas d'accord|Pas du tout d'accord"],
  ["French ease", 5, "Très facile|Facile|Ni facile ni difficile|Difficile|Très difficile"],
  ["French frequency", 5, "Toujours|Souvent|Parfois|Rarement|Jamais"],
  [
    "Italian satisfaction",
    5,
    "Molto soddisfatto|Abbastanza soddisfatto|Né soddisfatto né insoddisfatto|Poco soddisfatto|Per niente soddisfatto",
  ],
  ["Italian agreement", 5, "Completamente d'accordo|D'accordo|Neutrale o indifferente|In disaccordo|Completamente in disaccordo"],
  ["Romanian satisfaction", 5, "Foarte mulțumit|Mulțumit|Nici mulțumit, nici nemulțumit|Nemulțumit|Foarte nemulţumit"],
  ["Romanian likelihood of four", 4, "Foarte probabil|Probabil|Puțin probabil|Foarte puțin probabil"],
  ["German satisfaction", 5, "Sehr zufrieden|Eher zufrieden|Teils, teils|Eher unzufrieden|Sehr unzufrieden"],
  ["German agreement", 5, "Stimme voll und ganz zu|Stimme eher zu|Weder noch|Stimme eher nicht zu|Stimme überhaupt nicht zu"],
  ["Spanish agreement", 5, "Totalmente de acuerdo|De acuerdo|Ni de acuerdo ni en desacuerdo|En desacuerdo|Totalmente en desacuerdo"],
  ["Spanish satisfaction", 5, "Muy satisfecho|Satisfecho|Neutral|Insatisfecho|Muy insatisfecho"],
  ["Portuguese satisfaction", 5, "Muito satisfeito|Satisfeito|Nem satisfeito nem insatisfeito|Insatisfeito|Muito insatisfeito"],
  ["thumbs", 2, "👍|👎"],
  ["yes and no", 2, "Oui|Non"],
];

describe("ladders of words", () => {
  it.each(LADDERS)("%s: %i rungs from the best to the worst", (_, points, labels) => {
    const low = points === 2 ? 0 : 1;
    const { numbers, unknown, sure } = read(labels);
    expect(unknown).toEqual([]);
    expect(numbers).toEqual(Array.from({ length: points }, (_rung, index) => low + points - 1 - index));
    expect(sure).toBe(true);
  });

  it("keep their rungs where nobody chose the others", () => {
    expect(read("Very satisfied|Satisfied|Neutral").numbers).toEqual([5, 4, 3]);
    expect(read("Very satisfied|Satisfied|Neutral").sure).toBe(true);
    // Four or five: nothing tells.
    expect(read("Very satisfied|Satisfied")).toMatchObject({ numbers: [5, 4], sure: false });
    expect(read("Satisfied|Very dissatisfied", { min: 1, max: 5 }).numbers).toEqual([4, 1]);
  });

  it("with more rungs than the scale are not squeezed onto it", () => {
    expect(
      read("Strongly agree|Agree|Somewhat agree|Neutral|Somewhat disagree|Disagree|Strongly disagree", { min: 1, max: 5 }).numbers,
    ).toEqual(Array(7).fill(undefined));
  });

  it("do not depend on the order of the texts", () => {
    for (const [, , labels] of LADDERS) {
      const texts = labels.split("|");
      const scale = { min: 1, max: texts.length };
      const straight = labelNumbers(understandLabels(texts), scale);
      fc.assert(
        fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (mixed) => {
          expect(new Map(labelNumbers(understandLabels(mixed), scale))).toEqual(straight);
        }),
        { numRuns: 5 },
      );
    }
  });
});

describe("labels with a number", () => {
  const TEN: Scale = { min: 0, max: 10 };
  it("are that number", () => {
    const labels =
      "9 - Extremely likely|0 = not at all likely|Extremely likely - 10|7 (Likely)|8/10|4 out of 10|3. Unlikely|5: whatever they wrote";
    expect(read(labels, TEN).numbers).toEqual([9, 0, 10, 7, 8, 4, 3, 5]);
    expect(read("5 stars|4 étoiles|3 stelle|2 Sterne|1 star|★★★★☆|⭐⭐⭐", { min: 1, max: 5 }).numbers).toEqual([5, 4, 3, 2, 1, 4, 3]);
  });
  it("are unknown where they hold two numbers, another scale, or a sentence", () => {
    expect(read("9 - 10 people|4/5|9 because I like it|ten", TEN).numbers).toEqual([undefined, undefined, undefined, undefined]);
    expect(understandLabels(["Very satisfied because of Anna"]).unknown).toEqual(["Very satisfied because of Anna"]);
  });
  it("say when the best has the lowest number", () => {
    expect(understandLabels(["1 - Very satisfied", "3", "5 - Very dissatisfied"]).falling).toBe(true);
    expect(understandLabels(["1 - Sehr unzufrieden", "5 - Sehr zufrieden"]).falling).toBe(false);
    expect(understandLabels([], "CES (1 = very easy, 7 = very difficult)").falling).toBe(true);
    expect(understandLabels(["1", "2"]).falling).toBeNull();
  });
});

it("no answer is said in seven languages", () => {
  const words = [
    "N/A",
    "Don't know",
    "Ne sait pas",
    "Je ne sais pas",
    "Non so",
    "Nu știu",
    "Nu ştiu",
    "Weiß nicht",
    "k. A.",
    "No sabe",
    "NS/NC",
    "Não sei",
  ];
  expect([...understandLabels(words).missing]).toEqual(words);
});

it("any text is understood, missing or unknown, and never more than one of them", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 30 })), (texts) => {
      const { labels, missing, unknown } = understandLabels(new Set(texts));
      expect(labels.size + missing.size + unknown.length).toBe(new Set(texts).size);
    }),
    { numRuns: 200 },
  );
});

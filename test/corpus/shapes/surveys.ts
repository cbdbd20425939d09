import { chosen, numbered, rated, thumbs, worded } from "../answers.ts";
import { numberCell } from "../cells.ts";
import type { Context } from "../context.ts";
import { days, labels, type Maker, moments, numbers, sentences } from "../makers.ts";
import { mixed, someDecoys, tableOf, type Wanted, want, withCustomer } from "../sheets.ts";
import { listOf } from "../words/words.ts";
import { type Shape, sheetName } from "./shape.ts";

const NPS = { min: 0, max: 10 } as const;
const FIVE = { min: 1, max: 5 } as const;
const SEVEN = { min: 1, max: 7 } as const;
const EASY_SEVEN = { ...SEVEN, highIs: "easy" } as const;

const answeredAt = ({ draw }: Context): Wanted =>
  want("answeredAt", draw.uniform() < 0.5 ? days({ from: "2024-02-01", span: 420 }) : moments(), "answers.answered_at");
const comment = want("comment", sentences(0.6), "answers.comment");
const aboutTheRow = ({ draw }: Context): readonly Wanted[] =>
  [
    want("channel", labels("channels"), "answers.channel"),
    want("segment", labels("segments"), "answers.segment"),
    want("touchpoint", labels("touchpoints"), "answers.touchpoint"),
    want("stage", labels("stages"), "answers.stage"),
    want("wave", labels("waves"), "answers.wave"),
    want("weight", numbers(0.4, 2.2, { places: 2, holes: 0 }), "answers.weight"),
  ].filter(() => draw.uniform() < 0.35);

const ABOUT_PEOPLE = [
  "age",
  "gender",
  "postcode",
  "phone",
  "city",
  "callsCount",
  "weekNumber",
  "birthYear",
  "surveyDuration",
  "agentId",
  "surveyId",
  "npsGroup",
  "tenure",
] as const;

const nps = (context: Context): Wanted =>
  want(
    context.draw.uniform() < 0.5 ? "npsShort" : "npsAsked",
    rated({ scale: NPS, strays: context.draw.pick([0, 0, 0.02]) }),
    "answers.nps",
  );

function survey(context: Context, questions: readonly Wanted[], decoys: number): readonly Wanted[] {
  const wanted = [
    withCustomer("answers"),
    answeredAt(context),
    ...questions,
    comment,
    ...aboutTheRow(context),
    ...someDecoys(context, ABOUT_PEOPLE, decoys),
  ];
  return mixed(context, wanted, context.draw.uniform() < 0.7 ? 1 : 0);
}

/** Satisfaction on one of its usual scales, which its heading may say. */
function satisfaction(context: Context): Wanted {
  const { draw } = context;
  const scale = draw.pick([FIVE, FIVE, FIVE, { min: 1, max: 7 }, { min: 1, max: 10 }, { min: 0, max: 10 }]);
  const asked = draw.uniform() < 0.5;
  // A heading that names another scale than the column has would be a lie.
  const says = (heading: string): boolean => /\d/.test(heading.replace(/^(?:Q|D|F|I|P)\d+/, "").replace(/_?[QDFIP]\d+_?/, ""));
  const fitting = listOf(context.words.headings[asked ? "csatAsked" : "csatShort"]).filter((heading) => !says(heading) || scale.max === 5);
  return want(asked ? "csatAsked" : "csatShort", rated({ scale, strays: draw.pick([0, 0, 0.015]) }), "answers.csat", {
    heading: draw.pick(fitting),
  });
}

const effort = (context: Context): Wanted => {
  const easy = context.draw.uniform() < 0.6;
  return easy
    ? want("easeAsked", rated({ scale: EASY_SEVEN }), "answers.ces")
    : want("effortAsked", rated({ scale: { ...SEVEN, highIs: "hard" }, sense: -1 }), "answers.ces");
};

/** Every rating as a number. */
const numeric: Shape = {
  name: "survey, numbers",
  rows: [60, 140],
  make: (context) => {
    const { draw } = context;
    const asked = [nps(context), satisfaction(context), effort(context)].filter((_, index) => index === 0 || draw.uniform() < 0.7);
    return [tableOf(context, sheetName(context, "answers"), "answers", survey(context, asked, draw.below(4)))];
  },
};

/** Every rating in words. */
const words: Shape = {
  name: "survey, words",
  rows: [70, 130],
  make: (context) => {
    const { draw } = context;
    const csat = want(draw.uniform() < 0.5 ? "csatAsked" : "csatShort", worded("satisfied5"), "answers.csat", {
      heading: draw.pick(listOf(context.words.headings.csatAsked)),
    });
    const ces = want(
      "easeAsked",
      draw.uniform() < 0.5 ? worded("ease5", { highIs: "easy" }) : worded("ease7", { highIs: "easy" }),
      "answers.ces",
    );
    const likely = want("npsAsked", numbered("likely5", NPS), "answers.nps");
    return [tableOf(context, sheetName(context, "answers"), "answers", survey(context, [csat, ces, likely], draw.below(3)))];
  },
};

/** Numbers and words in one cell; on some sheets 1 is best. */
const labelled: Shape = {
  name: "survey, numbered words",
  rows: [60, 110],
  make: (context) => {
    const falling = context.draw.uniform() < 0.5;
    const csat = want("csatAsked", numbered("satisfied5", FIVE, { falling }), "answers.csat", {
      heading: context.draw.pick(listOf(context.words.headings.csatAsked)),
    });
    return [tableOf(context, sheetName(context, "answers"), "answers", survey(context, [nps(context), csat], 2))];
  },
};

/** Columns that only their own heading says run backwards. */
const reversedHeading: Maker = (context) => {
  const rungs = listOf(context.words.ladders.satisfied5);
  const values = chosen(context, { scale: FIVE });
  return {
    scale: FIVE,
    cells: values.map((value) => ({ ...numberCell(context, 6 - value), truth: { value } })),
    suffix: `(1 = ${rungs[4] ?? ""}, 5 = ${rungs[0] ?? ""})`,
  };
};

const reversed: Shape = {
  name: "survey, 1 is best",
  rows: [60, 110],
  make: (context) => {
    const csat = want("csatShort", reversedHeading, "answers.csat", { heading: listOf(context.words.headings.csatShort)[0] ?? "" });
    return [tableOf(context, sheetName(context, "answers"), "answers", survey(context, [nps(context), csat], 2))];
  },
};

/** The three questions of secure customers. */
const secure: Shape = {
  name: "survey, secure customers",
  rows: [60, 120],
  make: (context) => {
    const inWords = context.draw.uniform() < 0.4;
    const five = (ladder: "satisfied5" | "agree5" | "likely5"): Maker => (inWords ? worded(ladder) : rated({ scale: FIVE }));
    const questions = [
      want("csatAsked", five("satisfied5"), "answers.sat", {
        may: ["answers.csat"],
        heading: context.draw.pick(listOf(context.words.headings.csatAsked)),
      }),
      want("recommendAsked", five("agree5"), "answers.recommend"),
      want("repurchaseAsked", five("likely5"), "answers.repurchase"),
    ];
    return [tableOf(context, sheetName(context, "answers"), "answers", survey(context, questions, 2))];
  },
};

/** One satisfaction of the whole beside those with its parts. */
const parts: Shape = {
  name: "survey, parts of satisfaction",
  rows: [60, 120],
  make: (context) => {
    const { words: own, draw } = context;
    const overall = want("csatShort", rated({ scale: FIVE }), "answers.csat", {
      heading: draw.pick(listOf(own.headings.csatShort)),
    });
    const some = draw.pick([2, 3, 4]);
    const items = Array.from({ length: some }, () => want("partSatisfaction", rated({ scale: FIVE }), []));
    return [
      tableOf(context, sheetName(context, "answers"), "answers", [
        withCustomer("answers"),
        answeredAt(context),
        overall,
        ...items,
        comment,
      ]),
    ];
  },
};

/** A thumb up or down. */
const thumb: Shape = {
  name: "survey, thumbs",
  rows: [60, 120],
  make: (context) => {
    const csat = want("csatAsked", thumbs, "answers.csat", { heading: context.draw.pick(listOf(context.words.headings.csatAsked)) });
    return [
      tableOf(context, sheetName(context, "answers"), "answers", [
        withCustomer("answers"),
        answeredAt(context),
        csat,
        comment,
        ...someDecoys(context, ABOUT_PEOPLE, 2),
      ]),
    ];
  },
};

/** Only names of scores, as databases have them. */
const codes: Shape = {
  name: "survey, names of scores",
  rows: [80, 140],
  make: (context) => {
    const { draw } = context;
    const asked = [
      want("npsShort", rated({ scale: NPS }), "answers.nps"),
      want("csatShort", rated({ scale: FIVE }), "answers.csat", {
        heading: draw.pick(["csat_score", "CSAT", "q3_csat", "SCORE_CSAT", "CsatRating"]),
      }),
      want("cesShort", rated({ scale: EASY_SEVEN }), "answers.ces"),
    ];
    return [tableOf(context, sheetName(context, "answers"), "answers", survey(context, asked, 3))];
  },
};

export const SURVEYS: readonly Shape[] = [numeric, words, labelled, reversed, secure, parts, thumb, codes];

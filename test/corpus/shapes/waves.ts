import { rated } from "../answers.ts";
import { type Context, peopleOf } from "../context.ts";
import type { LabelledTable } from "../labelled.ts";
import { days, labels, sentences } from "../makers.ts";
import { columnsOf, tableOf, type Wanted, want, withCustomer } from "../sheets.ts";
import { listOf } from "../words/words.ts";
import { type Shape, sheetName } from "./shape.ts";

const NPS = { min: 0, max: 10 } as const;
const FIVE = { min: 1, max: 5 } as const;

/** The same survey again and again, each time on a sheet of its own. */
const aSheetAWave: Shape = {
  name: "a sheet a wave",
  rows: [40, 70],
  sheetsOnly: true,
  make: (context) => {
    const { draw, words } = context;
    const names = draw.pick([
      listOf(words.values.waves),
      ["2024-Q1", "2024-Q2", "2024-Q3"],
      ["Q1 2024", "Q2 2024", "Q3 2024"],
      ["2022", "2023", "2024"],
    ]);
    const headings = [words.headings.npsAsked, words.headings.csatShort, words.headings.comment].map((list) => listOf(list)[0] ?? "");
    const id = listOf(words.headings.customerId)[0] ?? "";
    const date = listOf(words.headings.answeredAt)[0] ?? "";
    const wanted: readonly Wanted[] = [
      { ...withCustomer("answers"), heading: id },
      want("answeredAt", days({ from: "2024-01-10", span: 300 }), "answers.answered_at", { heading: date }),
      want("npsAsked", rated({ scale: NPS }), "answers.nps", { heading: headings[0] ?? "" }),
      want("csatShort", rated({ scale: FIVE }), "answers.csat", { heading: headings[1] ?? "" }),
      want("comment", sentences(0.5), "answers.comment", { heading: headings[2] ?? "" }),
    ];
    return names.map(
      (name): LabelledTable => ({ sheet: name, as: ["answers"], columns: columnsOf({ ...context, people: peopleOf(draw, 45) }, wanted) }),
    );
  },
};

/** Headings of groups over the headings of the columns. */
const twoRows: Shape = {
  name: "headings in two rows",
  rows: [50, 90],
  sheetsOnly: true,
  make: (context) => {
    const { words, draw } = context;
    const of = (list: string): string => draw.pick(listOf(list));
    const wanted: readonly Wanted[] = [
      { ...withCustomer("answers"), heading: of(words.headings.customerId), over: of("Customer|Client|Cliente|Kunde") },
      want("segment", labels("segments"), "answers.segment", { heading: listOf(words.headings.segment)[0] ?? "" }),
      want("answeredAt", days({ from: "2024-01-10", span: 300 }), "answers.answered_at", {
        heading: of(words.headings.answeredAt),
        over: of("Survey|Interview"),
      }),
      want("npsShort", rated({ scale: NPS }), "answers.nps", { heading: listOf(words.headings.npsShort)[0] ?? "" }),
      want("csatShort", rated({ scale: FIVE }), "answers.csat", { heading: listOf(words.headings.csatShort)[0] ?? "" }),
      want("comment", sentences(0.5), "answers.comment", { heading: listOf(words.headings.comment)[0] ?? "" }),
    ];
    return [tableOf(context, sheetName(context as Context, "answers"), "answers", wanted)];
  },
};

export const WAVES: readonly Shape[] = [aSheetAWave, twoRows];

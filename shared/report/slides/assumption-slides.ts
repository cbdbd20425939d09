import type { IndexId } from "../../indices/index-result.ts";
import type { Slide } from "../deck.ts";
import { sourceWords } from "../footnotes.ts";
import { hasWords, indexName, type ReportContext, shownIds } from "../report-context.ts";

const FIELDS = ["communicates", "assumes", "provokes", "whose", "useful", "blind"] as const;
const CARDS_A_SLIDE = 4;

/** The assumption cards of the indices that have a value, four to a slide. */
export function assumptionSlides(context: ReportContext): readonly Slide[] {
  const { t } = context;
  const ids = shownIds(context).filter((id) => FIELDS.some((field) => hasWords(context, `indices:${id}.${field}`)));
  const slides: Slide[] = [];
  for (let from = 0; from < ids.length; from += CARDS_A_SLIDE) {
    const part = ids.slice(from, from + CARDS_A_SLIDE);
    slides.push({
      kind: "table",
      title: t("report:cards.title"),
      subtitle: part.map((id) => indexName(context, id)).join(" \u00b7 "),
      columns: [
        { label: t("report:summary.index"), align: "left", width: 1.1, strong: true },
        ...FIELDS.map((field) => ({ label: t(`report:card.${field}`), align: "left", width: WIDTH[field] }) as const),
      ],
      rows: part.map((id) => card(context, id)),
      footnoteLead: t("report:cards.lead"),
      footnote: t("report:cards.foot"),
      // The method stands where a presenter looks it up; the slide has no room for it.
      notes: part.map((id) => methodNote(context, id)).join("\n\n"),
      source: sourceWords(context, null),
    });
  }
  return slides;
}

function methodNote(context: ReportContext, id: IndexId): string {
  const { t } = context;
  return `${indexName(context, id)}. ${t(`methods:${id}.note`)} ${t("methods:line.comparable")} ${t(`methods:${id}.comparable`)}`;
}

const WIDTH = { communicates: 1.4, assumes: 1.6, provokes: 1.35, whose: 1.35, useful: 1.15, blind: 1.5 } as const;

const card = (context: ReportContext, id: IndexId): readonly string[] => [
  indexName(context, id),
  ...FIELDS.map((field) => (hasWords(context, `indices:${id}.${field}`) ? context.t(`indices:${id}.${field}`) : "")),
];

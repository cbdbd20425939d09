import type { IndexId, IndicesOutput } from "../indices/index-result.ts";
import { createTranslator, type Language } from "../messages/translator.ts";
import type { WhatifOutput } from "../scenario/scenario.ts";
import type { Deck, DeckTheme, Slide } from "./deck.ts";
import { DEFAULT_THEME } from "./default-theme.ts";
import { sourceWords } from "./footnotes.ts";
import { type ReportContext, shownIds } from "./report-context.ts";
import { assumptionSlides } from "./slides/assumption-slides.ts";
import { boxesSlide } from "./slides/boxes-slide.ts";
import { clvSlide } from "./slides/clv-slide.ts";
import { customSlides } from "./slides/custom-slide.ts";
import { cvqSlide } from "./slides/cvq-slide.ts";
import { healthSlide } from "./slides/health-slide.ts";
import { roiSlide } from "./slides/roi-slide.ts";
import { scenarioSlide } from "./slides/scenario-slide.ts";
import { scoreSlide } from "./slides/score-slide.ts";
import { secureSlide } from "./slides/secure-slide.ts";
import { summarySlide } from "./slides/summary-slide.ts";

export type DeckInput = {
  readonly output: IndicesOutput;
  /** `null` = no scenario slide. */
  readonly whatif: WhatifOutput | null;
  readonly scenarioName: string;
  readonly theme: DeckTheme;
  readonly language: Language;
  readonly title: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Day of the data, YYYY-MM-DD or empty. */
  readonly dataDay: string;
};

const SLIDES: Readonly<Record<IndexId, (context: ReportContext) => Slide>> = {
  nps: (context) => scoreSlide(context, "nps"),
  csat: (context) => scoreSlide(context, "csat"),
  health: healthSlide,
  roi: roiSlide,
  boxes: boxesSlide,
  secure: secureSlide,
  cvq: cvqSlide,
  clv: clvSlide,
};

/**
 * The deck of a data set: cover, the eight side by side, a slide for each index that has a value, the scenario, the assumption
 * cards. Pure: the same results give the same deck. A title states a finding only where a test says that it is larger than noise.
 */
export function composeDeck(input: DeckInput): Deck {
  const { output, whatif, theme, language, title, currency, dataDay } = input;
  const context: ReportContext = { t: createTranslator(language), language, currency, theme, output };
  const slides: readonly Slide[] = [
    coverSlide(context, title, dataDay),
    summarySlide(context),
    ...shownIds(context).map((id) => SLIDES[id](context)),
    ...customSlides(context),
    ...(whatif === null ? [] : [scenarioSlide(context, whatif, input.scenarioName)]),
    ...assumptionSlides(context),
  ];
  return {
    title,
    subtitle: context.t("report:cover.subtitle"),
    lang: language,
    theme,
    // A client's theme carries the client's name.
    company: theme.name === DEFAULT_THEME.name ? title : theme.name,
    dataDay,
    slides,
  };
}

function coverSlide(context: ReportContext, title: string, dataDay: string): Slide {
  const { t } = context;
  return {
    kind: "cover",
    title,
    subtitle: t("report:cover.subtitle"),
    lines: [
      dataDay === "" ? "" : t("report:cover.day", { day: dayWords(context, dataDay) }),
      sourceWords(context, null),
      t("report:cover.made"),
    ].filter((line) => line !== ""),
  };
}

/** 30 September 2025, in the order of the language; text that is no day stays. */
function dayWords(context: ReportContext, day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return day;
  return context.t("report:day", { day: Number(match[3]), month: context.t(`report:monthName.${Number(match[2])}`), year: match[1] ?? "" });
}

import type { IndexResult, MetricId } from "../../../shared/indices/index-result.ts";
import type { Figure } from "../../../shared/report/figure.ts";
import type { Words } from "../../ui/use-words.ts";
import { arpaFigures } from "./arpa.ts";
import { cesFigures } from "./ces.ts";
import { churnFigures } from "./churn.ts";
import { contactVolumeFigures } from "./contact-volume.ts";
import { durationFigures } from "./duration.ts";
import { fcrFigures } from "./fcr.ts";
import { mrrFigures } from "./mrr.ts";
import { retentionFigures } from "./retention.ts";
import { expansionFigures, grrFigures, nrrFigures, quickRatioFigures } from "./revenue-retention.ts";
import { ticketTrendFigures } from "./ticket-trend.ts";

/** What a metric is made of, as figures. Asked only for a result that has a value and may be shown. */
export type MetricFigures = (result: IndexResult, words: Words) => readonly Figure[];

/** The figures of each metric, the first part of its side panel. */
export const METRIC_FIGURES: Readonly<Record<MetricId, MetricFigures>> = {
  ces: cesFigures,
  churn: churnFigures,
  retention: retentionFigures,
  arpa: arpaFigures,
  mrr: mrrFigures,
  expansion: expansionFigures,
  nrr: nrrFigures,
  grr: grrFigures,
  quickRatio: quickRatioFigures,
  fcr: fcrFigures,
  contactVolume: contactVolumeFigures,
  ticketTrend: ticketTrendFigures,
  firstResponse: durationFigures,
  handleTime: durationFigures,
  resolutionTime: durationFigures,
};

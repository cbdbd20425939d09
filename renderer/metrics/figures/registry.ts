import type { IndexResult, MetricId } from "../../../shared/indices/index-result.ts";
import type { Figure } from "../../../shared/report/figure.ts";
import type { Words } from "../../ui/use-words.ts";
import { arpaFigures } from "./arpa.ts";
import { cesFigures } from "./ces.ts";
import { churnFigures } from "./churn.ts";
import { fcrFigures } from "./fcr.ts";
import { retentionFigures } from "./retention.ts";

/** What a metric is made of, as figures. Asked only for a result that has a value and may be shown. */
export type MetricFigures = (result: IndexResult, words: Words) => readonly Figure[];

/** The figures of each metric, the first part of its side panel. */
export const METRIC_FIGURES: Readonly<Record<MetricId, MetricFigures>> = {
  ces: cesFigures,
  churn: churnFigures,
  retention: retentionFigures,
  arpa: arpaFigures,
  fcr: fcrFigures,
};

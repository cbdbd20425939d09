import type { MetricId } from "../../shared/indices/index-result.ts";
import { FigureView } from "../charts/figure-view.tsx";
import type { CardModel } from "../indices/card-model.ts";
import { useWords } from "../ui/use-words.ts";
import { METRIC_FIGURES } from "./figures/registry.ts";

/** What a metric is made of: its figures, or why there are none. */
export function MetricParts({ id, model }: { readonly id: MetricId; readonly model: CardModel }) {
  const words = useWords();
  if (model.state !== "value") return <p className="xs c2">{words.t("cards:parts.noValue")}</p>;
  return METRIC_FIGURES[id](model.result, words).map((figure) => (
    <FigureView key={figure.title} figure={figure} name={model.name} note={model.count} />
  ));
}

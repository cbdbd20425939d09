import { FigureView } from "../../charts/figure-view.tsx";
import { barsFigure } from "../../metrics/figures/summary.ts";
import { useWords } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { listAt, numberAt } from "../json-value.ts";
import { termsOf } from "./custom-formula.ts";

/** How the values of the first part of a formula are spread. */
export function CustomParts({ model }: { readonly model: CardModel }) {
  const words = useWords();
  const { t, plain } = words;
  const bars = listAt(model.result.parts, "spread").map((bar) => ({
    from: numberAt(bar, "from") ?? 0,
    to: numberAt(bar, "to") ?? 0,
    n: numberAt(bar, "n") ?? 0,
  }));
  if (model.state !== "value") return <p className="xs c2">{t("cards:parts.noValue")}</p>;
  if (bars.length === 0) return <p className="xs c2">{t("cards:parts.none")}</p>;
  const widest = Math.max(...bars.map(({ from, to }) => Math.abs(to - from)));
  const digits = widest === 0 ? 2 : widest >= 10 ? 0 : widest >= 1 ? 1 : 2;
  const text = (value: number) => plain(value, Number.isInteger(value) ? 0 : digits);
  const title = t("custom:spread", { term: termsOf(model.result)[0]?.text ?? "" });
  const figure = barsFigure(
    title,
    "count",
    bars.map(({ from, to, n }) => ({ label: from === to ? text(from) : `${text(from)} – ${text(to)}`, value: n })),
    words,
  );
  return <FigureView figure={figure} name={model.name} note={model.count} />;
}

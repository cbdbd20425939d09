import { useWords } from "../../ui/use-words.ts";
import { CustomCardPart } from "../custom/custom-card-part.tsx";
import { isCustomNumber } from "../custom/custom-number.ts";
import { isIndexId, type NumberId } from "../select-slice.ts";

const LINES = ["communicates", "assumes", "provokes", "whose", "useful", "blind"] as const;

/** What the number communicates, assumes and provokes, whose value it reflects, for whom, its blind spot, and its method. */
export function AssumptionPart({ id }: { readonly id: NumberId }) {
  const { t } = useWords();
  if (isCustomNumber(id)) return <CustomCardPart id={id} />;
  const [card, note, comparable] = isIndexId(id)
    ? [`indices:${id}`, `methods:${id}.note`, `methods:${id}.comparable`]
    : [`metricCards:${id}`, `indices:${id}.method`, `metricCards:${id}.comparable`];
  return (
    <>
      <h3>{t("cards:assumptions")}</h3>
      <dl className="facts">
        {LINES.map((line) => (
          <Line key={line} name={t(`report:card.${line}`)} text={t(`${card}.${line}`)} />
        ))}
        <Line name={t("methods:line.note")} text={t(note)} />
        <Line name={t("methods:line.comparable")} text={t(comparable)} />
      </dl>
    </>
  );
}

function Line({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}

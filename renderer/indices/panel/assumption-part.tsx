import { useWords } from "../../ui/use-words.ts";
import { CustomCardPart } from "../custom/custom-card-part.tsx";
import { isCustomNumber } from "../custom/custom-number.ts";
import { isIndexId, type NumberId } from "../select-slice.ts";

const LINES = ["communicates", "assumes", "provokes", "whose", "useful", "blind"] as const;

const METHOD_LINES = ["note", "comparable"] as const;

/** Metrics whose method says no more than their definition; all others have a word of caution. */
const PLAIN: ReadonlySet<NumberId> = new Set(["ces", "churn", "retention", "arpa"]);

/** What the index communicates, assumes and provokes, whose value it reflects, for whom, its blind spot, and its method. */
export function AssumptionPart({ id }: { readonly id: NumberId }) {
  const { t } = useWords();
  if (isCustomNumber(id)) return <CustomCardPart id={id} />;
  return (
    <>
      <h3>{t("cards:assumptions")}</h3>
      {isIndexId(id) ? (
        <dl className="facts">
          {LINES.map((line) => (
            <Line key={line} name={t(`report:card.${line}`)} text={t(`indices:${id}.${line}`)} />
          ))}
          {METHOD_LINES.map((line) => (
            <Line key={line} name={t(`methods:line.${line}`)} text={t(`methods:${id}.${line}`)} />
          ))}
        </dl>
      ) : (
        <>
          {PLAIN.has(id) ? null : <p>{t(`indices:${id}.method`)}</p>}
          <p className="xs c2">{t("cards:assumptions.metric")}</p>
        </>
      )}
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

import { Skeleton } from "@mantine/core";
import type { ExplainedSource, Explanation, RowsOfState } from "../../../shared/indices/explain/explanation.ts";
import { usesOf } from "../../data/table-uses.ts";
import { setView, useApp } from "../../store/app-store.ts";
import { useWords, type Words } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { Sql } from "./audit-queries.tsx";

/** What became of the rows of each source; every line opens them in the grid. */
export function AuditRows({
  explanation,
  model,
  isBusy,
}: {
  readonly explanation: Explanation | null;
  readonly model: CardModel;
  readonly isBusy: boolean;
}) {
  const words = useWords();
  const { t } = words;
  if (explanation === null) return isBusy ? <Skeleton height={48} /> : "–";
  const { sources, rowsSql } = explanation;
  const told = sources.filter(({ states }) => states.length > 0);
  if (told.length === 0) return <Counts model={model} words={words} />;
  return (
    <>
      {told.map((source) => (
        <div key={`${source.table} ${source.as}`}>
          <div className="c3">{source.sheet ?? source.file}</div>
          <ul className="audit-states">
            {source.states.map((state) => (
              <li key={state.state}>
                <StateLink source={source} state={state} name={model.name} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {rowsSql === null ? null : (
        <details className="audit-query">
          <summary>{t("cards:audit.rowsSql")}</summary>
          <Sql sql={rowsSql} />
        </details>
      )}
    </>
  );
}

/** Rows that hang together cannot be told apart one by one; their numbers can. */
function Counts({ model, words }: { readonly model: CardModel; readonly words: Words }) {
  const { t, plain } = words;
  const { missing, outOfRange, duplicate } = model.result.excluded;
  const left = missing + outOfRange + duplicate;
  return (
    <>
      <div>{t("cards:audit.counted", { n: plain(model.result.n) })}</div>
      {left === 0 ? null : (
        <div>
          {t("cards:audit.excluded.some", {
            left: plain(left),
            of: plain(left + model.result.n),
            missing: plain(missing),
            outOfRange: plain(outOfRange),
            duplicate: plain(duplicate),
          })}
        </div>
      )}
    </>
  );
}

/** Leads to the rows on the data screen, under a name that says why they are shown. */
function StateLink({ source, state, name }: { readonly source: ExplainedSource; readonly state: RowsOfState; readonly name: string }) {
  const words = useWords();
  const { t, plain } = words;
  const imported = useApp((own) => own.loaded?.value);
  const mapping = useApp((own) => own.history.present.mapping);
  const what = stateWords(state.state, words);
  const text = t("cards:audit.state", { count: plain(state.count), what });
  const table = imported?.tables.find(({ id }) => id === source.table);
  if (table === undefined || imported === undefined || mapping === null || state.rows.length === 0) return text;
  const use = Math.max(
    0,
    usesOf(mapping, imported.guesses, table).findIndex((candidate) => candidate.as === source.as),
  );
  const show = () =>
    setView({
      screen: "data",
      table: { id: table.id, use },
      rows: { table: table.id, rows: state.rows, name: t("cards:audit.shown", { name, what }) },
    });
  return (
    <button type="button" className="link" onClick={show}>
      {text}
    </button>
  );
}

function stateWords(state: string, { t }: Words): string {
  const own = `row.${state}`;
  const words = t(`indices:${own}`);
  return words === own ? t(`mapping:excluded.${state}`) : words;
}

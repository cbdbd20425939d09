import { useMemo, useState } from "react";
import { setView, useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { readingsOfExample } from "./question-example.ts";
import { type AskedQuestion, answerQuestion, askedQuestions } from "./questions.ts";

/** Cards of the sheet on screen that are shown before a person asks for the rest; of other sheets one stands for them. */
const SHOWN = 2;

/** What the data leave open, asked before anything is built on a guess; those of the sheet on screen first. */
export function QuestionCards({ table }: { readonly table: string }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const open = useOpenQuestions();
  if (open.length === 0) return null;
  const own = open.filter((asked) => asked.tables.includes(table));
  const sorted = [...own, ...open.filter((asked) => !own.includes(asked))];
  const shown = all ? sorted : sorted.slice(0, Math.max(1, Math.min(SHOWN, own.length)));
  return (
    <section className="questions" aria-label={t("data:questions", { count: open.length })}>
      {shown.map((asked) => (
        <QuestionCard key={asked.id} asked={asked} />
      ))}
      {all || shown.length < sorted.length ? (
        <button type="button" className="link xs" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("data:questions.fewer") : t("data:questions.more", { count: sorted.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
}

export function useOpenQuestions(): readonly AskedQuestion[] {
  const mapping = useApp((state) => state.history.present.mapping);
  const imported = useApp((state) => state.loaded?.value);
  const facts = useApp((state) => state.facts?.value ?? null);
  const confirmed = useApp((state) => state.view.confirmed);
  return useMemo(() => {
    if (mapping === null || imported === undefined) return [];
    return askedQuestions({ mapping, imported, facts, confirmed }).filter(({ answer }) => answer === null);
  }, [mapping, imported, facts, confirmed]);
}

function QuestionCard({ asked }: { readonly asked: AskedQuestion }) {
  const words = useWords();
  const { t } = words;
  const { question, sheets } = asked;
  const title = t(`mapping:question.${question.kind}`);
  const readings = readingsOfExample(question, words);
  const [first = "", ...others] = sheets;
  const where =
    others.length === 0
      ? t("data:question.where", { column: question.header, sheet: first })
      : t("data:question.whereMany", { column: question.header, sheet: first, count: others.length });
  return (
    <div className="question">
      <Icon name="alert" className="warn" />
      <div className="question-text">
        <h2>{title}</h2>
        <p className="xs c2">
          {where}
          {question.examples.length === 0 ? "" : ` ${t("data:question.examples", { cells: question.examples.join(" · ") })}`}
        </p>
      </div>
      <fieldset className="row wrap question-options" aria-label={title}>
        {question.options.map((option) => (
          <button key={option} type="button" className="question-option" onClick={() => answer(asked, option)}>
            <b>{optionWords(question.kind, option, t)}</b>
            <span className="xxs c3">
              {readings.get(option) ?? ""}
              {option === question.chosen ? ` ${t("data:question.holds")}` : ""}
            </span>
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** Words of an option; the ends of a scale are their own. */
export const optionWords = (kind: string, option: string, t: (key: string) => string): string =>
  kind === "points" ? option.replace("-", "–") : t(`mapping:option.${option}`);

function answer(asked: AskedQuestion, option: string): void {
  // An answer that agrees with the guess changes nothing, but it was given.
  setView({ confirmed: [...useApp.getState().view.confirmed, asked.id] });
  editDocument("data:edit.answer", (draft) => {
    if (draft.mapping !== null) answerQuestion(draft.mapping, asked, option);
  });
}

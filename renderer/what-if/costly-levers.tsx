import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { localeOf } from "../../shared/messages/format.ts";
import { editDocument } from "../store/edit-document.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { type Answer, costlyLevers } from "./answer.ts";
import { useAnswer } from "./use-answer.ts";

/** Levers that cost more than they bring within the horizon, and a way to see the scenario without them. Drawn again only when they change. */
export function CostlyLevers() {
  const { t, language } = useWords();
  const horizon = useAnswer(({ scenario }) => scenario.horizon);
  const flags = useAnswer(useShallow(({ output }: Answer) => output.flags));
  const numbers = useAnswer(useShallow<Answer, readonly number[]>(costlyLevers));
  const list = useMemo(() => new Intl.ListFormat(localeOf(language)).format(numbers.map(String)), [language, numbers]);
  const switchOff = () =>
    editDocument("levers:edit.change", (draft) => {
      for (const [index, lever] of draft.scenario.levers.entries()) if (numbers.includes(index + 1)) lever.on = false;
    });
  return (
    <div className="row xs understanding-foot">
      <Icon name="info" size={14} className="acc" />
      <span>
        {numbers.length === 0 ? null : (
          <b>{t(numbers.length === 1 ? "levers:costly.one" : "levers:costly.many", { list, months: horizon })} </b>
        )}
        <span className="c2">
          {flags.map((flag) => `${t(`whatif:flag.${flag}`)} `)}
          {t("levers:nothingProven")}
        </span>
      </span>
      <span className="grow" />
      {numbers.length === 0 ? null : (
        <button type="button" className="link nw" onClick={switchOff}>
          {t("levers:switchOff", { list })}
        </button>
      )}
    </div>
  );
}

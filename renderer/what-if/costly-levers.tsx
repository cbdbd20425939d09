import { useMemo } from "react";
import { localeOf } from "../../shared/messages/format.ts";
import { project } from "../../shared/scenario/project.ts";
import { editDocument } from "../store/edit-document.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { useAnswer } from "./answer.ts";
import { leverAlone, plainLever } from "./use-whatif.ts";

/** Levers that cost more than they bring within the horizon, and a way to see the scenario without them. */
export function CostlyLevers() {
  const { scenario, estimate, output } = useAnswer();
  const { flags } = output;
  const { t, language } = useWords();
  const costly = useMemo(() => {
    const base = project(estimate.baseline, [], scenario.horizon);
    return scenario.levers.flatMap((lever, index) =>
      lever.on && leverAlone(estimate, base, plainLever(lever), scenario.horizon).net < 0 ? [{ id: lever.id, number: index + 1 }] : [],
    );
  }, [scenario, estimate]);
  const list = new Intl.ListFormat(localeOf(language)).format(costly.map((lever) => String(lever.number)));
  const switchOff = () =>
    editDocument("levers:edit.change", (draft) => {
      for (const lever of draft.scenario.levers) if (costly.some((other) => other.id === lever.id)) lever.on = false;
    });
  return (
    <div className="row xs understanding-foot">
      <Icon name="info" size={14} className="acc" />
      <span>
        {costly.length === 0 ? null : (
          <b>{t(costly.length === 1 ? "levers:costly.one" : "levers:costly.many", { list, months: scenario.horizon })} </b>
        )}
        <span className="c2">
          {flags.filter((flag) => flag !== "SIMULATION_NOT_YET").map((flag) => `${t(`whatif:flag.${flag}`)} `)}
          {t("levers:nothingProven")}
        </span>
      </span>
      <span className="grow" />
      {costly.length === 0 ? null : (
        <button type="button" className="link" onClick={switchOff}>
          {t("levers:switchOff", { list })}
        </button>
      )}
    </div>
  );
}

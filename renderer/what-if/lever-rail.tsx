import { Button, Menu } from "@mantine/core";
import { Fragment, memo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { LeverTarget } from "../../shared/scenario/scenario.ts";
import { isScore, linkOf } from "../../shared/scenario/score-links.ts";
import { useApp } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { addLever, OFFERED } from "./edit-levers.ts";
import { LeverCard } from "./lever-card.tsx";
import { PhraseBox } from "./phrase-box.tsx";
import { useAnswer } from "./use-answer.ts";

/** The levers of the scenario in their order, and the way to add one. */
export function LeverRail() {
  const { t } = useWords();
  const ids = useApp(useShallow((state) => state.history.present.scenario.levers.map((lever) => lever.id)));
  return (
    <aside className="rail flush" aria-label={t("levers:title")}>
      <RailHead />
      <PhraseBox />
      {ids.map((id, index) => (
        <LeverCard key={id} id={id} number={index + 1} />
      ))}
      <p className="xs c2 lever-foot">{t("levers:shapley")}</p>
    </aside>
  );
}

const RailHead = memo(function RailHead() {
  const { t } = useWords();
  const baseline = useAnswer((answer) => answer.estimate.baseline);
  const linked = (target: LeverTarget): boolean =>
    !isScore(target) || baseline.segments.some((segment) => linkOf(segment, target) !== undefined);
  return (
    <div className="row between lever-head">
      <h2>{t("levers:title")}</h2>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<Icon name="plus" size={13} />}>{t("levers:add")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(["customers", "costs", "scores"] as const).map((group) => (
            <Fragment key={group}>
              <Menu.Label>{t(`levers:menu.${group}`)}</Menu.Label>
              {OFFERED[group].map((target) => (
                <Menu.Item key={target} disabled={!linked(target)} onClick={() => addLever(target)}>
                  {t(`levers:add.${target}`)}
                  {linked(target) ? null : <span className="xxs c3"> {t("levers:menu.notLinked")}</span>}
                </Menu.Item>
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});

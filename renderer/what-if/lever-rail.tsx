import { Button, Menu } from "@mantine/core";
import { memo } from "react";
import { useShallow } from "zustand/react/shallow";
import { useApp } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { addLever, OFFERED_TARGETS } from "./edit-levers.ts";
import { LeverCard } from "./lever-card.tsx";

/** The levers of the scenario in their order, and the way to add one. */
export function LeverRail() {
  const { t } = useWords();
  const ids = useApp(useShallow((state) => state.history.present.scenario.levers.map((lever) => lever.id)));
  return (
    <aside className="rail flush" aria-label={t("levers:title")}>
      <RailHead />
      {ids.map((id, index) => (
        <LeverCard key={id} id={id} number={index + 1} />
      ))}
      <p className="xs c2 lever-foot">{t("levers:shapley")}</p>
    </aside>
  );
}

const RailHead = memo(function RailHead() {
  const { t } = useWords();
  return (
    <div className="row between lever-head">
      <h2>{t("levers:title")}</h2>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<Icon name="plus" size={13} />}>{t("levers:add")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {OFFERED_TARGETS.map((target) => (
            <Menu.Item key={target} onClick={() => addLever(target)}>
              {t(`levers:add.${target}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});

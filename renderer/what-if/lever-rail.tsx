import { Button, Menu } from "@mantine/core";
import { memo, useMemo } from "react";
import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import { project } from "../../shared/scenario/project.ts";
import { useApp } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { addLever, OFFERED_TARGETS } from "./edit-levers.ts";
import { LeverCard } from "./lever-card.tsx";

/** The levers of the scenario in their order, and the way to add one. */
export function LeverRail({ estimate }: { readonly estimate: BaselineEstimate }) {
  const { t } = useWords();
  const scenario = useApp((state) => state.history.present.scenario);
  const base = useMemo(() => project(estimate.baseline, [], scenario.horizon), [estimate, scenario.horizon]);
  return (
    <aside className="rail flush" aria-label={t("levers:title")}>
      <RailHead />
      {scenario.levers.map((lever, index) => (
        <LeverCard key={lever.id} lever={lever} number={index + 1} estimate={estimate} base={base} horizon={scenario.horizon} />
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

import { ActionIcon, Button, Menu } from "@mantine/core";
import { useApp } from "../../store/app-store.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { chooseScenario, duplicateScenario, newScenario, removeScenario } from "./edit-scenarios.ts";
import { openScenarioFile, saveScenarioFile } from "./scenario-files.ts";
import { nameOfScenario, useScenarioNames } from "./use-scenarios.ts";

/** The other scenarios, and what can be done with the one on the screen. */
export function ScenarioMenu() {
  const words = useWords();
  const { t } = words;
  const { scenarios, current, name } = useShown();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={24} aria-label={t("scenarios:choose")} data-testid="scenario-menu">
          <Icon name="down" size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("scenarios:list")}</Menu.Label>
        {scenarios.map((scenario, at) => (
          <Menu.Item
            key={scenario.id}
            aria-current={scenario.id === current}
            leftSection={<Icon name={scenario.id === current ? "check" : "none"} size={13} />}
            onClick={() => chooseScenario(scenario.id)}
          >
            {nameOfScenario(scenario, at, words)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={newScenario}>{t("scenarios:new")}</Menu.Item>
        <Menu.Item onClick={() => void openScenarioFile()}>{t("scenarios:importFile")}</Menu.Item>
        <Menu.Item onClick={() => void saveScenarioFile(name)}>{t("scenarios:exportFile")}</Menu.Item>
        <Menu.Item disabled={scenarios.length < 2} onClick={removeScenario}>
          {t("scenarios:remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** "Scenario 2 of 3", and nothing where there is one. */
export function ScenarioPlace() {
  const { t } = useWords();
  const { scenarios, place } = useShown();
  if (scenarios.length < 2) return null;
  return <>{t("scenarios:place", { place: place + 1, count: scenarios.length })}. </>;
}

export function DuplicateScenario() {
  const { t } = useWords();
  const { name } = useShown();
  return (
    <Button leftSection={<Icon name="copy" size={13} />} onClick={() => duplicateScenario(t("scenarios:copyOf", { name }))}>
      {t("scenarios:duplicate")}
    </Button>
  );
}

/** All scenarios, and the place and the name of the one on the screen. */
function useShown() {
  const words = useWords();
  const scenarios = useScenarioNames();
  const current = useApp((state) => state.history.present.scenario.id);
  const place = scenarios.findIndex(({ id }) => id === current);
  const shown = scenarios[place];
  return { scenarios, current, place, name: shown === undefined ? "" : nameOfScenario(shown, place, words) };
}

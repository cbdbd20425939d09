import { ActionIcon, Button, Menu } from "@mantine/core";
import { useApp } from "../../store/app-store.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { chooseScenario, duplicateScenario, newScenario, removeScenario } from "./edit-scenarios.ts";
import { openScenarioFile, saveScenarioFile } from "./scenario-files.ts";
import { nameOfScenario, useScenarios } from "./use-scenarios.ts";

/** The other scenarios, and what can be done with the one on the screen. */
export function ScenarioMenu() {
  const words = useWords();
  const { t } = words;
  const scenarios = useScenarios();
  const current = useApp((state) => state.history.present.scenario.id);
  const place = scenarios.findIndex(({ id }) => id === current);
  const shown = scenarios[place];
  const name = shown === undefined ? "" : nameOfScenario(shown, place, words);
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
  const scenarios = useScenarios();
  const current = useApp((state) => state.history.present.scenario.id);
  if (scenarios.length < 2) return null;
  return <>{t("scenarios:place", { place: scenarios.findIndex(({ id }) => id === current) + 1, count: scenarios.length })}. </>;
}

export function DuplicateScenario() {
  const words = useWords();
  const { t } = words;
  const scenarios = useScenarios();
  const current = useApp((state) => state.history.present.scenario);
  const name = nameOfScenario(
    current,
    scenarios.findIndex(({ id }) => id === current.id),
    words,
  );
  return (
    <Button leftSection={<Icon name="copy" size={13} />} onClick={() => duplicateScenario(t("scenarios:copyOf", { name }))}>
      {t("scenarios:duplicate")}
    </Button>
  );
}

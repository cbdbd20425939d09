import { useMemo } from "react";
import type { Scenario } from "../../../shared/project/document.ts";
import { useApp } from "../../store/app-store.ts";
import type { Words } from "../../ui/use-words.ts";
import { scenariosOf } from "./edit-scenarios.ts";

/** All scenarios in their order. */
export function useScenarios(): readonly Scenario[] {
  const scenario = useApp((state) => state.history.present.scenario);
  const shelf = useApp((state) => state.history.present.shelf);
  return useMemo(() => scenariosOf({ scenario, shelf }), [scenario, shelf]);
}

type NamedScenario = Pick<Scenario, "id" | "name">;

/** The same without their levers: the same object while a lever moves. Names are what a person wrote, or empty. */
export function useScenarioNames(): readonly NamedScenario[] {
  const id = useApp((state) => state.history.present.scenario.id);
  const name = useApp((state) => state.history.present.scenario.name);
  const shelf = useApp((state) => state.history.present.shelf);
  return useMemo(() => scenariosOf<NamedScenario>({ scenario: { id, name }, shelf }), [id, name, shelf]);
}

/** What a scenario is called where it has no name: its place among the others. */
export const nameOfScenario = ({ name }: Pick<Scenario, "name">, place: number, { t }: Words): string =>
  name === "" ? t("scenarios:unnamed", { number: place + 1 }) : name;

import type { Draft } from "immer";
import type { ProjectDocument, Scenario } from "../../../shared/project/document.ts";
import type { ScenarioFile } from "../../../shared/project/scenario-file.ts";
import { editDocument } from "../../store/edit-document.ts";

const numberOf = ({ id }: Pick<Scenario, "id">): number => Number(id.slice(1));

/** All scenarios of a document, in the order in which they were made. */
export function scenariosOf<T extends Pick<Scenario, "id">>({
  scenario,
  shelf,
}: {
  readonly scenario: T;
  readonly shelf: readonly T[];
}): readonly T[] {
  return [scenario, ...shelf].sort((a, b) => numberOf(a) - numberOf(b));
}

const nextId = (document: Pick<ProjectDocument, "scenario" | "shelf">): string =>
  `S${1 + Math.max(...scenariosOf(document).map(numberOf))}`;

/** Puts a scenario on the screen, and the one that was there with the others. */
function show(draft: Draft<ProjectDocument>, scenario: Draft<Scenario>): void {
  draft.shelf = [...draft.shelf.filter(({ id }) => id !== scenario.id), draft.scenario];
  draft.scenario = scenario;
}

export function chooseScenario(id: string): void {
  editDocument("scenarios:edit.choose", (draft) => {
    const found = draft.shelf.find((scenario) => scenario.id === id);
    if (found !== undefined) show(draft, found);
  });
}

export function newScenario(): void {
  editDocument("scenarios:edit.new", (draft) => {
    show(draft, { id: nextId(draft), name: "", horizon: draft.scenario.horizon, levers: [] });
  });
}

/** A copy of the scenario on the screen, which takes its place there. */
export function duplicateScenario(name: string): void {
  editDocument("scenarios:edit.duplicate", (draft) => {
    const { horizon, levers } = draft.scenario;
    show(draft, { id: nextId(draft), name, horizon, levers: levers.map((lever) => ({ ...lever })) });
  });
}

/** Deletes the scenario on the screen; the one before it takes its place. The last one stays. */
export function removeScenario(): void {
  editDocument("scenarios:edit.remove", (draft) => {
    const others = [...draft.shelf].sort((a, b) => numberOf(a) - numberOf(b));
    const before = others.filter((scenario) => numberOf(scenario) < numberOf(draft.scenario)).at(-1) ?? others[0];
    if (before === undefined) return;
    draft.scenario = before;
    draft.shelf = draft.shelf.filter(({ id }) => id !== before.id);
  });
}

export function importScenario({ name, horizon, levers }: ScenarioFile): void {
  editDocument("scenarios:edit.import", (draft) => {
    const own = levers.map((lever, at): Draft<Scenario>["levers"][number] => ({ ...structuredClone(lever), id: `L${at + 1}`, on: true }));
    const isUntouched = draft.scenario.levers.length === 0 && draft.scenario.name === "";
    if (isUntouched) draft.scenario = { id: draft.scenario.id, name, horizon, levers: own };
    else show(draft, { id: nextId(draft), name, horizon, levers: own });
  });
}

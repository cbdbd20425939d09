import type { Draft } from "immer";
import type { ProjectDocument } from "../../shared/project/document.ts";
import { LEVER_KINDS } from "../../shared/scenario/lever-kinds.ts";
import type { LeverKind, LeverTarget } from "../../shared/scenario/scenario.ts";
import { editDocument } from "../store/edit-document.ts";
import type { ScenarioLever } from "./answer.ts";

/** Levers that the projection counts; levers on scores come with the what-if issue and are not offered. */
export const OFFERED_TARGETS = ["retention", "arpa", "acquisitions", "variableCost", "fixedCost"] as const satisfies readonly LeverTarget[];
export type OfferedTarget = (typeof OFFERED_TARGETS)[number];

export const kindsOf = (target: LeverTarget): readonly LeverKind[] =>
  // The keys of LEVER_KINDS[target] are kinds by its type.
  (Object.keys(LEVER_KINDS[target]) as LeverKind[]).filter((kind) => kind !== "move");

/** What a new lever starts as: small, at once, for everybody, and of the kind that the word is most often used for. */
const FIRST_VALUE: Readonly<Record<OfferedTarget, number>> = {
  retention: 0.05,
  arpa: 0.02,
  acquisitions: 0.1,
  variableCost: -0.05,
  fixedCost: -0.05,
};

export function addLever(target: OfferedTarget): void {
  editDocument("levers:edit.add", (draft) => {
    const numbers = draft.scenario.levers.map((lever) => Number(lever.id.slice(1)));
    draft.scenario.levers.push({
      id: `L${1 + Math.max(0, ...numbers)}`,
      on: true,
      target,
      kind: "relative",
      value: FIRST_VALUE[target],
      segment: null,
      start: 1,
      ramp: 1,
      halfLife: null,
      cost: 0,
      costPerMonth: 0,
    });
  });
}

export function removeLever(id: string): void {
  editDocument("levers:edit.remove", (draft) => {
    draft.scenario.levers = draft.scenario.levers.filter((lever) => lever.id !== id);
  });
}

/** Changes one lever. Changes with one `drag` are one step of undo. */
export function changeLever(id: string, change: Partial<Omit<ScenarioLever, "id">>, drag: string | null = null): void {
  editDocument(
    "levers:edit.change",
    (draft) => {
      const lever = find(draft, id);
      if (lever !== undefined) Object.assign(lever, change);
    },
    drag,
  );
}

/** The name of one drag of a lever's slider; the history holds it until the slider is let go. */
export const slideOf = (id: string, count: number): string => `${SLIDE}${id} ${count}`;
export const isSlide = (drag: string | null | undefined): boolean => drag?.startsWith(SLIDE) === true;
const SLIDE = "slide ";

export function setHorizon(horizon: number): void {
  editDocument("levers:edit.horizon", (draft) => {
    draft.scenario.horizon = horizon;
  });
}

export function renameScenario(name: string): void {
  editDocument("levers:edit.name", (draft) => {
    draft.scenario.name = name;
  });
}

const find = (draft: Draft<ProjectDocument>, id: string) => draft.scenario.levers.find((lever) => lever.id === id);

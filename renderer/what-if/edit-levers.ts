import type { Draft } from "immer";
import type { ProjectDocument } from "../../shared/project/document.ts";
import { AT_ONCE } from "../../shared/scenario/at-once.ts";
import { kindRule, LEVER_KINDS } from "../../shared/scenario/lever-kinds.ts";
import type { Lever, LeverKind, LeverSize, LeverTarget } from "../../shared/scenario/scenario.ts";
import { rangeAtSize } from "../../shared/scenario/simulate/lever-spread.ts";
import { useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import { beforeDrag } from "../store/history.ts";
import type { ScenarioLever } from "./answer.ts";
import { insertLever } from "./insert-lever.ts";

/** What the menu offers, in groups. */
export const OFFERED = {
  customers: ["retention", "arpa", "acquisitions", "referral"],
  costs: ["variableCost", "serviceCost", "fixedCost", "cac", "programme"],
  scores: ["nps", "csat", "health", "fcr"],
} as const satisfies Record<string, readonly LeverTarget[]>;

export const kindsOf = (target: LeverTarget): readonly LeverKind[] =>
  // The keys of LEVER_KINDS[target] are kinds by its type.
  Object.keys(LEVER_KINDS[target]) as LeverKind[];

/** What a new lever starts as: small, at once, for everybody, and of the kind that the word is most often used for. */
const FIRST_SIZE: Readonly<Record<LeverTarget, LeverSize>> = {
  retention: { target: "retention", kind: "relative", value: 0.05 },
  arpa: { target: "arpa", kind: "relative", value: 0.02 },
  acquisitions: { target: "acquisitions", kind: "relative", value: 0.1 },
  referral: { target: "referral", kind: "set", value: 0.1 },
  variableCost: { target: "variableCost", kind: "relative", value: -0.05 },
  serviceCost: { target: "serviceCost", kind: "relative", value: -0.05 },
  fixedCost: { target: "fixedCost", kind: "relative", value: -0.05 },
  cac: { target: "cac", kind: "relative", value: -0.05 },
  programme: { target: "programme", kind: "add", value: 10_000 },
  nps: { target: "nps", kind: "move", value: 0.1, from: "detractor", to: "passive" },
  csat: { target: "csat", kind: "move", value: 0.1, from: "dissatisfied", to: "rest" },
  health: { target: "health", kind: "move", value: 0.1, from: "red", to: "amber" },
  fcr: { target: "fcr", kind: "points", value: 0.05 },
};

export function addLever(target: LeverTarget): void {
  insertLever({ ...FIRST_SIZE[target], ...AT_ONCE, segment: null }, "levers:edit.add");
}

export function removeLever(id: string): void {
  editDocument("levers:edit.remove", (draft) => {
    draft.scenario.levers = draft.scenario.levers.filter((lever) => lever.id !== id);
  });
}

/** Changes one lever. Changes with one `drag` are one step of undo. */
export function changeLever(id: string, change: Partial<Omit<ScenarioLever, "id">>, drag: string | null = null): void {
  // A slider may pass nothing, which has no range, on its way.
  const before = beforeDrag(useApp.getState().history, drag).scenario.levers;
  editDocument(
    "levers:edit.change",
    (draft) => {
      const lever = find(draft, id);
      if (lever === undefined) return;
      const { value, ...others } = change;
      if (value !== undefined)
        resizeLever(
          lever,
          value,
          before.find((own) => own.id === id),
        );
      // The limits that a part taken for cause came with are not those of another.
      if (others.attribution !== undefined) delete lever.attributionRange;
      Object.assign(lever, others);
    },
    drag,
  );
}

/** Another size, with the range that goes with it; `old` is the lever as its range was said of it. */
export function resizeLever(lever: Draft<ScenarioLever>, value: number, old: Pick<Lever, "value" | "range"> = lever): void {
  if (value === lever.value) return;
  const moved = rangeAtSize(old, value);
  lever.value = value;
  if (moved === null) delete lever.range;
  else lever.range = moved;
}

/** Another kind of the same lever, its number held to what the kind takes. A formula begins as what stands; what comes after one begins as a new lever does. */
export function setKind(id: string, kind: LeverKind): void {
  editDocument("levers:edit.change", (draft) => {
    const lever = find(draft, id);
    if (lever === undefined || lever.kind === kind) return;
    const { target, value } = lever;
    const first = FIRST_SIZE[target];
    const wasFormula = lever.kind === "formula";
    const number = kind === "formula" ? 1 : !wasFormula ? value : kind === first.kind ? first.value : 0;
    const rule = kindRule(target, kind);
    resizeLever(lever, rule === undefined ? number : Math.min(rule.max, Math.max(rule.min, number)));
    lever.kind = kind;
    // A part of the way is another number than a size: the range of one is none of the other.
    if (wasFormula || kind === "formula") delete lever.range;
    if (kind === "formula") lever.formula = "current";
    else delete lever.formula;
  });
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

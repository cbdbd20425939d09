import type { Lever } from "../../shared/scenario/scenario.ts";
import { editDocument } from "../store/edit-document.ts";

/** Adds a lever as it is to the scenario in force, switched on. `label` is the message key of the step of undo. */
export function insertLever(lever: Lever, label: string): void {
  editDocument(label, (draft) => {
    const numbers = draft.scenario.levers.map(({ id }) => Number(id.slice(1)));
    draft.scenario.levers.push({ ...lever, id: `L${1 + Math.max(0, ...numbers)}`, on: true });
  });
}

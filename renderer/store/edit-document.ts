import type { Draft } from "immer";
import type { ProjectDocument } from "../../shared/project/document.ts";
import { useApp } from "./app-store.ts";
import { edit, endDrag, redo, undo } from "./history.ts";

/** Changes the document as one step of undo. `label` is a message key; edits of one `drag` are one step. */
export function editDocument(label: string, recipe: (draft: Draft<ProjectDocument>) => void, drag: string | null = null): void {
  useApp.setState((state) => ({ history: edit(state.history, label, recipe, drag) }));
}

export const endDragOfDocument = (): void => useApp.setState((state) => ({ history: endDrag(state.history) }));
export const undoDocument = (): void => useApp.setState((state) => ({ history: undo(state.history) }));
export const redoDocument = (): void => useApp.setState((state) => ({ history: redo(state.history) }));

import { editDocument } from "../../store/edit-document.ts";

/** A number of a person's own begins as one that is often wanted: margin a customer. */
export function addOutput(name: string): void {
  editDocument("levers:edit.output", (draft) => {
    draft.outputs.push({ name, formula: "margin / customers" });
  });
}

export function changeOutput(at: number, change: { readonly name?: string; readonly formula?: string }): void {
  editDocument(
    "levers:edit.output",
    (draft) => {
      const output = draft.outputs[at];
      if (output !== undefined) Object.assign(output, change);
    },
    `output ${at} ${Object.keys(change).join()}`,
  );
}

export function removeOutput(at: number): void {
  editDocument("levers:edit.output", (draft) => {
    draft.outputs.splice(at, 1);
  });
}

import type { Benchmark, ReferenceLine } from "../../../shared/indices/reference-line.ts";
import { useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";

/** A benchmark as a line: as its source states it, and off. */
export const lineOf = ({ id, number, value, upTo, source }: Benchmark): ReferenceLine => ({
  id,
  number: number ?? "",
  segment: null,
  value,
  upTo,
  source,
  label: "",
  on: false,
});

const change = (make: (lines: readonly ReferenceLine[]) => readonly ReferenceLine[]): void =>
  editDocument("custom:undo.reference", (draft) => {
    draft.settings.references = make(useApp.getState().history.present.settings.references ?? []).map((line) => ({ ...line }));
  });

/** Puts a line in the place of the one with its id, or behind all. */
export const setReference = (line: ReferenceLine): void =>
  change((lines) => (lines.some(({ id }) => id === line.id) ? lines.map((one) => (one.id === line.id ? line : one)) : [...lines, line]));

export const removeReference = (id: string): void => change((lines) => lines.filter((line) => line.id !== id));

/** A target of the user's own, drawn at once. */
export function addTarget(number: string, value: number): void {
  const taken = new Set((useApp.getState().history.present.settings.references ?? []).map(({ id }) => id));
  let count = 1;
  while (taken.has(`own${count}`)) count += 1;
  setReference({ id: `own${count}`, number, segment: null, value, upTo: null, source: "own", label: "", on: true });
}

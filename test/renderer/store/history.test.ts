import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edit, endDrag, type History, redo, startHistory, undo } from "../../../renderer/store/history.ts";

type Doc = { name: string; levers: number[]; settings: Record<string, number> };
const START: Doc = { name: "a", levers: [1, 2], settings: {} };

/** An edit, an undo, a redo, a step of a drag or its end. */
type Act =
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "push"; readonly value: number }
  | { readonly kind: "remove" }
  | { readonly kind: "set"; readonly key: string; readonly value: number }
  | { readonly kind: "drag"; readonly gesture: string; readonly value: number }
  | { readonly kind: "endDrag" }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("name" as const), text: fc.string({ maxLength: 4 }) }),
  fc.record({ kind: fc.constant("push" as const), value: fc.integer({ min: 0, max: 9 }) }),
  fc.constant({ kind: "remove" as const }),
  fc.record({ kind: fc.constant("set" as const), key: fc.constantFrom("x", "y"), value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant("drag" as const), gesture: fc.constantFrom("one", "two"), value: fc.integer({ min: 0, max: 99 }) }),
  fc.constant({ kind: "endDrag" as const }),
  fc.constant({ kind: "undo" as const }),
  fc.constant({ kind: "redo" as const }),
);

function run(history: History<Doc>, act: Act): History<Doc> {
  switch (act.kind) {
    case "name":
      return edit(history, "name", (draft) => {
        draft.name = act.text;
      });
    case "push":
      return edit(history, "push", (draft) => {
        draft.levers.push(act.value);
      });
    case "remove":
      return edit(history, "remove", (draft) => {
        draft.levers.splice(0, 1);
      });
    case "set":
      return edit(history, "set", (draft) => {
        draft.settings[act.key] = act.value;
      });
    case "drag":
      return edit(
        history,
        "drag",
        (draft) => {
          draft.levers[0] = act.value;
        },
        act.gesture,
      );
    case "endDrag":
      return endDrag(history);
    case "undo":
      return undo(history);
    case "redo":
      return redo(history);
  }
}

const undoAll = (history: History<Doc>): History<Doc> => (history.past.length === 0 ? history : undoAll(undo(history)));
const redoAll = (history: History<Doc>): History<Doc> => (history.future.length === 0 ? history : redoAll(redo(history)));

describe("history", () => {
  it("undone to its start is the start, and redone to its end is the end, whatever was done", () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (list) => {
        const end = list.reduce(run, startHistory(START));
        const ended = redoAll(end).present;
        expect(undoAll(end).present).toEqual(START);
        expect(redoAll(undoAll(end)).present).toEqual(ended);
      }),
    );
  });

  it("keeps the whole of a drag as one step, however many values it went through", () => {
    const dragged = Array.from({ length: 300 }, (_, value) => value + 10).reduce(
      (history, value) => run(history, { kind: "drag", gesture: "one", value }),
      startHistory(START),
    );
    expect(dragged.past).toHaveLength(1);
    expect(dragged.past[0]?.forth).toHaveLength(1);
    expect(dragged.present.levers[0]).toBe(309);
    expect(undo(dragged).present).toEqual(START);
  });

  it("keeps one change of each value of a drag that moves two at once", () => {
    type Pair = { readonly value: number; readonly range: { readonly low: number } };
    const first: Pair = { value: 0, range: { low: 0 } };
    const dragged = Array.from({ length: 300 }, (_, step) => step + 1).reduce(
      (history, value) =>
        edit(
          history,
          "drag",
          (draft) => {
            draft.value = value;
            draft.range = { low: value };
          },
          "one",
        ),
      startHistory(first),
    );
    expect(dragged.past[0]?.forth).toHaveLength(2);
    expect(dragged.past[0]?.back).toHaveLength(2);
    const undone = undo(dragged);
    expect([undone.present, redo(undone).present]).toEqual([first, { value: 300, range: { low: 300 } }]);
  });

  it("begins a new step when a drag has ended", () => {
    const once = endDrag(run(startHistory(START), { kind: "drag", gesture: "one", value: 5 }));
    const twice = run(once, { kind: "drag", gesture: "one", value: 6 });
    expect(twice.past).toHaveLength(2);
    expect(undo(twice).present.levers[0]).toBe(5);
  });

  it("makes no step of an edit that changes nothing, and forgets what was undone once something new is done", () => {
    const same = run(startHistory(START), { kind: "name", text: "a" });
    expect(same.past).toHaveLength(0);
    const undone = undo(run(same, { kind: "name", text: "b" }));
    expect(undone.future).toHaveLength(1);
    expect(run(undone, { kind: "push", value: 3 }).future).toHaveLength(0);
  });

  it("does not change the document it was given", () => {
    const frozen = structuredClone(START);
    run(startHistory(START), { kind: "push", value: 7 });
    expect(START).toEqual(frozen);
  });
});

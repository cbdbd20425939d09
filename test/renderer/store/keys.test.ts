import { describe, expect, it } from "vitest";
import { edit } from "../../../renderer/store/history.ts";
import { isLoadStale, loadKey, mapKey, outputKey } from "../../../renderer/store/keys.ts";
import { FIRST_STATE, type State } from "../../../renderer/store/state.ts";
import { SAMPLE_IMPORT } from "../harness/sample-data.ts";

const LOADED: State = {
  ...FIRST_STATE,
  loaded: { serial: 1, key: loadKey(FIRST_STATE.history.present), value: SAMPLE_IMPORT },
  history: { ...FIRST_STATE.history, present: { ...FIRST_STATE.history.present, mapping: SAMPLE_IMPORT.mapping } },
};

const changed = (state: State, recipe: Parameters<typeof edit<State["history"]["present"]>>[2]): State => ({
  ...state,
  history: edit(state.history, "test", recipe),
});

describe("keys of what is computed", () => {
  it("do not exist before something is loaded", () => {
    expect(mapKey(FIRST_STATE)).toBeNull();
    expect(outputKey(FIRST_STATE)).toBeNull();
  });

  it("stay the same when a lever moves, and change with groups, waves, settings, mapping and load", () => {
    const first = outputKey(LOADED);
    const horizon = changed(LOADED, (draft) => {
      draft.scenario.horizon = 12;
    });
    expect(outputKey(horizon)).toBe(first);
    const others = [
      changed(LOADED, (draft) => {
        draft.by = "region";
      }),
      changed(LOADED, (draft) => {
        draft.wave = "year";
      }),
      changed(LOADED, (draft) => {
        draft.settings = { ...draft.settings, confidence: 0.9 };
      }),
      changed(LOADED, (draft) => {
        draft.mapping?.tables.pop();
      }),
      { ...LOADED, loaded: { serial: 2, key: loadKey(LOADED.history.present), value: SAMPLE_IMPORT } },
    ];
    const keys = [first, ...others.map(outputKey)];
    expect(new Set(keys).size).toBe(keys.length);
    // Asked again after others, as undo does: the same inputs have the same key.
    expect(outputKey(LOADED)).toBe(first);
  });

  it("say that other files are wanted than are loaded when a file or a reading changes, and nothing is built meanwhile", () => {
    expect(isLoadStale(LOADED)).toBe(false);
    const changes = [
      changed(LOADED, (draft) => {
        draft.files.push({ token: "more", name: "more.csv", bytes: 1 });
      }),
      changed(LOADED, (draft) => {
        draft.readings["a.csv"] = { encoding: "windows-1252" };
      }),
    ];
    for (const state of changes) {
      expect(isLoadStale(state)).toBe(true);
      expect(mapKey(state)).toBeNull();
    }
  });
});

import { create } from "zustand";
import { FIRST_STATE, type State, type View } from "./state.ts";

/** The one store of the window. Actions stand beside it in files of their own. */
export const useApp = create<State>()(() => FIRST_STATE);

export const setView = (change: Partial<View>): void => useApp.setState((state) => ({ view: { ...state.view, ...change } }));

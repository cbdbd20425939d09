import { useHotkeys } from "@mantine/hooks";
import { setView, useApp } from "../store/app-store.ts";
import { runCommand } from "../store/commands.ts";
import { SCREENS } from "../store/state.ts";

const isMac = typeof navigator !== "undefined" && navigator.platform.startsWith("Mac");

/** How a shortcut with the control key is written on this machine. */
export const controlKey = (key: string): string => (isMac ? `⌘ ${key}` : `Ctrl ${key}`);

/** Fields in which text is typed have an undo of their own, which goes first. Switches, sliders and lists have none. */
function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ["text", "search", "number"].includes(target.type);
}

/** The shortcuts that work everywhere. Ctrl K belongs to the palette itself. */
export function useShortcuts(): void {
  const go = (index: number) => () => {
    const screen = SCREENS[index];
    if (screen !== undefined && useApp.getState().loaded !== null) setView({ screen });
  };
  const unlessTyping = (command: string) => (event: KeyboardEvent) => {
    if (isTyping(event)) return;
    event.preventDefault();
    runCommand(command);
  };
  const leaveDefault = { preventDefault: false };
  useHotkeys(
    [
      ["mod+O", () => runCommand("open")],
      ["mod+shift+O", () => runCommand("open-sample")],
      ["mod+E", () => runCommand("export")],
      ["mod+Z", unlessTyping("undo"), leaveDefault],
      ["mod+shift+Z", unlessTyping("redo"), leaveDefault],
      ["mod+Y", unlessTyping("redo"), leaveDefault],
      ...SCREENS.map((_, index): [string, () => void] => [`mod+${index + 1}`, go(index)]),
    ],
    [],
  );
}

import { join } from "node:path";
import { BrowserWindow, nativeTheme, screen } from "electron";
import { type JsonFile, jsonFile } from "../storage/json-file.ts";
import { fitWindowState, repairWindowState, SMALLEST, type WindowState } from "../storage/window-state.ts";
import { START_PAGE } from "./origin.ts";

/** The canvas colours of the two schemes, so that nothing flashes before the page has painted. */
const CANVAS = { light: "#f5f6f8", dark: "#0f1216" } as const;

const REST_MS = 500;

export type MainWindowOptions = {
  readonly userData: string;
  readonly distFolder: string;
  readonly developer: boolean;
  readonly onFailure: (words: string, error?: unknown) => void;
};

/** Opens the window and starts loading its page; nothing here waits for anything. */
export function openMainWindow({ userData, distFolder, developer, onFailure }: MainWindowOptions): BrowserWindow {
  const state = jsonFile(join(userData, "window.json"), repairWindowState);
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()];
  const place = fitWindowState(
    state.value(),
    displays.map((display) => display.workArea),
  );
  const { maximized, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: "Octad",
    backgroundColor: nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(distFolder, "preload", "index.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developer,
      v8CacheOptions: "bypassHeatCheck",
    },
  });
  if (maximized) window.maximize();
  keepState(window, state, onFailure);
  window.loadURL(START_PAGE).catch((error: unknown) => onFailure("the page could not be loaded", error));
  return window;
}

/** Writes where the window stands, a moment after it came to rest and before it closes. */
function keepState(window: BrowserWindow, state: JsonFile<WindowState>, onFailure: MainWindowOptions["onFailure"]): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closing = false;
  const save = (): Promise<void> => {
    clearTimeout(timer);
    return state.save({ ...window.getNormalBounds(), maximized: window.isMaximized() }).catch((error: unknown) => {
      onFailure("the place of the window could not be saved", error);
    });
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, REST_MS);
  };
  for (const event of ["resize", "move", "maximize", "unmaximize"] as const) window.on(event as "resize", later);
  window.on("close", (event) => {
    if (closing) return;
    // The process would end before the file is written; so the window closes when it is.
    closing = true;
    event.preventDefault();
    void save().then(() => window.close());
  });
}

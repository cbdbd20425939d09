import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { app, type BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session } from "electron";
import { CALL_MESSAGE, DROP_MESSAGE } from "../../shared/ipc/channels.ts";
import { jsonFile } from "../storage/json-file.ts";
import { repairPreferences } from "../storage/preferences.ts";
import { guardContents } from "./guard-contents.ts";
import { guardSession } from "./guard-session.ts";
import { openMainWindow } from "./main-window.ts";
import { SCHEME } from "./origin.ts";
import { servePages } from "./serve-pages.ts";
import type { Services } from "./services.ts";
import { silenceNetwork } from "./silence-network.ts";

/**
 * The application starts here. The window comes first: what is imported above is all that it needs, the rest is loaded
 * when the page first asks for something, and the engine starts after the first picture is on the screen.
 */
const distFolder = join(import.meta.dirname, "..");

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
silenceNetwork(app);
// As root, or where the kernel forbids it, Chromium is told to do without a sandbox; asking for it then ends every child.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
// The default menu costs time before the first window and holds developer tools; ours comes with the services.
Menu.setApplicationMenu(null);

if (app.isPackaged && app.commandLine.hasSwitch("remote-debugging-port")) {
  app.exit(1);
} else if (app.requestSingleInstanceLock()) {
  // Not a top-level await: in an ES module the application would never become ready.
  app.whenReady().then(start, fail);
} else {
  app.quit();
}

function start(): void {
  const userData = app.getPath("userData");
  const preferences = jsonFile(join(userData, "preferences.json"), (read) => repairPreferences(read, app.getLocale()));
  const { colorScheme } = preferences.value();
  nativeTheme.themeSource = colorScheme === "auto" ? "system" : colorScheme;

  let loading: Promise<Services> | null = null;
  const log = (words: string, error?: unknown): void => {
    loading?.then((services) => services.log(words, error)).catch(fail);
  };
  const refused = (what: string, address: string) => log(`refused a ${what}: ${address.slice(0, 200)}`);

  guardContents(app, refused);
  guardSession(session.defaultSession, refused);
  protocol.handle(SCHEME, servePages({ distFolder, language: () => preferences.value().language }));

  const window = openMainWindow({ userData, distFolder, developer: !app.isPackaged, onFailure: log });
  // Not before the page asks or stands: until then main has nothing better to do than to serve the page.
  const services = (): Promise<Services> => {
    loading ??= import("./services.ts").then(({ startServices }) =>
      startServices({ window, distFolder, userData, preferences, notForRelease: isNotForRelease() }),
    );
    return loading;
  };
  ipcMain.handle(CALL_MESSAGE, async (event, channel: unknown, payload: unknown) => (await services()).call(event, channel, payload));
  ipcMain.handle(DROP_MESSAGE, async (event, payload: unknown) => (await services()).drop(event, payload));
  window.once("ready-to-show", () => {
    services()
      .then((running) => running.afterFirstPaint())
      .catch(fail);
  });

  watch(window, log);
}

/** Nothing that dies may leave a blank window or pass without a word. */
function watch(window: BrowserWindow, log: (words: string, error?: unknown) => void): void {
  window.webContents.on("render-process-gone", (_event, details) => {
    log(`the page ended: ${details.reason}`);
    if (details.reason !== "clean-exit" && !window.isDestroyed()) window.webContents.reload();
  });
  window.on("unresponsive", () => log("the page does not answer"));
  app.on("child-process-gone", (_event, details) => log(`a process ended: ${details.type} ${details.name ?? ""} ${details.reason}`));
  app.on("second-instance", () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on("window-all-closed", () => app.quit());
  process.on("uncaughtException", (error) => log("an error nobody caught", error));
  process.on("unhandledRejection", (reason) => log("a rejection nobody caught", reason));
}

/** Whether the runtime is the fallback of build machines, which says so in a file beside its executable. */
function isNotForRelease(): boolean {
  return existsSync(join(dirname(process.execPath), "NOT-FOR-RELEASE"));
}

function fail(error: unknown): void {
  console.error(error);
  app.exit(1);
}

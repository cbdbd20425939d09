import { join } from "node:path";
import { app, type BrowserWindow, dialog, Menu, nativeTheme } from "electron";
import type { AppInfo, Events, Preferences } from "../../shared/ipc/contract.ts";
import { createTranslator } from "../../shared/messages/translator.ts";
import type { Result } from "../../shared/result.ts";
import type { JsonFile } from "../storage/json-file.ts";
import { writeAtomically } from "../storage/write-atomically.ts";
import { answerCalls } from "./answer-calls.ts";
import { answerDrops } from "./answer-drops.ts";
import { EngineClient } from "./engine-client.ts";
import { startEngineProcess } from "./engine-process.ts";
import { FileTokens } from "./file-tokens.ts";
import { filesGiven } from "./files-given.ts";
import { makeHandlers } from "./handlers.ts";
import { openLog } from "./log.ts";
import { menuTemplate } from "./menu.ts";
import { ScratchFolder, sweepScratch } from "./scratch-folder.ts";
import type { Sender } from "./trusted-sender.ts";

export type ServicesOptions = {
  readonly window: BrowserWindow;
  readonly distFolder: string;
  readonly userData: string;
  readonly preferences: JsonFile<Preferences>;
  readonly notForRelease: boolean;
};

export type Services = {
  readonly call: (event: Sender, channel: unknown, payload: unknown) => Promise<Result<unknown>>;
  readonly drop: (event: Sender, payload: unknown) => Promise<Result<unknown>>;
  readonly log: (words: string, error?: unknown) => void;
  /** What may wait until the first picture is on the screen: the engine, the menu, tidying up. */
  readonly afterFirstPaint: () => void;
};

/** Everything behind the window. Loaded when the page first asks, so that the window itself waits for none of it. */
export function startServices({ window, distFolder, userData, preferences, notForRelease }: ServicesOptions): Services {
  const log = openLog(userData);
  const tokens = new FileTokens();
  const scratchParent = join(userData, "scratch");
  const scratch = new ScratchFolder(scratchParent);
  const ownWindows: ReadonlySet<number> = new Set([window.webContents.id]);

  const send = <E extends keyof Events>(event: E, payload: Events[E]): void => {
    if (!window.isDestroyed()) window.webContents.send(event, payload);
  };
  const engine = new EngineClient({
    start: () => startEngineProcess(distFolder, log),
    onLost: (problem) => send("engine:lost", { problem }),
    log,
  });

  const translate = () => createTranslator(preferences.value().language);
  const showMenu = () => {
    const t = translate();
    app.setAboutPanelOptions({
      applicationName: "Octad",
      applicationVersion: notForRelease ? `${app.getVersion()} (${t("shell:not-for-release")})` : app.getVersion(),
      copyright: t("shell:about-words"),
    });
    const template = menuTemplate({
      t,
      platform: process.platform,
      developer: !app.isPackaged,
      command: (command) => send("menu:command", { command }),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };

  const info = async (): Promise<AppInfo> => {
    const given = await Promise.all(filesGiven(process.argv, app.isPackaged).map((path) => tokens.add(path)));
    return {
      version: app.getVersion(),
      preferences: preferences.value(),
      open: given.flatMap((file) => (file.ok ? [file.value] : [])),
      notForRelease,
    };
  };

  const handlers = makeHandlers({
    info,
    translate,
    tokens,
    scratch,
    engine,
    log,
    send,
    samplePath: join(app.getAppPath(), "samples", "aurora.xlsx"),
    writeFile: writeAtomically,
    savePreferences: async (chosen) => {
      const before = preferences.value();
      await preferences.save(chosen);
      nativeTheme.themeSource = themeOf(chosen);
      if (chosen.language !== before.language) showMenu();
    },
    chooseFiles: async ({ title, filters }) => {
      const chosen = await dialog.showOpenDialog(window, { title, filters: [...filters], properties: ["openFile", "multiSelections"] });
      return chosen.canceled ? [] : chosen.filePaths;
    },
    chooseTarget: async ({ title, name, filters }) => {
      const defaultPath = join(app.getPath("documents"), name);
      const chosen = await dialog.showSaveDialog(window, { title, defaultPath, filters: [...filters] });
      return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
    },
  });

  app.on("will-quit", () => {
    engine.stop();
    scratch.remove().catch((error: unknown) => log("the scratch folder could not be removed", error));
  });

  return {
    call: answerCalls({ handlers, ownWindows, log }),
    drop: answerDrops({ tokens, ownWindows, log }),
    log,
    afterFirstPaint: () => {
      engine.start();
      showMenu();
      sweepScratch(scratchParent).catch((error: unknown) => log("old scratch folders could not be removed", error));
    },
  };
}

/** Electron's word for the scheme that a person chose. */
export const themeOf = ({ colorScheme }: Preferences): "light" | "dark" | "system" => (colorScheme === "auto" ? "system" : colorScheme);

import type { MenuItemConstructorOptions } from "electron";
import type { Translate } from "../../shared/messages/translator.ts";

export type MenuOptions = {
  readonly t: Translate;
  readonly platform: NodeJS.Platform;
  /** Developer tools exist only in a build that is not packaged. */
  readonly developer: boolean;
  readonly command: (command: "open" | "open-sample" | "export" | "undo" | "redo") => void;
};

/** The menu as data. Undo and redo are the document's, so they go to the window instead of to a text field. */
export function menuTemplate({ t, platform, developer, command }: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === "darwin";
  const separator: MenuItemConstructorOptions = { type: "separator" };
  const application: MenuItemConstructorOptions[] = mac ? [{ role: "appMenu" }] : [];
  return [
    ...application,
    {
      label: t("shell:file"),
      submenu: [
        { label: t("shell:open"), accelerator: "CmdOrCtrl+O", click: () => command("open") },
        { label: t("shell:open-sample"), accelerator: "CmdOrCtrl+Shift+O", click: () => command("open-sample") },
        separator,
        { label: t("shell:export"), accelerator: "CmdOrCtrl+E", click: () => command("export") },
        separator,
        mac ? { label: t("shell:close"), role: "close" } : { label: t("shell:quit"), role: "quit" },
      ],
    },
    {
      label: t("shell:edit"),
      submenu: [
        { label: t("shell:undo"), accelerator: "CmdOrCtrl+Z", click: () => command("undo") },
        { label: t("shell:redo"), accelerator: mac ? "Cmd+Shift+Z" : "Ctrl+Y", click: () => command("redo") },
        separator,
        { label: t("shell:cut"), role: "cut" },
        { label: t("shell:copy"), role: "copy" },
        { label: t("shell:paste"), role: "paste" },
        { label: t("shell:select-all"), role: "selectAll" },
      ],
    },
    {
      label: t("shell:view"),
      submenu: [
        { label: t("shell:zoom-in"), role: "zoomIn", accelerator: "CmdOrCtrl+=" },
        { label: t("shell:zoom-out"), role: "zoomOut" },
        { label: t("shell:zoom-reset"), role: "resetZoom" },
        separator,
        { label: t("shell:full-screen"), role: "togglefullscreen" },
        ...(developer ? [separator, { label: t("shell:developer-tools"), role: "toggleDevTools" } as const] : []),
      ],
    },
    { label: t("shell:help"), submenu: [{ label: t("shell:about"), role: "about" }] },
  ];
}

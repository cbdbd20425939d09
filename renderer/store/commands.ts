import { setView, useApp } from "./app-store.ts";
import { redoDocument, undoDocument } from "./edit-document.ts";
import { exportReport } from "./export-report.ts";
import { openFromDialog, openSample } from "./open-files.ts";
import { addFiles } from "./read-again.ts";
import { saveTemplate } from "./save-template.ts";

/** What a menu item, an accelerator, the palette or a button asks for. Unknown commands are a fault of ours. */
export function runCommand(command: string): void {
  switch (command) {
    case "open":
      void openFromDialog();
      return;
    case "open-sample":
      void openSample();
      return;
    case "export":
      if (useApp.getState().output !== null) setView({ screen: "report" });
      void exportReport();
      return;
    case "add-files":
      if (useApp.getState().loaded !== null) {
        setView({ screen: "data" });
        void addFiles();
      }
      return;
    case "save-template":
      void saveTemplate();
      return;
    case "undo":
      undoDocument();
      return;
    case "redo":
      redoDocument();
      return;
    default:
      throw new Error(`runCommand requires a known command, got ${command}`);
  }
}

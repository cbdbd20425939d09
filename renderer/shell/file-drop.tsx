import { useEffect, useState } from "react";
import { useApp } from "../store/app-store.ts";
import { openDropped } from "../store/open-files.ts";
import { addDropped } from "../store/read-again.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

/** True where files are let go over the place that adds them to the project; on the data screen that is anywhere but over the other. */
function isOverAdd(event: DragEvent): boolean {
  const { view, loaded } = useApp.getState();
  const place = event.target instanceof Element ? event.target.closest("[data-drop]")?.getAttribute("data-drop") : undefined;
  return loaded !== null && (place === "add" || (place !== "open" && view.screen === "data"));
}

/** Takes files that are dropped anywhere on the window, and while they hang over it says what that will do. */
export function FileDrop() {
  const { t } = useWords();
  const loaded = useApp((state) => state.loaded !== null);
  const over = useFileDrag();
  if (!over) return null;
  return (
    <div className="file-drop" role="status">
      <div className="file-drop-place" data-drop="open">
        <Icon name="upload" size={28} className="acc" />
        <b>{t(loaded ? "app:drop.open" : "app:drop.first")}</b>
        <span className="xs c2">{t(loaded ? "app:drop.open.text" : "app:start.formats")}</span>
      </div>
      {loaded ? (
        <div className="file-drop-place" data-drop="add">
          <Icon name="plus" size={28} className="acc" />
          <b>{t("app:drop.add")}</b>
          <span className="xs c2">{t("app:drop.add.text")}</span>
        </div>
      ) : null}
    </div>
  );
}

/** Whether files hang over the window; listens on the window itself, so that no screen can miss them. */
function useFileDrag(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Moving from one element to another leaves the first one too; outside there is nothing to move to.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      void (isOverAdd(event) ? addDropped(files) : openDropped(files));
    };
    const listeners = [
      ["dragenter", allow],
      ["dragover", allow],
      ["dragleave", leave],
      ["drop", drop],
    ] as const;
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
    };
  }, []);
  return over;
}

import { ActionIcon, Tooltip } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { setView, useApp } from "../store/app-store.ts";
import { isTyped } from "../store/current-estimate.ts";
import { redoDocument, undoDocument } from "../store/edit-document.ts";
import { SCREENS } from "../store/state.ts";
import { BrandMark } from "../ui/brand-mark.tsx";
import { Chip } from "../ui/chip.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { PreferencesMenu } from "./preferences-menu.tsx";
import { ProjectName } from "./project-name.tsx";
import { controlKey } from "./use-shortcuts.ts";

export function Header() {
  const { t } = useWords();
  const loaded = useApp((state) => state.loaded !== null);
  const typed = useApp(isTyped);
  const screen = useApp((state) => state.view.screen);
  // Without data there is one screen that a typed baseline fills.
  const screens = loaded ? SCREENS : typed ? (["what-if"] as const) : [];
  const notForRelease = useApp((state) => state.info?.notForRelease === true);
  return (
    <header className="top">
      <button type="button" className="brand link" style={BRAND} onClick={() => setView({ screen: "start" })} aria-label={t("app:brand")}>
        <BrandMark />
        Octad
      </button>
      {notForRelease ? <Chip tone="warn">{t("app:notForRelease")}</Chip> : null}
      <div className="project" style={loaded ? undefined : NO_BORDER}>
        {loaded ? <ProjectName /> : null}
      </div>
      {screens.length > 0 ? (
        <nav className="nav" aria-label={t("app:screens")}>
          {screens.map((name) => (
            <button type="button" key={name} aria-current={screen === name ? "page" : undefined} onClick={() => setView({ screen: name })}>
              {t(`app:screen.${name}`)}
            </button>
          ))}
        </nav>
      ) : null}
      <div className="tools">
        <button type="button" className="find" onClick={spotlight.open} aria-label={t("app:find")}>
          <Icon name="search" size={13} />
          <span>{t("app:find")}</span>
          <span className="key">{controlKey("K")}</span>
        </button>
        {screens.length > 0 ? <UndoRedo /> : null}
        <PreferencesMenu />
        <Tooltip label={t("app:offline.why")}>
          <span className="row xs nw" style={OFFLINE}>
            <Icon name="lock" size={13} />
            <span className="offline-word">{t("app:offline")}</span>
            <span className="sr">{t("app:offline.why")}</span>
          </span>
        </Tooltip>
      </div>
    </header>
  );
}

function UndoRedo() {
  const { t } = useWords();
  const undoable = useApp((state) => state.history.past.at(-1)?.label);
  const redoable = useApp((state) => state.history.future[0]?.label);
  const undoName = undoable === undefined ? t("app:undo") : t("app:undo.what", { what: t(undoable) });
  const redoName = redoable === undefined ? t("app:redo") : t("app:redo.what", { what: t(redoable) });
  return (
    <>
      <Tooltip label={undoName}>
        <ActionIcon aria-label={undoName} disabled={undoable === undefined} onClick={undoDocument}>
          <Icon name="undo" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoName}>
        <ActionIcon aria-label={redoName} disabled={redoable === undefined} onClick={redoDocument}>
          <Icon name="redo" />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

const BRAND = { color: "var(--ink)", textDecoration: "none" } as const;
const NO_BORDER = { borderLeft: 0 } as const;
const OFFLINE = { marginLeft: 2 } as const;

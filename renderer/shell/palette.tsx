import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { useState } from "react";
import { INDEX_IDS } from "../../shared/indices/index-result.ts";
import { LANGUAGES } from "../../shared/messages/languages.ts";
import { setView, useApp } from "../store/app-store.ts";
import { runCommand } from "../store/commands.ts";
import { setPreferences } from "../store/start-app.ts";
import { SCREENS } from "../store/state.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { LANGUAGE_NAMES } from "../ui/language-names.ts";
import { useWords } from "../ui/use-words.ts";
import { asOfOf } from "../what-if/read-typed.ts";
import { phraseActions } from "./phrase-actions.tsx";
import { controlKey } from "./use-shortcuts.ts";

/** Everything that can be done, by its name. */
export function Palette() {
  const { t, language: ownLanguage } = useWords();
  const [query, setQuery] = useState("");
  const baseline = useApp((state) => state.baseline?.value.baseline ?? null);
  const asOf = useApp(asOfOf);
  const levers = phraseActions(query, baseline === null ? null : { baseline, asOf, language: ownLanguage }, t);
  const loaded = useApp((state) => state.loaded !== null);
  const computed = useApp((state) => state.output !== null);
  const canUndo = useApp((state) => state.history.past.length > 0);
  const canRedo = useApp((state) => state.history.future.length > 0);
  const action = (id: string, label: string, icon: IconName, onClick: () => void, key?: string) => ({
    id,
    label,
    onClick,
    leftSection: <Icon name={icon} />,
    rightSection: key === undefined ? null : <span className="key">{key}</span>,
  });
  const groups: SpotlightActionGroupData[] = [
    ...(levers.length === 0
      ? []
      : [{ group: t(levers.length === 1 ? "links:phrase.label" : "links:phrase.several"), actions: [...levers] }]),
    {
      group: t("app:palette.go"),
      actions: [
        action("start", t("app:screen.start"), "file", () => setView({ screen: "start" })),
        ...(loaded
          ? SCREENS.map((screen, index) =>
              action(screen, t(`app:screen.${screen}`), "arrow", () => setView({ screen }), controlKey(String(index + 1))),
            )
          : []),
        ...(computed
          ? INDEX_IDS.map((id) =>
              action(`index-${id}`, t(`indices:${id}.name`), "table", () =>
                setView({ screen: "indices", mode: "cards", panel: { index: id, part: "distribution" } }),
              ),
            )
          : []),
      ],
    },
    {
      group: t("app:palette.do"),
      actions: [
        action("open", t("app:command.open"), "upload", () => runCommand("open"), controlKey("O")),
        action("open-sample", t("app:command.openSample"), "play", () => runCommand("open-sample"), controlKey("Shift O")),
        ...(loaded ? [action("add-files", t("app:command.addFiles"), "plus", () => runCommand("add-files"))] : []),
        action("save-template", t("app:start.template"), "table", () => runCommand("save-template")),
        ...(canUndo ? [action("undo", t("app:undo"), "undo", () => runCommand("undo"), controlKey("Z"))] : []),
        ...(canRedo ? [action("redo", t("app:redo"), "redo", () => runCommand("redo"), controlKey("Shift Z"))] : []),
        ...(computed ? [action("export", t("app:command.export"), "download", () => runCommand("export"), controlKey("E"))] : []),
      ],
    },
    {
      group: t("app:preferences"),
      actions: [
        ...LANGUAGES.map((language) =>
          action(`language-${language}`, LANGUAGE_NAMES[language], "language", () => void setPreferences({ language })),
        ),
        ...(["light", "dark", "auto"] as const).map((scheme) =>
          action(`scheme-${scheme}`, t(`app:scheme.${scheme}`), "moon", () => void setPreferences({ colorScheme: scheme })),
        ),
      ],
    },
  ];
  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      nothingFound={t("app:palette.nothing")}
      lockScroll={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      scrollable
      maxHeight={460}
      attributes={{ content: { "aria-label": t("app:find") } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      transitionProps={{ duration: 0 }}
      searchProps={{ autoFocus: true, placeholder: t("app:find"), "aria-label": t("app:find"), leftSection: <Icon name="search" /> }}
    />
  );
}

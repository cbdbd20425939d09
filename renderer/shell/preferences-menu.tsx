import { ActionIcon, Menu } from "@mantine/core";
import { LANGUAGES } from "../../shared/messages/languages.ts";
import { useApp } from "../store/app-store.ts";
import { setPreferences } from "../store/start-app.ts";
import { Icon } from "../ui/icon.tsx";
import { LANGUAGE_NAMES } from "../ui/language-names.ts";
import { useWords } from "../ui/use-words.ts";

const SCHEMES = ["light", "dark", "auto"] as const;

/** Language and colour scheme: one of each, and a screen reader hears which. */
export function PreferencesMenu() {
  const { t } = useWords();
  const preferences = useApp((state) => state.preferences);
  const check = <Icon name="check" size={13} />;
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon aria-label={t("app:preferences")} title={t("app:preferences")}>
          <Icon name="language" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={preferences.language}>
          <Menu.Label>{t("app:language")}</Menu.Label>
          {LANGUAGES.map((language) => (
            <Menu.RadioItem
              key={language}
              value={language}
              checkIcon={check}
              closeMenuOnClick
              lang={language}
              onChange={() => void setPreferences({ language })}
            >
              {LANGUAGE_NAMES[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup value={preferences.colorScheme}>
          <Menu.Label>{t("app:scheme")}</Menu.Label>
          {SCHEMES.map((scheme) => (
            <Menu.RadioItem
              key={scheme}
              value={scheme}
              checkIcon={check}
              closeMenuOnClick
              onChange={() => void setPreferences({ colorScheme: scheme })}
            >
              {t(`app:scheme.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Menu } from "@mantine/core";
import { LANGUAGES } from "../../shared/messages/languages.ts";
import { useApp } from "../store/app-store.ts";
import { setPreferences } from "../store/start-app.ts";
import { Icon } from "../ui/icon.tsx";
import { LANGUAGE_NAMES } from "../ui/language-names.ts";
import { useWords } from "../ui/use-words.ts";

const SCHEMES = ["light", "dark", "auto"] as const;

/** Language and colour scheme. */
export function PreferencesMenu() {
  const { t } = useWords();
  const preferences = useApp((state) => state.preferences);
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon aria-label={t("app:preferences")} title={t("app:preferences")}>
          <Icon name="language" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("app:language")}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            role="menuitemradio"
            aria-checked={preferences.language === language}
            lang={language}
            leftSection={<Icon name={preferences.language === language ? "check" : "none"} size={13} />}
            onClick={() => void setPreferences({ language })}
          >
            {LANGUAGE_NAMES[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("app:scheme")}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={preferences.colorScheme === scheme}
            leftSection={<Icon name={preferences.colorScheme === scheme ? "check" : "none"} size={13} />}
            onClick={() => void setPreferences({ colorScheme: scheme })}
          >
            {t(`app:scheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { LANGUAGES } from "../../shared/messages/languages.ts";
import { useApp } from "../store/app-store.ts";
import { setPreferences } from "../store/start-app.ts";
import { Icon } from "../ui/icon.tsx";
import { LANGUAGE_NAMES } from "../ui/language-names.ts";
import { useWords } from "../ui/use-words.ts";

export function StartFoot() {
  const { t } = useWords();
  const current = useApp((state) => state.preferences.language);
  return (
    <footer className="start-foot">
      <span className="row">
        <Icon name="lock" size={13} />
        {t("app:start.offline")}
      </span>
      <span className="row" style={GAP}>
        {LANGUAGES.map((language) => (
          <button
            type="button"
            key={language}
            className="link"
            lang={language}
            aria-pressed={current === language}
            onClick={() => void setPreferences({ language })}
          >
            {LANGUAGE_NAMES[language]}
          </button>
        ))}
      </span>
    </footer>
  );
}

const GAP = { gap: 12 } as const;

import { Button } from "@mantine/core";
import { controlKey } from "../shell/use-shortcuts.ts";
import { setView, useApp } from "../store/app-store.ts";
import { runCommand } from "../store/commands.ts";
import { isTyped } from "../store/current-estimate.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { typeBaseline } from "../what-if/baseline/edit-baseline.ts";

/** What-if needs no file: a person may type what there is. What was typed before stands. */
function startWithoutData(): void {
  if (!isTyped(useApp.getState())) typeBaseline();
  setView({ screen: "what-if" });
}

/** Open, drop (anywhere on the window) or take the sample. */
export function Begin() {
  const { t } = useWords();
  const saved = useApp((state) => state.template);
  return (
    <>
      <h1>{t("app:start.title")}</h1>
      <p className="c2">{t("app:start.text")}</p>
      <section className="drop" aria-label={t("app:start.drop")}>
        <Icon name="upload" size={28} className="acc" />
        <h2>{t("app:start.drop")}</h2>
        <p className="c2 xs">{t("app:start.formats")}</p>
        <div className="row">
          <Button size="md" variant="filled" leftSection={<Icon name="file" />} onClick={() => runCommand("open")}>
            {t("app:command.open")}
          </Button>
          <span className="key">{controlKey("O")}</span>
        </div>
      </section>
      <div className="paper start-card">
        <button type="button" className="todo" onClick={() => runCommand("open-sample")}>
          <Icon name="play" />
          <b>{t("app:command.openSample")}</b>
          <span className="key">{controlKey("Shift O")}</span>
          <span className="xs c2">{t("app:start.sample")}</span>
        </button>
        <div className="todo later">
          <Icon name="shield" />
          <b>{t("app:start.verify")}</b>
          <span className="chip">{t("app:later")}</span>
          <span className="xs c2">{t("app:start.verify.text")}</span>
        </div>
        <button type="button" className="todo" onClick={startWithoutData}>
          <Icon name="sliders" />
          <b>{t("app:start.whatif")}</b>
          <span />
          <span className="xs c2">{t("app:start.whatif.text")}</span>
        </button>
        <button type="button" className="todo" onClick={() => runCommand("save-template")}>
          <Icon name="table" />
          <b>{t("app:start.template")}</b>
          <span />
          <span className="xs c2" role="status">
            {saved === null ? t("app:start.template.text") : t("app:start.template.saved", { file: saved })}
          </span>
        </button>
      </div>
    </>
  );
}

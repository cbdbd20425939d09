import { Button } from "@mantine/core";
import { INDEX_IDS } from "../../shared/indices/index-result.ts";
import { setView, useApp } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";

/** What is open, or, as projects are not saved to files yet, how a first round goes. */
export function Continue() {
  const { t } = useWords();
  const loaded = useApp((state) => state.loaded !== null);
  return (
    <section>
      <h1>{t("app:continue.title")}</h1>
      <p className="c2">{t("app:continue.text")}</p>
      {loaded ? <OpenProject /> : null}
      <div className="paper" style={CARD}>
        <ol className="start-steps">
          {(["data", "indices", "what-if", "report"] as const).map((screen) => (
            <li key={screen}>
              <b>{t(`app:screen.${screen}`)}</b>
              <span className="c2 xs">{t(`app:continue.${screen}`)}</span>
            </li>
          ))}
        </ol>
      </div>
      <div className="paper start-card">
        <h2 style={HEAD}>{t("app:continue.eight")}</h2>
        <ul className="eight">
          {INDEX_IDS.map((id) => (
            <li key={id}>
              <span>{t(`indices:${id}.name`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function OpenProject() {
  const { t, plain } = useWords();
  const name = useApp((state) => state.history.present.name);
  const facts = useApp((state) => state.facts?.value);
  return (
    <div className="paper row" style={OPEN}>
      <Icon name="undo" className="acc" />
      <span className="cut">
        <b>{t("app:continue.open")}</b> {name}
        {facts === undefined ? "" : `, ${t("app:continue.customers", { count: facts.customers, customers: plain(facts.customers) })}`}
      </span>
      <span className="grow" />
      <Button onClick={() => setView({ screen: "indices" })}>{t("app:continue.back")}</Button>
    </div>
  );
}

const OPEN = { padding: "10px 14px", marginBottom: 14, borderColor: "var(--accent-line)", background: "var(--accent-soft)" } as const;
const CARD = { overflow: "hidden" } as const;
const HEAD = { padding: "12px 16px 4px" } as const;

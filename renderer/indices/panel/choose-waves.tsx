import { Button } from "@mantine/core";
import { setView, useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";

/** No waves yet: which cuts the data allow, one press away. They are inputs of the document and can be undone. */
export function ChooseWaves() {
  const { t } = useWords();
  const fields = useApp((state) => state.facts?.value.fields);
  const wave = useApp((state) => state.history.present.wave);
  const answers = fields?.answers ?? [];
  const cuts = [
    ...(answers.includes("answered_at") ? (["quarter", "month"] as const) : []),
    ...(answers.includes("wave") ? (["wave"] as const) : []),
  ].filter((cut) => cut !== wave);
  const choose = (cut: string) => {
    setView({ focus: { kind: "all" }, against: undefined });
    editDocument("cards:edit.wave", (draft) => {
      draft.wave = cut;
    });
  };
  return (
    <div className="xs c2">
      <p>{t(wave === null ? (cuts.length === 0 ? "cards:time.noDates" : "cards:time.choose") : "cards:time.one")}</p>
      {cuts.length === 0 ? null : (
        <div className="wave-choices">
          {cuts.map((cut) => (
            <Button key={cut} onClick={() => choose(cut)}>
              {t(`cards:time.by.${cut}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

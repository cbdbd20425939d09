import { INDEX_IDS, type IndicesOutput } from "../../shared/indices/index-result.ts";
import { setView, useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { cardModel } from "./card-model.ts";
import { IndexCard } from "./index-card.tsx";
import { nameOf } from "./names.ts";
import { NeedsCard } from "./needs-card.tsx";

/** The eight side by side. */
export function CardsView({ output }: { readonly output: IndicesOutput }) {
  const words = useWords();
  const focus = useApp((state) => state.view.focus);
  const against = useApp((state) => state.view.against);
  const hidden = useApp((state) => state.view.hidden);
  const picked = useApp((state) => state.view.panel?.index);
  const shown = INDEX_IDS.filter((id) => !hidden.includes(id));
  return (
    <>
      <div className="cards">
        {shown.map((id) => {
          const model = cardModel(output, focus, against, id, words);
          if (model === null) return null;
          return model.state === "needs" ? (
            <NeedsCard key={id} id={id} model={model} />
          ) : (
            <IndexCard key={id} model={model} picked={picked === id} />
          );
        })}
      </div>
      {hidden.length === 0 ? null : (
        <p className="xs c3">
          {words.t("cards:hiddenCards", { names: hidden.map((id) => nameOf(id, words.t)).join(", ") })}{" "}
          <button type="button" className="link" onClick={() => setView({ hidden: [] })}>
            {words.t("cards:showAgain")}
          </button>
        </p>
      )}
    </>
  );
}

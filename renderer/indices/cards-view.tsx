import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { indicesForRole } from "../../shared/indices/role.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { MetricNeeds } from "../metrics/metric-needs.tsx";
import { setView, useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { cardModel } from "./card-model.ts";
import { AddCustom } from "./custom/add-custom.tsx";
import { customNumbers } from "./custom/custom-number.ts";
import { IndexCard } from "./index-card.tsx";
import { nameOf } from "./names.ts";
import { NeedsCard } from "./needs-card.tsx";
import { isIndexId } from "./select-slice.ts";

/** The eight side by side, those first that mean most to who looks, and behind them the user's own. */
export function CardsView({ output }: { readonly output: IndicesOutput }) {
  const words = useWords();
  const focus = useApp((state) => state.view.focus);
  const against = useApp((state) => state.view.against);
  const hidden = useApp((state) => state.view.hidden);
  const picked = useApp((state) => state.view.panel?.index);
  const role = useApp((state) => state.history.present.settings.role ?? DEFAULT_SETTINGS.role);
  const shown = [...indicesForRole(role).filter((id) => !hidden.includes(id)), ...customNumbers(output)];
  return (
    <>
      <div className="cards">
        {shown.map((id) => {
          const model = cardModel(output, focus, against, id, words);
          if (model === null) return null;
          return model.state === "needs" ? (
            isIndexId(id) ? (
              <NeedsCard key={id} id={id} model={model} />
            ) : (
              <MetricNeeds key={id} model={model} />
            )
          ) : (
            <IndexCard key={id} model={model} picked={picked === id} />
          );
        })}
      </div>
      <AddCustom />
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

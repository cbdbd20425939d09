import type { SpotlightActionData } from "@mantine/spotlight";
import type { Translate } from "../../shared/messages/translate.ts";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import { setView } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { insertLever } from "../what-if/insert-lever.ts";
import { readTyped, type TypedContext } from "../what-if/read-typed.ts";
import { TypedLever } from "../what-if/typed-lever.tsx";

/** Levers that what is typed in the palette can mean: one to add, or several to pick from. Nothing where it means none. */
export function phraseActions(query: string, context: TypedContext | null, t: Translate): readonly SpotlightActionData[] {
  const read = context === null ? null : readTyped(query, context);
  if (context === null || read === null || read.kind === "refused") return [];
  const levers = read.kind === "lever" ? [read.lever] : read.readings;
  return levers.map((lever) => ({
    id: `lever-${formatLever(lever)}`,
    label: t("links:phrase.add", { lever: formatLever(lever) }),
    children: (
      <div className="row">
        <Icon name="plus" />
        <div>
          {t("links:phrase.add", { lever: "" })}
          <TypedLever lever={lever} baseline={context.baseline} />
        </div>
      </div>
    ),
    // The palette shows what holds the words that were typed.
    keywords: query,
    onClick: () => {
      insertLever(lever, "levers:edit.add");
      setView({ screen: "what-if" });
    },
  }));
}

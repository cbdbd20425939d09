import { SegmentedControl } from "@mantine/core";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { setView, useApp } from "../store/app-store.ts";
import { isOutputStale } from "../store/keys.ts";
import { Chip } from "../ui/chip.tsx";
import { useWords } from "../ui/use-words.ts";
import { levelOf } from "./card-model.ts";
import { comparedKey, lastKey } from "./compare.ts";
import { keyName } from "./names.ts";
import { RoleChoice, RoleReason } from "./role-choice.tsx";

/** What the numbers are about, in words, and the legend of the whisker. */
export function IndicesHead({ output }: { readonly output: IndicesOutput }) {
  const { t } = useWords();
  const { mode, focus, against } = useApp((state) => state.view);
  const stale = useApp(isOutputStale);
  const compared = comparedKey(output, focus, against);
  const about = (() => {
    if (focus.kind === "group") {
      const group = keyName(focus.key, t);
      return compared === undefined
        ? t("cards:head.group", { group })
        : t("cards:head.groupAgainst", { group, other: keyName(compared, t) });
    }
    if (focus.kind === "wave") {
      const wave = keyName(focus.key, t);
      return compared === undefined ? t("cards:head.wave", { wave }) : t("cards:head.waveAgainst", { wave, other: keyName(compared, t) });
    }
    return compared === undefined
      ? t("cards:head.all")
      : t("cards:head.allAgainst", { wave: keyName(lastKey(output.waves ?? []) ?? null, t), other: keyName(compared, t) });
  })();
  return (
    <div className="page-head wrap">
      <div>
        <h1>{t(mode === "cards" ? "app:screen.indices" : "cards:table.title")}</h1>
        <div className="xs c2 row">
          <span>{mode === "cards" ? about : t("cards:table.about")}</span>
          {mode === "cards" ? <Legend level={levelOf(output)} compared={focus.kind === "all" ? undefined : compared} /> : null}
          <RoleReason />
          {stale ? (
            <Chip tone="warn" icon="refresh" title={t("app:stale.why")}>
              {t("app:stale")}
            </Chip>
          ) : null}
        </div>
      </div>
      <RoleChoice />
      <SegmentedControl
        aria-label={t("cards:view")}
        value={mode}
        onChange={(value) => setView({ mode: value === "table" ? "table" : "cards" })}
        data={[
          { value: "cards", label: t("cards:view.cards") },
          { value: "table", label: t("cards:view.table") },
        ]}
      />
    </div>
  );
}

function Legend({ level, compared }: { readonly level: number; readonly compared: string | null | undefined }) {
  const { t, percent } = useWords();
  return (
    <span className="row legend">
      <svg className="chart" width="26" height="14" aria-hidden="true">
        <path className="whisker" d="M1 7H25M1 3v8M25 3v8" />
        <circle className="point" cx="13" cy="7" r="4.5" />
      </svg>
      {t("cards:legend.interval", { level: percent(level * 100, 0) })}
      {compared === undefined ? null : (
        <>
          <svg className="chart" width="9" height="14" aria-hidden="true">
            <circle className="compared" cx="4.5" cy="7" r="3.2" />
          </svg>
          {keyName(compared, t)}
        </>
      )}
    </span>
  );
}

import { TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { Deck, Slide } from "../../shared/report/deck.ts";
import { useApp } from "../store/app-store.ts";
import { editDocument, endDragOfDocument } from "../store/edit-document.ts";
import { useWords, type Words } from "../ui/use-words.ts";

/** The name is typed letter by letter, and is one step of undo until the field is left. */
const rename = (name: string): void =>
  editDocument(
    "app:edit.rename",
    (draft) => {
      draft.name = name;
    },
    "rename",
  );

/** The slides in their order; arrow keys move along them. */
export function BlockList({
  deck,
  picked,
  onPick,
}: {
  readonly deck: Deck;
  readonly picked: number;
  readonly onPick: (at: number) => void;
}) {
  const words = useWords();
  const { t } = words;
  const name = useApp((state) => state.history.present.name);
  // Two slides may have the same title: a slide is known by its place.
  const blocks = deck.slides.map((slide, at) => ({ slide, at, id: `block-${at}` }));
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(deck.slides.length - 1, Math.max(0, picked + step));
    onPick(next);
    document.getElementById(`block-${next}`)?.focus();
  };
  return (
    <aside className="rail flush" aria-label={t("exporting:blocks")}>
      <div className="blocks-head">
        <h2>{t("exporting:blocks")}</h2>
        <TextInput
          label={<span className="label">{t("exporting:title")}</span>}
          value={name}
          maxLength={200}
          onChange={(event) => rename(event.currentTarget.value)}
          onBlur={endDragOfDocument}
        />
      </div>
      <ol>
        {blocks.map(({ slide, at, id }) => (
          <li key={id}>
            <button
              type="button"
              id={id}
              className="block"
              aria-current={picked === at ? "true" : undefined}
              onClick={() => onPick(at)}
              onKeyDown={move}
            >
              <span className="block-number">{at + 1}</span>
              <span className="block-text">
                <b className="cut" title={slide.title}>
                  {slide.title}
                </b>
                <span className="cut">{about(slide, words)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="xxs c2 foot blocks-foot">{t("exporting:order")}</p>
    </aside>
  );
}

function about(slide: Slide, { t }: Words): string {
  switch (slide.kind) {
    case "cover":
      return t("exporting:kind.cover");
    case "table":
      return t("exporting:kind.table", { count: slide.rows.length });
    case "chart":
      return t("exporting:kind.chart", { count: slide.charts.length });
  }
}

import "./chart-actions.css";
import { ActionIcon, Menu } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { bridge } from "../store/bridge.ts";
import { Icon } from "../ui/icon.tsx";
import { problemText } from "../ui/problem-card.tsx";
import { useWords } from "../ui/use-words.ts";
import { type ChartData, tabText } from "./chart-data.ts";
import { useChartTokens } from "./chart-tokens.ts";
import { type Drawing, framed, pngOf } from "./picture.ts";

/** Dots of a saved picture for each px of the window. */
const PNG_SCALE = 2;

/** Copies the numbers of a chart, or saves it as a picture. Without `drawing` there is only the copy. */
export function ChartActions({
  title,
  note,
  data,
  drawing,
}: {
  readonly title: string;
  /** What must be known beside the picture: interval, count. */
  readonly note: string;
  readonly data: ChartData;
  readonly drawing: (() => Drawing | null) | null;
}) {
  const words = useWords();
  const { t, language } = words;
  const tokens = useChartTokens();
  const [said, setSaid] = useState<{ readonly text: string; readonly isFault: boolean } | null>(null);
  const [opened, setOpened] = useState(false);
  const tell = (text: string, isFault = false) => setSaid({ text, isFault });

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tabText(data, language));
      tell(t("cards:chart.copied"));
    } catch (error) {
      tell(withCause(t("cards:chart.notCopied"), error), true);
    }
  };
  const save = async (format: "svg" | "png") => {
    setSaid(null);
    try {
      const inside = drawing?.() ?? null;
      if (inside === null) return tell(t("cards:chart.noPicture"), true);
      const picture = framed(inside, title, note, tokens);
      const saved = await bridge().call(
        "chart:save",
        format === "svg" ? { name: title, format, text: picture.text } : { name: title, format, bytes: await pngOf(picture, PNG_SCALE) },
      );
      if (!saved.ok) return tell(problemText(saved.problem, words).what, true);
      // The dialog may have been closed without a choice: then nothing was written.
      if (saved.value !== null) tell(t("cards:chart.saved", { name: saved.value.name }));
    } catch (error) {
      tell(withCause(t("cards:chart.noPicture"), error), true);
    }
  };
  // Escape closes the menu, not also the panel around it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (opened && event.key === "Escape") event.preventDefault();
  };
  return (
    <span className="chart-actions" role="presentation" onKeyDownCapture={onKeyDown}>
      <span className={said?.isFault === true ? "xxs worse" : "xxs c2"} role="status">
        {said?.text}
      </span>
      <Menu position="bottom-end" width={200} opened={opened} onChange={setOpened}>
        <Menu.Target>
          <ActionIcon aria-label={t("cards:chart.actions", { name: title })} title={t("cards:chart.actions", { name: title })}>
            <Icon name="dots" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="copy" size={13} />} onClick={() => void copy()}>
            {t("cards:chart.copyData")}
          </Menu.Item>
          {drawing === null ? null : (
            <>
              <Menu.Item leftSection={<Icon name="download" size={13} />} onClick={() => void save("svg")}>
                {t("cards:chart.saveSvg")}
              </Menu.Item>
              <Menu.Item leftSection={<Icon name="download" size={13} />} onClick={() => void save("png")}>
                {t("cards:chart.savePng")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

/** The cause in the words of the browser: rare, and of use to who helps. */
const withCause = (words: string, error: unknown): string => (error instanceof Error ? `${words} (${error.message})` : words);

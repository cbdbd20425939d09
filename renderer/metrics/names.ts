import type { Translate } from "../../shared/messages/translate.ts";
import { STAGES } from "../../shared/metrics/stages.ts";
import { THEMES } from "../../shared/metrics/themes/dictionary.ts";

/** A stage by its name in words where it is one of the five, else as the data spell it. */
export const stageName = (stage: string, t: Translate): string =>
  STAGES.some((one) => one === stage) ? t(`figures:stage.${stage}`) : stage;

/** A theme by its name in words where it is built in, else as the settings name it. */
export const themeName = (theme: string, t: Translate): string =>
  THEMES.some((one) => one === theme) ? t(`figures:theme.${theme}`) : theme;

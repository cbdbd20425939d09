import type { Language, Translate } from "../../shared/messages/translator.ts";
import type { Workbench } from "../engine/workbench.ts";

/** The streams and surroundings of a run; tests hand in their own. */
export type Console = {
  /** Standard output: only ever the result. */
  readonly out: (text: string) => void;
  /** Standard error: one line of trouble, and progress. */
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal, on which progress may be shown. */
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The part of the workbench that the command line drives. */
export type CliWorkbench = Pick<
  Workbench,
  "load" | "map" | "indices" | "explain" | "change" | "bridge" | "baseline" | "links" | "report" | "close"
>;

export type Context = {
  readonly console: Console;
  readonly language: Language;
  readonly t: Translate;
  readonly openWorkbench: () => Promise<CliWorkbench>;
};

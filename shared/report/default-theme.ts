import type { DeckTheme } from "./deck.ts";

/**
 * The look of a deck when the client has none: the light tokens of the window, and a typeface that every machine with an
 * office suite has.
 */
export const DEFAULT_THEME: DeckTheme = {
  name: "Octad",
  colors: {
    ink: "15181d",
    paper: "ffffff",
    accent: "2a4fab",
    muted: "626c7a",
    better: "0b6784",
    worse: "a8430a",
    boxLow: "c4601f",
    boxMid: "8b95a3",
    boxTop: "17809f",
    series: ["0a5a96", "b14d08", "98307a", "44700f"],
  },
  headingFont: "Arial",
  bodyFont: "Arial",
};

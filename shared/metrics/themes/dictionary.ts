/**
 * Themes of comments and their words. Small letters without accents; `*` at the end stands for any ending; several words stand apart by
 * spaces. A word with `!` before it is a judgement, which a negation shortly before it undoes ("not expensive"); of the others a
 * negation is part of what they say ("not delivered").
 */
export type ThemeWords = Readonly<Record<string, readonly string[]>>;

export const THEMES = [
  "price",
  "billing",
  "waiting",
  "staff",
  "followUp",
  "quality",
  "connection",
  "delivery",
  "digital",
  "information",
  "contract",
  "support",
] as const;
export type Theme = (typeof THEMES)[number];
/** Words of each theme in one language, apart by commas. */
export type LanguageThemes = Readonly<Record<Theme, string>>;

export const LANGUAGES = ["en", "fr", "it", "ro"] as const;
export type Language = (typeof LANGUAGES)[number];

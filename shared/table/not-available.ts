import { headerWords } from "./header-words.ts";
import type { RawColumn } from "./raw-table.ts";
import type { ReadingAnswer } from "./readings.ts";

/** Names that stand beside NA where it is North America. */
const REGIONS: ReadonlySet<string> = new Set(["EMEA", "APAC", "LATAM", "AMER", "EU", "SA", "MEA", "ANZ", "DACH", "ROW"]);
const PLACES =
  /^(?:region|regione|regiune|regionen|territor|territoir|geo|country|countries|pays|paese|tara|land|pais|market|zone|zona|area)/;

/** The NA of a list of regions is North America (among countries, Namibia), not a missing value. */
export function isRegionNa({ profile }: RawColumn, told?: ReadingAnswer): boolean {
  if (told === "region" || told === "missing") return told === "region";
  return profile.top.filter(({ value }) => REGIONS.has(value)).length >= 2;
}

/** How NA was read in a column where it may be a place; `null` where it is not there, or can only be missing. */
export function naCode(column: RawColumn, told?: ReadingAnswer): "naRegion" | "naMissing" | "naRegionGuess" | "naMissingGuess" | null {
  const { profile } = column;
  const there = profile.top.some(({ value }) => value === "NA") || ((profile.blanks ?? 0) > 0 && profile.distinct > profile.top.length);
  if (!there) return null;
  const places = headerWords(column.header).some((word) => PLACES.test(word)) || profile.top.some(({ value }) => REGIONS.has(value));
  if (!places) return null;
  const kept = isRegionNa(column, told);
  if (told === "region" || told === "missing") return kept ? "naRegion" : "naMissing";
  return kept ? "naRegionGuess" : "naMissingGuess";
}

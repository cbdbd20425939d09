/**
 * What the import and the mapping do to cells so that they can be used (`CanonicalFacts.repairs`); words under `repair.<code>`.
 * `dropRepeatedRows` is the only one that is off until a person asks for it.
 */
export const REPAIR_CODES = [
  "numbersFromText",
  "durationsFromText",
  "minutesToSeconds",
  "hoursToSeconds",
  "polarityFromWords",
  "labelsToScale",
  "noAnswerWords",
  "reversedScale",
  "flagsFromText",
  "countsToFlags",
  "datesFromText",
  "datesFromNumbers",
  "periodsFromText",
  "missingWords",
  "blanks",
  "idBlanks",
  "idCapitals",
  "idZeros",
  "dropRepeatedRows",
] as const;

export type RepairCode = (typeof REPAIR_CODES)[number];

/** The id of a repair, as `TableMapping.undone` and `done` name it. */
export const repairId = (as: string, code: RepairCode, field: string | null): string =>
  [as, code, ...(field === null ? [] : [field])].join("/");

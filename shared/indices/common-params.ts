import type { IndexContext } from "./index-definition.ts";
import type { IndexResult } from "./index-result.ts";

/** Settings that every number on answers goes by. */
export const answerParams = ({ settings, asOf, fields }: IndexContext): IndexResult["params"] => ({
  asOf,
  confidence: settings.confidence,
  duplicates: settings.duplicates,
  weighted: fields.answers?.includes("weight") === true,
});

export const accountParams = ({ settings, asOf }: IndexContext): IndexResult["params"] => ({ asOf, confidence: settings.confidence });

/** Settings of everything that looks at losses. */
export const windowParams = ({ settings, asOf, windowStart }: IndexContext): IndexResult["params"] => ({
  asOf,
  confidence: settings.confidence,
  windowStart,
  churnWindowMonths: settings.churnWindowMonths,
});

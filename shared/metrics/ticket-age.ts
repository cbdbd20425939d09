import { dayFromNumber, dayNumber } from "../calendar.ts";
import { dayLiteral } from "../indices/dialect.ts";
import type { IndexContext } from "../indices/index-definition.ts";

/** SQL: seconds (as `between` counts them) from opening a ticket to the end of the data date, where `isOpen` holds; else null. */
export const ageAtDataDate = (
  { asOf }: Pick<IndexContext, "asOf">,
  between: (from: string, to: string) => string,
  isOpen: string,
): string =>
  asOf === null
    ? "cast(null as double)"
    : `case when ${isOpen} then ${between("created_at", `cast(${dayLiteral(dayFromNumber(dayNumber(asOf) + 1))} as timestamp)`)} end`;

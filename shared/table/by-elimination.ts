import { answered, isDated, isNumeric, shareOfTop } from "./column-kind.ts";
import { type Concept, readHeader } from "./concepts/read-header.ts";
import type { CanonicalTable } from "./fields.ts";
import { foldText } from "./header-words.ts";
import { MOVEMENT } from "./movement-kinds.ts";
import type { RawColumn, RawTable } from "./raw-table.ts";
import type { Assignment } from "./table-reading.ts";

/** Less than a header that says the field, enough to be shown as a guess. */
const CONFIDENCE = 0.55;

/**
 * Columns whose header is not understood, as the field that the table lacks and that only their cells suit. A header that
 * speaks of something else is left alone, and so is a column that is not the only one.
 */
export function byElimination(
  table: CanonicalTable,
  raw: RawTable,
  taken: ReadonlyMap<string, Assignment>,
  used: ReadonlySet<string>,
): readonly Assignment[] {
  const free = raw.columns.filter((column) => !used.has(column.id) && answered(column) > 0);
  const found: Assignment[] = [];
  const give = (field: string, columns: readonly RawColumn[]): void => {
    const open = columns.filter(({ id }) => !found.some(({ column }) => column.id === id));
    const [only] = open;
    if (only === undefined || open.length > 1 || taken.has(field)) return;
    found.push({ field, column: only, confidence: CONFIDENCE, reason: { code: "byElimination" } });
  };
  const dated = free.filter(
    (column) => isDated(column) && saysOnly(column, ["DATE", "TIME", "CONTRACT", "PLAN", "CUSTOMER", "ACCOUNT", "CREATE", "TICKET"]),
  );
  const rows = Math.max(1, raw.rowCount);
  switch (table) {
    case "accounts":
      give(
        "start_date",
        dated.filter((column) => answered(column) >= 0.9 * rows),
      );
      give(
        "end_date",
        dated.filter((column) => answered(column) <= 0.6 * rows),
      );
      break;
    case "tickets":
      give("created_at", earliest(dated.filter((column) => answered(column) >= 0.97 * rows)));
      give("resolved_at", taken.has("created_at") || found.length > 0 ? dated : []);
      break;
    case "transactions":
      if (taken.has("date")) give("amount", free.filter(isMoney));
      break;
    case "movements":
      give(
        "type",
        free.filter((column) => shareOfTop(column, (text) => MOVEMENT.test(foldText(text))) >= 0.9 && column.profile.distinct <= 12),
      );
      if (taken.has("type") || found.length > 0) give("amount", free.filter(isMoney));
      break;
    default:
  }
  return found;
}

/** The header has no word that speaks of anything else. */
const saysOnly = ({ header }: RawColumn, concepts: readonly Concept[]): boolean =>
  readHeader(header).every(
    (token) => token.ornament || token.concepts.size === 0 || concepts.some((concept) => token.concepts.has(concept)),
  );

/** Numbers with places or a currency, under a header that says nothing else. */
const isMoney = (column: RawColumn): boolean =>
  isNumeric(column) &&
  !(column.type === "number" && column.profile.whole === true) &&
  column.profile.distinct > 10 &&
  saysOnly(column, ["AMOUNT", "REVENUE", "ORDER", "SPEND", "FEE"]);

/** The column that begins first, where the days themselves are read. */
function earliest(columns: readonly RawColumn[]): readonly RawColumn[] {
  const known = columns.filter(({ profile }) => typeof profile.min === "string");
  if (columns.length < 2 || known.length < columns.length) return columns;
  return known.toSorted((a, b) => (String(a.profile.min) < String(b.profile.min) ? -1 : 1)).slice(0, 1);
}

import { type ColumnRef, type MappingEvidence, overlapOf } from "./evidence.ts";
import type { CanonicalTable } from "./fields.ts";
import type { Assignment, TableReading } from "./table-reading.ts";

/**
 * Looks at all readings together: one scale a question, one meaning an accounts field when sheets are joined, and hidden sheets
 * only where no visible one holds the same.
 */
export function settleConflicts(readings: readonly TableReading[], evidence: MappingEvidence): readonly TableReading[] {
  return withoutHidden(withOneMeaning(withOneScale(readings), evidence));
}

/** Answers on different scales are never one number: the scale of most answers holds, other columns are not that question. */
function withOneScale(readings: readonly TableReading[]): readonly TableReading[] {
  const sizes = new Map<string, Map<string, number>>();
  for (const { as, fields } of readings) {
    if (as !== "answers") continue;
    for (const { field, scale, column } of fields) {
      if (scale === undefined) continue;
      const ofField = sizes.get(field) ?? new Map<string, number>();
      ofField.set(JSON.stringify(scale), (ofField.get(JSON.stringify(scale)) ?? 0) + column.profile.filled);
      sizes.set(field, ofField);
    }
  }
  return readings.map((reading) => {
    if (reading.as !== "answers") return reading;
    const fields = reading.fields.flatMap((one): Assignment[] => {
      const counts = [...(sizes.get(one.field) ?? [])];
      if (one.scale === undefined || counts.length < 2) return [one];
      const most = counts.reduce((a, b) => (b[1] > a[1] ? b : a))[0];
      if (JSON.stringify(one.scale) === most) return [one];
      const held = counts.length > 1 ? parseScale(most) : one.scale;
      const sameHeader = readings.some(
        ({ as, raw, fields: others }) =>
          as === "answers" &&
          raw.id !== reading.raw.id &&
          others.some((other) => other.field === one.field && other.column.header === one.column.header),
      );
      // The same question in another wave has the same scale, whatever the answers of this wave reach.
      return sameHeader ? [{ ...one, scale: held, confidence: Math.min(one.confidence, 0.8) }] : [];
    });
    return { ...reading, fields };
  });
}

// Written by JSON.stringify of a scale a few lines above.
const parseScale = (text: string): NonNullable<Assignment["scale"]> => JSON.parse(text) as NonNullable<Assignment["scale"]>;

/** When several sheets give one customer the same field under different headers, the surest column is the field. */
function withOneMeaning(readings: readonly TableReading[], evidence: MappingEvidence): readonly TableReading[] {
  const accounts = readings.filter(({ as }) => as === "accounts");
  return readings.map((reading, order) => {
    if (reading.as !== "accounts") return reading;
    const fields = reading.fields.filter((one) => {
      if (one.field === "customer_id") return true;
      return !accounts.some((other) => {
        const rival = other.fields.find(({ field }) => field === one.field);
        if (rival === undefined || other === reading || rival.column.header === one.column.header) return false;
        const surer = rival.confidence > one.confidence || (rival.confidence === one.confidence && readings.indexOf(other) < order);
        return surer && shareCustomers(reading, other, evidence);
      });
    });
    return { ...reading, fields };
  });
}

/** Two lists of different customers are put under each other, whatever their headers; two of the same customers are joined. */
function shareCustomers(one: TableReading, other: TableReading, evidence: MappingEvidence): boolean {
  const key = ({ raw, fields }: TableReading): ColumnRef | undefined => {
    const column = fields.find(({ field }) => field === "customer_id")?.column;
    return column === undefined ? undefined : { table: raw.id, column: column.id };
  };
  const [left, right] = [key(one), key(other)];
  if (left === undefined || right === undefined) return false;
  return (overlapOf(evidence, left, right) ?? 1) >= 0.1;
}

function withoutHidden(readings: readonly TableReading[]): readonly TableReading[] {
  const visible = new Set<CanonicalTable>(readings.filter(({ raw }) => !raw.hidden).map(({ as }) => as));
  return readings.map((reading) =>
    reading.raw.hidden && visible.has(reading.as) ? { ...reading, reason: { code: "hiddenSheet" } } : reading,
  );
}

import { z } from "zod";
import { DELIMITERS, ENCODINGS, type FileReading, type FileReadings } from "../table/file-reading.ts";
import { name, whole } from "./schema-parts.ts";

const letter = z.string().regex(/^[A-Z]{1,3}$/);
const row = whole(1, 1_048_576);

const area = z.strictObject({
  firstRow: row,
  headingRows: whole(0, 10),
  lastRow: row.nullable(),
  firstColumn: letter,
  lastColumn: letter.nullable(),
});

export const fileReadingSchema: z.ZodType<FileReading> = z.strictObject({
  encoding: z.enum(ENCODINGS).exactOptional(),
  delimiter: z.enum(DELIMITERS).exactOptional(),
  areas: z
    .array(z.strictObject({ sheet: name.nullable(), tables: z.array(area).min(1).max(100) }))
    .max(1_000)
    .exactOptional(),
});

export const fileReadingsSchema: z.ZodType<FileReadings> = z.record(name, fileReadingSchema);

import { z } from "zod";
import type { DeckTheme } from "../report/deck.ts";
import { ok, type Result } from "../result.ts";
import { checkShape } from "./check-shape.ts";

/** Six hex digits, written with # or without, kept without. */
const color = z
  .string()
  .regex(/^#?[0-9a-fA-F]{6}$/)
  .transform((text) => text.replace("#", "").toUpperCase());

const font = z
  .string()
  .trim()
  .min(1)
  .max(100)
  // What a font's name may hold; it is written into XML and CSS.
  .regex(/^[\p{L}\p{N} .,'’()+_-]+$/u);

const fileSchema = z.strictObject({
  schema: z.literal("octad.theme/1").exactOptional(),
  name: z.string().min(1).max(100),
  colors: z
    .strictObject({
      ink: color.exactOptional(),
      paper: color.exactOptional(),
      accent: color.exactOptional(),
      muted: color.exactOptional(),
      better: color.exactOptional(),
      worse: color.exactOptional(),
      boxLow: color.exactOptional(),
      boxMid: color.exactOptional(),
      boxTop: color.exactOptional(),
      series: z.array(color).min(1).max(12).exactOptional(),
    })
    .exactOptional(),
  headingFont: font.exactOptional(),
  bodyFont: font.exactOptional(),
});

/** Reads a theme file; what it leaves out stays as in `base`. THEME_INVALID names the place and the cause. */
export function readTheme(json: unknown, base: DeckTheme): Result<DeckTheme> {
  const read = checkShape(fileSchema, json, "THEME_INVALID");
  if (!read.ok) return read;
  const { schema: _schema, colors, ...rest } = read.value;
  return ok({ ...base, ...rest, colors: { ...base.colors, ...colors } });
}

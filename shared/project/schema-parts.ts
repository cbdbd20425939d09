import { z } from "zod";
import { addMonths } from "../calendar.ts";

/** Pieces that several schemas share. */

export const finite = (min: number, max: number) => z.number().min(min).max(max);

export const whole = (min: number, max: number) => z.int().min(min).max(max);

/** Any amount of money; the limit keeps sums finite. */
export const MONEY_LIMIT = 1e15;

/** A real calendar day YYYY-MM-DD; words of a refusal: cause `day`. */
export const day = z.string().refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && addMonths(text, 0) === text, "day");

export const name = z.string().min(1).max(1_000);

/** A lever as canonical text: room for the longest formula, a segment in quotes and every option. */
export const leverText = z.string().max(10_000);

/** `part` in percent of `whole`; `null` where the whole is 0, or so small that no finite number says it. */
export function percentOf(part: number, whole: number): number | null {
  const percent = (100 * part) / whole;
  return Number.isFinite(percent) ? percent : null;
}

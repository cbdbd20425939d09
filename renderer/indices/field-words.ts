import type { Translate } from "../../shared/messages/translate.ts";

/** A needed field (`table.field`) in words; one without words of its own stands as it is. */
export function fieldWords(need: string, t: Translate): string {
  const key = `field.${need.slice(need.indexOf(".") + 1)}`;
  const words = t(`mapping:${key}`);
  return words === key ? need : words;
}

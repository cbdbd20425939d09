import { createWords, type Words } from "../../../renderer/ui/words.ts";
import { createTranslator, type Language } from "../../../shared/messages/translator.ts";

/** The words of the window without a window: for tests and for comparing with what it shows. */
export const wordsOf = (language: Language, currency: string): Words => createWords(createTranslator(language), language, currency);

import type { Delimiter, Encoding } from "../../../shared/table/file-reading.ts";
import type { Words } from "../../ui/words.ts";

/** Names of encodings are the same in every language. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
  "iso-8859-15": "ISO-8859-15",
  "windows-1250": "Windows-1250",
  shift_jis: "Shift JIS",
  gb18030: "GB 18030",
};

const DELIMITER_KEYS: Readonly<Record<Delimiter, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", ":": "colon" };

export const delimiterWords = (delimiter: Delimiter, t: Words["t"]): string => t(`data:delimiter.${DELIMITER_KEYS[delimiter]}`);

/** Encodings whose characters beyond the basic ones take two bytes. */
export type PairedEncoding = "shift_jis" | "gb18030";

/** So many characters at least, and such a share of them, must be where Japanese or Chinese text has most of its own. */
const LEAST = 4;
const KANA_SHARE = 0.2;
const HANZI_SHARE = 0.9;
/** Share of bytes that fit into no pair: damage. */
const BROKEN = 0.01;

type Tally = { pairs: number; typical: number; broken: number };

const isLetter = (byte: number): boolean => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);

/** Reads bytes from 80 on as pairs, in both ways, and counts what comes of it. */
export class PairTally {
  readonly #japanese: Tally = { pairs: 0, typical: 0, broken: 0 };
  readonly #chinese: Tally = { pairs: 0, typical: 0, broken: 0 };

  add(bytes: Uint8Array): void {
    read(bytes, this.#japanese, japanese);
    read(bytes, this.#chinese, chinese);
  }

  /** `null` = neither. Text of one byte a character makes pairs as well, but hardly ever those that are typical. */
  judge(): PairedEncoding | null {
    const japanese = this.#japanese;
    if (isWhole(japanese) && japanese.typical >= KANA_SHARE * japanese.pairs) return "shift_jis";
    const chinese = this.#chinese;
    return isWhole(chinese) && chinese.typical >= HANZI_SHARE * chinese.pairs ? "gb18030" : null;
  }
}

const isWhole = ({ pairs, typical, broken }: Tally): boolean => typical >= LEAST && broken <= BROKEN * pairs;

/** Bytes of the character at hand and whether it is typical; 0 = it is none. */
type Way = (lead: number, trail: number, after: number) => { readonly length: 0 | 1 | 2 | 4; readonly typical: boolean };

const NONE = { length: 0, typical: false } as const;
const SINGLE = { length: 1, typical: false } as const;

function read(bytes: Uint8Array, tally: Tally, way: Way): void {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const { length, typical } = way(lead, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
    if (length === 0) tally.broken++;
    else if (length > 1) tally.pairs++;
    if (typical) tally.typical++;
    at += Math.max(1, length);
  }
}

/** Shift JIS; typical = hiragana and katakana, and the marks of a sentence. */
const japanese: Way = (lead, trail) => {
  if (lead >= 0xa1 && lead <= 0xdf) return SINGLE;
  const isLead = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc);
  if (!isLead || trail < 0x40 || trail === 0x7f || trail > 0xfc) return NONE;
  const hiragana = lead === 0x82 && trail >= 0x9f && trail <= 0xf1;
  const katakana = lead === 0x83 && trail <= 0x96;
  return { length: 2, typical: hiragana || katakana || (lead === 0x81 && (trail === 0x41 || trail === 0x42)) };
};

/** GB 18030; typical = the characters and marks of GB 2312, both bytes from A1 on. A letter behind is a letter of another encoding. */
const chinese: Way = (lead, trail, after) => {
  if (lead === 0x80 || lead === 0xff) return NONE;
  if (trail >= 0x30 && trail <= 0x39) return after >= 0x81 && after <= 0xfe ? { length: 4, typical: false } : NONE;
  if (trail < 0x40 || trail === 0x7f || trail === 0xff) return NONE;
  const hanzi = (lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3);
  return { length: 2, typical: hanzi && trail >= 0xa1 && !isLetter(after) };
};

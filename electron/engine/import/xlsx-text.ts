import { decodeEntities, decodeEscapes } from "./xml-events.ts";

const LT = 60;

/**
 * Text content from `from` up to the tag that ends it: references and Excel's escapes decoded, CDATA taken as it is, comments
 * left out, line ends as one line feed. `null` when the end is not there yet.
 */
export function plainText(bytes: Uint8Array, from: number, end: number): { readonly bytes: Uint8Array; readonly next: number } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  let text = "";
  let at = from;
  for (;;) {
    const tag = buffer.indexOf(LT, at);
    if (tag < 0 || tag + 9 > end) return null;
    text += decodeEntities(buffer.toString("utf8", at, tag).replace(/\r\n?/g, "\n"));
    if (buffer.toString("latin1", tag, tag + 9) === "<![CDATA[") {
      const close = buffer.indexOf("]]>", tag + 9, "latin1");
      if (close < 0) return null;
      text += buffer.toString("utf8", tag + 9, close);
      at = close + 3;
    } else if (buffer.toString("latin1", tag, tag + 4) === "<!--") {
      const close = buffer.indexOf("-->", tag + 4, "latin1");
      if (close < 0) return null;
      at = close + 3;
    } else return { bytes: Buffer.from(decodeEscapes(text), "utf8"), next: tag };
  }
}

/** The same for a stretch that is known to hold no markup. */
export const decodedText = (bytes: Uint8Array, from: number, to: number): Buffer =>
  Buffer.from(
    decodeEscapes(
      decodeEntities(
        Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
          .toString("utf8")
          .replace(/\r\n?/g, "\n"),
      ),
    ),
  );

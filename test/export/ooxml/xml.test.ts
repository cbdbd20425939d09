import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { document, element, numberText, removeIllegal, text } from "../../../electron/export/ooxml/xml.ts";

describe("xml", () => {
  it("escapes what would be markup, in text and in attributes", () => {
    expect(element("a", { b: `<"&'\n>` }, text('<x a="1">&</x>\r'))).toBe(
      `<a b="&lt;&quot;&amp;'&#10;&gt;">&lt;x a="1"&gt;&amp;&lt;/x&gt;&#13;</a>`,
    );
  });

  it("leaves out attributes without a value and writes flags as 1 and 0", () => {
    expect(element("a", { b: undefined, c: true, d: false, e: 1.5 })).toBe('<a c="1" d="0" e="1.5"/>');
  });

  it("removes control characters, lone surrogates and non-characters, and keeps emoji, line ends and right-to-left text", () => {
    expect(removeIllegal("a\u0000\u0008\u000b\u001fb\ud800c\udc00\ufffe\uffff\n\t😀שלום")).toBe("abc\n\t😀שלום");
  });

  it("leaves no character that XML 1.0 forbids in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.integer({ min: 0, max: 0xffff })), (words, units) => {
        const legal = removeIllegal(words + String.fromCharCode(...units));
        for (const character of legal) {
          const code = character.codePointAt(0) ?? 0;
          const allowed =
            code === 9 ||
            code === 10 ||
            code === 13 ||
            (code >= 0x20 && code <= 0xd7ff) ||
            (code >= 0xe000 && code <= 0xfffd) ||
            code >= 0x10000;
          if (!allowed) return false;
        }
        return removeIllegal(legal) === legal;
      }),
    );
  });

  it("refuses numbers that are not finite, and writes minus zero as zero", () => {
    expect(() => numberText(Number.NaN)).toThrow("requires a finite number, got NaN");
    expect(() => element("a", { b: Number.POSITIVE_INFINITY })).toThrow("requires a finite number");
    expect(numberText(-0)).toBe("0");
  });

  it("writes numbers that read back as the same number", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Number(numberText(value)) === value));
  });

  it("begins a part with its encoding", () => {
    expect(new TextDecoder().decode(document(element("a", null)))).toBe('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a/>');
  });
});

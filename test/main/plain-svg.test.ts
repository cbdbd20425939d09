import { describe, expect, it } from "vitest";
import { isPlainSvg } from "../../electron/main/plain-svg.ts";

const svg = (inside: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"${attributes}>${inside}</svg>`;

describe("isPlainSvg", () => {
  const plain: readonly (readonly [string, string])[] = [
    [
      "shapes and words",
      svg('<g transform="translate(1 2)"><path d="M0 0L1 1" fill="rgb(1, 2, 3)"/><text x="1">R&amp;D &#8212; 5 &gt; 3</text></g>'),
    ],
    [
      "a clip of the same picture",
      svg('<defs><clipPath id="c0"><rect width="1" height="1"/></clipPath></defs><g clip-path="url(#c0)"></g>'),
    ],
    ["a font with quotes", svg('<text font-family="-apple-system, &quot;Segoe UI&quot;">a</text>')],
  ];
  for (const [name, text] of plain) it(`takes ${name}`, () => expect(isPlainSvg(text)).toBe(true));

  const refused: readonly (readonly [string, string])[] = [
    ["a script", svg("<script>alert(1)</script>")],
    ["a script in another case", svg("<SCRIPT>alert(1)</SCRIPT>")],
    ["an event handler", svg('<rect onload="alert(1)"/>')],
    ["an event handler at the top", svg("", ' onload="alert(1)"')],
    ["foreign content", svg("<foreignObject><p/></foreignObject>")],
    ["a picture from elsewhere", svg('<image href="https://example.org/x.png"/>')],
    ["a link", svg('<a href="https://example.org"/>')],
    ["a use", svg('<use href="#a"/>')],
    ["a style sheet", svg("<style>@import url(https://example.org)</style>")],
    ["a style attribute", svg('<rect style="fill:url(https://example.org)"/>')],
    ["a fill from elsewhere", svg('<rect fill="url(https://example.org/#a)"/>')],
    ["a fill from elsewhere behind an escape", svg('<rect fill="u&#114;l(https://example.org/#a)"/>')],
    ["an animation that sets a link", svg('<set attributeName="href" to="x"/>')],
    ["another namespace", '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>'],
    ["a prefix of a namespace", svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>')],
    ["a document type with entities", `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("")}`],
    ["a processing instruction", `<?xml-stylesheet href="https://example.org"?>${svg("")}`],
    ["a comment", svg("<!-- x -->")],
    ["a section of characters", svg("<text><![CDATA[<script/>]]></text>")],
    ["an entity of its own", svg("<text>&a;</text>")],
    ["two of one attribute", svg('<rect x="1" x="2"/>')],
    ["tags that do not match", svg("<g><text></g></text>")],
    ["what is not closed", '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
    ["two pictures", `${svg("")}${svg("")}`],
    ["words behind the picture", `${svg("")}x`],
    ["nothing", ""],
    ["a web page", "<html><body/></html>"],
  ];
  for (const [name, text] of refused) it(`refuses ${name}`, () => expect(isPlainSvg(text)).toBe(false));

  it("reads a picture of 20 million characters within a moment", () => {
    const text = svg('<rect x="1" y="2" width="3" height="4"/>'.repeat(480_000));
    const start = performance.now();
    expect(isPlainSvg(text)).toBe(true);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeDeck } from "../../electron/export/write-deck.ts";
import type { Deck } from "../../shared/report/deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { hasSchemas, validatePackage } from "../support/validate-package.ts";

const DECK: Deck = {
  title: "Title",
  subtitle: "",
  lang: "en",
  theme: DEFAULT_THEME,
  dataDay: "",
  slides: [
    {
      kind: "chart",
      title: "A",
      subtitle: "",
      charts: [
        {
          kind: "bar",
          title: "B",
          categories: ["x"],
          series: [{ name: "s", values: [1], labels: false }],
          valueAxis: { title: "", format: "0" },
          altText: "",
        },
      ],
      facts: [],
      footnote: "",
      source: "",
    },
  ],
};

/** The faults that are found after one part was changed. */
async function faultsAfter(name: string, change: (xml: string) => string): Promise<string> {
  const files = unzipSync(writeDeck(DECK));
  const before = new TextDecoder().decode(files[name]);
  const after = change(before);
  expect(after).not.toBe(before);
  const { faults } = await validatePackage(zipSync({ ...files, [name]: new TextEncoder().encode(after) }));
  return faults.join("\n");
}

describe("validatePackage finds", () => {
  it("a content type for a part that does not exist", async () => {
    const override = '<Override PartName="/ppt/slideMasters/slideMaster9.xml" ContentType="application/xml"/></Types>';
    expect(await faultsAfter("[Content_Types].xml", (xml) => xml.replace("</Types>", override))).toContain(
      "slideMaster9.xml does not exist",
    );
  });

  it("a part without a content type", async () => {
    expect(
      await faultsAfter("[Content_Types].xml", (xml) => xml.replace(/<Override PartName="\/ppt\/slides\/slide1.xml"[^>]*>/, "")),
    ).toContain("slide1.xml: has no content type");
  });

  it("a relationship whose part is not there", async () => {
    expect(await faultsAfter("ppt/slides/_rels/slide1.xml.rels", (xml) => xml.replace("charts/chart1.xml", "charts/chart7.xml"))).toContain(
      "chart7.xml does not exist",
    );
  });

  it("a reference to no relationship", async () => {
    expect(await faultsAfter("ppt/slides/slide1.xml", (xml) => xml.replace(/r:id="rId\d+"/, 'r:id="rId99"'))).toContain("refers to rId99");
  });

  it("an axis id without its axis", async () => {
    expect(await faultsAfter("ppt/charts/chart1.xml", (xml) => xml.replace('<c:axId val="111111111"/>', '<c:axId val="5"/>'))).toContain(
      "axis 5 does not exist",
    );
  });

  it("a core property it does not know", async () => {
    expect(
      await faultsAfter("docProps/core.xml", (xml) => xml.replace("dc:creator", "dc:maker").replace("dc:creator", "dc:maker")),
    ).toContain("unknown element dc:maker");
  });

  it.skipIf(!hasSchemas)("an element out of its order (skipped where ../shared/data is absent)", async () => {
    const moved = (xml: string) => xml.replace('<c:varyColors val="0"/>', "").replace("<c:gapWidth", '<c:varyColors val="0"/><c:gapWidth');
    expect(await faultsAfter("ppt/charts/chart1.xml", moved)).toContain("ppt/charts/chart1.xml");
  });
});

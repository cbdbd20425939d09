import type { DeckTheme } from "../../../shared/report/deck.ts";
import { mixColor } from "../../../shared/report/mix-color.ts";
import { NAMESPACES } from "./drawing.ts";
import { Links, type Part } from "./package.ts";
import { document, element, literal, type Xml } from "./xml.ts";

const slot = (name: string, color: string): Xml => element(name, null, element("a:srgbClr", { val: color.toUpperCase() }));

const font = (name: string, typeface: string): Xml =>
  element(name, null, element("a:latin", { typeface }), literal`<a:ea typeface=""/>`, literal`<a:cs typeface=""/>`);

/** A theme part. Slides and notes each need one of their own. */
export function themePart(theme: DeckTheme, number: number): Part {
  const { colors } = theme;
  const root = element(
    "a:theme",
    { "xmlns:a": NAMESPACES.a, name: theme.name },
    element(
      "a:themeElements",
      null,
      element(
        "a:clrScheme",
        { name: theme.name },
        slot("a:dk1", colors.ink),
        slot("a:lt1", colors.paper),
        slot("a:dk2", colors.muted),
        slot("a:lt2", mixColor(colors.muted, colors.paper, 0.88)),
        slot("a:accent1", colors.accent),
        slot("a:accent2", colors.boxLow),
        slot("a:accent3", colors.boxTop),
        slot("a:accent4", colors.boxMid),
        slot("a:accent5", colors.better),
        slot("a:accent6", colors.worse),
        slot("a:hlink", colors.accent),
        slot("a:folHlink", colors.muted),
      ),
      element("a:fontScheme", { name: theme.name }, font("a:majorFont", theme.headingFont), font("a:minorFont", theme.bodyFont)),
      // The three fills, lines and effects that a theme must have: flat, as nothing here has a shadow or a gradient.
      literal`<a:fmtScheme name="Flat"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>`,
    ),
  );
  return {
    name: `/ppt/theme/theme${number}.xml`,
    contentType: "application/vnd.openxmlformats-officedocument.theme+xml",
    bytes: document(root),
    links: new Links(),
  };
}

import type { ChartTokens } from "./chart-tokens.ts";
import { escaped } from "./svg-markup.ts";

/** The inside of a picture, in px. */
export type Drawing = { readonly markup: string; readonly width: number; readonly height: number };
export type Picture = { readonly text: string; readonly width: number; readonly height: number };

const EDGE = 12;
const TITLE = 14;
const NOTE = 11;
/** Mean width of a character in parts of the size of its font, on the safe side. */
const WIDE = 0.56;

/** A drawing as a picture that stands alone: on its surface, with a title and what must be known beside it. */
export function framed({ markup, width, height }: Drawing, title: string, note: string, tokens: ChartTokens): Picture {
  const words = Math.max(title.length * TITLE, note.length * NOTE) * WIDE;
  const whole = Math.ceil(2 * EDGE + Math.max(width, words));
  const top = EDGE + 22 + (note === "" ? 0 : 18);
  const tall = Math.ceil(top + height + EDGE);
  const text = (words: string, y: number, size: number, color: string, weight: number) =>
    `<text x="${EDGE}" y="${y}" fill="${escaped(color)}" font-family="${escaped(tokens.font)}" font-size="${size}" font-weight="${weight}">${escaped(words)}</text>`;
  return {
    text: [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${tall}" viewBox="0 0 ${whole} ${tall}" role="img" aria-label="${escaped(`${title}. ${note}`)}">`,
      `<title>${escaped(title)}</title>`,
      `<rect width="${whole}" height="${tall}" fill="${escaped(tokens.surface)}"/>`,
      text(title, EDGE + TITLE, TITLE, tokens.ink, 600),
      note === "" ? "" : text(note, EDGE + TITLE + 18, NOTE, tokens.ink2, 400),
      `<g transform="translate(${EDGE} ${top})">${markup}</g>`,
      "</svg>",
    ].join(""),
    width: whole,
    height: tall,
  };
}

/** A picture as PNG, `scale` times as many dots as px. */
export async function pngOf({ text, width, height }: Picture, scale: number): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext("2d");
    if (pen === null) throw new Error("pngOf requires a canvas with a 2d context");
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob === null) throw new Error(`pngOf requires a size that a canvas can hold, not ${canvas.width} × ${canvas.height}`);
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

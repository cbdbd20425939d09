import type { ChartPicture } from "../../shared/ipc/contract.ts";
import { isPlainSvg } from "./plain-svg.ts";

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** The bytes of a picture as they go into a file; `null` where it is not the kind of picture it says it is. */
export function pictureContent(picture: ChartPicture): Uint8Array | null {
  switch (picture.format) {
    case "svg":
      return isPlainSvg(picture.text) ? new TextEncoder().encode(picture.text) : null;
    case "png":
      return PNG_START.every((byte, index) => picture.bytes[index] === byte) ? picture.bytes : null;
  }
}

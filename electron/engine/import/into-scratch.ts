import { copyFile, link, realpath } from "node:fs/promises";

/** Hands a file into the scratch folder (the only one the store reads), without copying it where that is possible. */
export async function intoScratch(path: string, target: string): Promise<void> {
  const real = await realpath(path);
  await link(real, target).catch(() => copyFile(real, target));
}

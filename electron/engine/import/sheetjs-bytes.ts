import { readFile, stat } from "node:fs/promises";
import type { Job } from "../../../shared/progress.ts";
import { cleanZip } from "./clean-zip.ts";
import { guardParts } from "./ods-guard.ts";
import { ZipFile } from "./zip-file.ts";

/** The bytes to hand to SheetJS: of a workbook in a zip a copy on whose zip it can rely, of any other those of the file. */
export async function sheetJsBytes(file: { readonly path: string; readonly name: string }, job: Job): Promise<Buffer> {
  const { size } = await stat(file.path);
  const bytes = await readFile(file.path);
  if (!bytes.subarray(0, 2).equals(Buffer.from("PK"))) return bytes;
  const zip = await ZipFile.open(file.path, file.name, size);
  try {
    return await cleanZip(zip, file.name, guardParts, job);
  } finally {
    await zip.close();
  }
}

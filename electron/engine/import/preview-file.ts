import type { Job } from "../../../shared/progress.ts";
import { fail, type Result } from "../../../shared/result.ts";
import type { FilePreview, FileReading } from "../../../shared/table/file-reading.ts";
import type { Store } from "../store.ts";

/** The first rows of one file by a reading, without loading it. */
export async function previewFile(
  _store: Store,
  file: { readonly path: string; readonly name: string },
  _sheet: string | null,
  _reading: FileReading,
  job: Job,
): Promise<Result<FilePreview>> {
  job.checkpoint();
  return fail("NOT_YET", { file: file.name });
}

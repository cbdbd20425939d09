import { fail } from "../../shared/result.ts";

/** What the file system refused, as a problem; a fault that is none of the file's is thrown on. */
export function fileProblem(error: unknown, file: string) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return fail("FILE_NOT_FOUND", { file });
  if (["EACCES", "EPERM", "EISDIR", "EIO", "ELOOP", "ENAMETOOLONG", "EMFILE"].includes(code)) {
    return fail("FILE_UNREADABLE", { file, detail: { reason: code } });
  }
  throw error;
}

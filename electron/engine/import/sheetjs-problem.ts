import { ProblemError } from "../../../shared/result.ts";

/** SheetJS says in English what is wrong; the two things a person can act on are told apart. */
export function sheetJsProblem(message: string, file: string, cause?: unknown): ProblemError {
  const encrypted = /password|ODS encryption|encryption (scheme|flags|algorithm)|EncryptionInfo|ECMA-376/i.test(message);
  return new ProblemError(encrypted ? { code: "FILE_ENCRYPTED", file } : { code: "FILE_CORRUPT", file, detail: { context: "workbook" } }, {
    cause,
  });
}

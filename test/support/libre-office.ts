import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** False where LibreOffice is not installed: tests then say that they were skipped. */
export const hasLibreOffice = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // not installed
  }
})();

/** Opens a file in LibreOffice with a profile of its own, prints it to pdf and counts the pages. */
export function convertToPdf(bytes: Uint8Array, name: string): number {
  const folder = mkdtempSync(join(tmpdir(), "octad-office-"));
  try {
    writeFileSync(join(folder, name), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, name)], {
      stdio: "ignore",
      timeout: 100_000,
    });
    const pdf = readFileSync(join(folder, name.replace(/\.\w+$/, ".pdf")), "latin1");
    return [...pdf.matchAll(/\/Type\s*\/Page(?![a-zA-Z])/g)].length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

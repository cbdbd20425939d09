import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { CliWorkbench } from "../../electron/cli/context.ts";
import { main } from "../../electron/cli/main.ts";

export type Run = { readonly status: number; readonly out: string; readonly err: string };

/** Runs the command line in this process and catches what it prints. Without a workbench any reach for one is a fault. */
export async function runCli(
  args: readonly string[],
  options: { readonly workbench?: CliWorkbench; readonly env?: Readonly<Record<string, string>>; readonly isTerminal?: boolean } = {},
): Promise<Run> {
  let out = "";
  let err = "";
  const status = await main(
    args,
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      isTerminal: options.isTerminal ?? false,
      env: options.env ?? { LANG: "en_US.UTF-8" },
    },
    async () => {
      if (options.workbench === undefined) throw new Error("this run requires no workbench");
      return options.workbench;
    },
  );
  return { status, out, err };
}

const folder = mkdtempSync(join(tmpdir(), "octad-cli-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A path in a folder that is removed after the file's tests. */
export const pathOf = (name: string): string => join(folder, name);

/** Writes a file there and gives its path. */
export function fileWith(name: string, content: string | object): string {
  const path = pathOf(name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

import { main } from "./main.ts";

// A reader that closes early (`octad … | head`) has what it wanted: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await main(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    env: process.env,
  },
  async () => {
    // Loaded only when data are: help and what-if on a typed baseline need no database.
    const { Workbench } = await import("../engine/workbench.ts");
    return Workbench.open();
  },
);

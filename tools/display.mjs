import { spawn } from "node:child_process";

/** Whether a window can be seen here: always outside Linux, otherwise when a display is named. */
export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/**
 * A virtual display of its own, on a number that the server picks itself.
 * @returns {Promise<{ name: string, stop: () => void }>}
 */
export function startVirtualDisplay() {
  return new Promise((done, fail) => {
    // No access control: the tests may run as another user, and the server listens on a local socket alone.
    const args = ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-ac", "-noreset"];
    const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "pipe", "pipe"] });
    let words = "";
    let answer = "";
    server.stderr.on("data", (chunk) => {
      words += chunk;
    });
    server.on("error", fail);
    server.on("exit", (code) => fail(new Error(`Xvfb ended with ${code}: ${words.trim()}`)));
    server.stdio[3]?.on("data", (chunk) => {
      answer += chunk;
      if (answer.endsWith("\n")) done({ name: `:${answer.trim()}`, stop: () => server.kill() });
    });
  });
}

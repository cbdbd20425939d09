import type { Bridge } from "../../shared/ipc/contract.ts";

let current: Bridge | null = null;

/** Hands the window its way to main: once, at the start. */
export function setBridge(bridge: Bridge): void {
  current = bridge;
}

export function bridge(): Bridge {
  if (current === null) throw new Error("bridge requires setBridge to have been called");
  return current;
}

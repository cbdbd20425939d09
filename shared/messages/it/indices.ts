import type { indices as en } from "../en/indices.ts";

export const indices: Record<keyof typeof en, string> & Record<string, string> = {};

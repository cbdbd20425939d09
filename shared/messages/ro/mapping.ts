import type { mapping as en } from "../en/mapping.ts";

export const mapping: Record<keyof typeof en, string> & Record<string, string> = {};

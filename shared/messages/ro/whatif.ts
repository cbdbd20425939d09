import type { whatif as en } from "../en/whatif.ts";

export const whatif: Record<keyof typeof en, string> & Record<string, string> = {};

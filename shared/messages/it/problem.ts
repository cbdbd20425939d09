import type { problem as en } from "../en/problem.ts";

export const problem: Record<keyof typeof en, string> & Record<string, string> = {};

import type { report as en } from "../en/report.ts";

export const report: Record<keyof typeof en, string> & Record<string, string> = {};

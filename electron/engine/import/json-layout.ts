import type { JsonLayout } from "./json-records.ts";

/**
 * How the records stand in a file that starts like JSON, by its first bytes; `null` when it holds no records. The name counts
 * only where the bytes leave it open: one object alone may be a table of one row, or no table at all.
 */
export function jsonLayout(head: string, name: string): JsonLayout | null {
  if (/^\[\s*\{/.test(head)) return "array";
  if (!head.startsWith("{")) return null;
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return "lines";
  const end = head.indexOf("\n");
  if (end < 0 || !head.slice(end).trimStart().startsWith("{")) return null;
  try {
    JSON.parse(head.slice(0, end));
    return "lines";
  } catch {
    // The first line is a part of an object that goes on below: no records.
    return null;
  }
}

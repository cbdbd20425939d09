import { join } from "node:path";
import log from "electron-log/node";

export type Log = (words: string, error?: unknown) => void;

const MOST_BYTES = 2 * 1024 ** 2;

/** The log file of the application, in its own data folder. Holds codes and names of files, never what is in them. */
export function openLog(folder: string): Log {
  log.transports.file.resolvePathFn = () => join(folder, "logs", "main.log");
  log.transports.file.maxSize = MOST_BYTES;
  log.transports.file.level = "info";
  log.transports.console.level = false;
  return (words, error) => {
    if (error === undefined) log.info(words);
    else log.error(words, error);
  };
}

import "../../electron/preload/index.ts";
import "node:fs";
import "electron/renderer";

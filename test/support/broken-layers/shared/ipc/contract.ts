import "../../electron/main/index.ts";
import "electron";

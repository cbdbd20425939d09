import "../electron/main/index.ts";
import "electron";
import "node:fs/promises";
import "echarts";
import "zod";
import "../../electron/engine/store.ts";
